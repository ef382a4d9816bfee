package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.code.DifferencePane;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// Two texts compared, in place of the editor.
final class ComparisonView extends BorderPane {
    private final DifferencePane difference = new DifferencePane("Differences between the texts");

    /// @param closed what happens when the user is done
    ComparisonView(Comparison comparison, Runnable closed) {
        difference.tools(
                Buttons.of(
                        Action.of(
                                "editor.endComparison",
                                "Back to the text",
                                "",
                                BootstrapIcons.ARROW_LEFT,
                                closed)));
        difference.show(comparison.before(), comparison.after(), comparison.lines());
        setCenter(difference);
    }

    /// Takes the keyboard.
    void focus() {
        difference.focus();
    }
}
