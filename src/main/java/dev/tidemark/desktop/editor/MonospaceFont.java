package dev.tidemark.desktop.editor;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.text.Font;

/// Fonts that code is read in, the liked ones first. The style class sets the family.
enum MonospaceFont {
    JETBRAINS_MONO("JetBrains Mono"),
    CASCADIA_CODE("Cascadia Code"),
    SF_MONO("SF Mono"),
    MENLO("Menlo"),
    CONSOLAS("Consolas"),
    UBUNTU_MONO("Ubuntu Mono"),
    NOTO_SANS_MONO("Noto Sans Mono"),
    DEJAVU_SANS_MONO("DejaVu Sans Mono"),
    LIBERATION_MONO("Liberation Mono"),
    /// What the system takes for one.
    SYSTEM("Monospaced");

    private final String family;

    MonospaceFont(String family) {
        this.family = family;
    }

    /// The family's name, to show to people.
    String family() {
        return family;
    }

    /// For example `font-jetbrains-mono`.
    String styleClass() {
        return "font-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Those that are there, at least one. Looks at all fonts of the system: not for the JavaFX
    /// thread.
    static List<MonospaceFont> installed() {
        var families = Set.copyOf(Font.getFamilies());
        return Stream.of(values())
                .filter(font -> font == SYSTEM || families.contains(font.family))
                .toList();
    }
}
