package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.state.StateFiles;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.Properties;

/// How texts look in the editor: kept from one file, and one start, to the next. Immutable.
///
/// @param wrap whether long lines go on below
/// @param zoom steps of size, 0 as usual
/// @param font the font's name in [MonospaceFont], empty for the first that is installed
record EditorLook(SqlEditor.Wrap wrap, int zoom, String font) {
    static final EditorLook USUAL = new EditorLook(SqlEditor.Wrap.NONE, 0, "");

    private static final int SMALLEST = -4;
    private static final int LARGEST = 8;
    private static final String FILE = "editor.properties";

    EditorLook {
        zoom = Math.clamp(zoom, SMALLEST, LARGEST);
    }

    EditorLook withWrap(SqlEditor.Wrap other) {
        return new EditorLook(other, zoom, font);
    }

    EditorLook withZoom(int steps) {
        return new EditorLook(wrap, steps, font);
    }

    EditorLook withFont(MonospaceFont other) {
        return new EditorLook(wrap, zoom, other.name());
    }

    /// Keeps it. Called on a worker.
    ///
    /// @return whether it is on the disk
    boolean keep(StateFiles files) {
        return files.write(FILE, "wrap=%s\nzoom=%d\nfont=%s\n".formatted(wrap, zoom, font));
    }

    /// The one that was kept last, else the usual one. Called on a worker.
    static EditorLook recall(StateFiles files) {
        return files.read(FILE).flatMap(EditorLook::parse).orElse(USUAL);
    }

    private static Optional<EditorLook> parse(String text) {
        var values = new Properties();
        try {
            values.load(new StringReader(text));
            return Optional.of(
                    new EditorLook(
                            SqlEditor.Wrap.valueOf(values.getProperty("wrap", "")),
                            Integer.parseInt(values.getProperty("zoom", "")),
                            values.getProperty("font", "")));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
