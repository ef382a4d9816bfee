package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.state.StateFiles;
import dev.tidemark.desktop.work.BackgroundWork;
import java.util.List;
import java.util.Optional;

/// Dresses an editor as texts looked the last time, and keeps what is changed. Used on the JavaFX
/// thread, but for [#recall].
final class Looks {
    private final BackgroundWork work;
    private final StateFiles files;
    private EditorLook look = EditorLook.USUAL;
    private List<MonospaceFont> fonts = List.of();
    private int font;
    private boolean keeping;

    Looks(BackgroundWork work, StateFiles files) {
        this.work = work;
        this.files = files;
    }

    /// How texts looked the last time. Called on a worker.
    EditorLook recall() {
        return EditorLook.recall(files);
    }

    /// @param installed at least one
    void dress(SqlEditor editor, List<MonospaceFont> installed, EditorLook wanted) {
        look = wanted;
        fonts = installed;
        font =
                fonts.stream()
                        .filter(each -> each.name().equals(wanted.font()))
                        .mapToInt(fonts::indexOf)
                        .findFirst()
                        .orElse(0);
        editor.show(fonts.get(font));
        editor.wrap(wanted.wrap());
        editor.zoom(wanted.zoom());
    }

    boolean wraps() {
        return look.wrap() == SqlEditor.Wrap.LINES;
    }

    void toggleWrap(Optional<SqlEditor> editor) {
        keep(look.withWrap(wraps() ? SqlEditor.Wrap.NONE : SqlEditor.Wrap.LINES));
        editor.ifPresent(it -> it.wrap(look.wrap()));
    }

    /// Larger by so many steps; 0 as usual.
    void zoom(Optional<SqlEditor> editor, int steps) {
        keep(look.withZoom(steps == 0 ? 0 : look.zoom() + steps));
        editor.ifPresent(it -> it.zoom(look.zoom()));
    }

    /// Takes the next font that is installed.
    ///
    /// @return its name
    String nextFont(SqlEditor editor) {
        font = (font + 1) % fonts.size();
        editor.show(fonts.get(font));
        keep(look.withFont(fonts.get(font)));
        return fonts.get(font).family();
    }

    /// One writing at a time, so that the last one counts.
    private void keep(EditorLook wanted) {
        look = wanted;
        if (keeping) {
            return;
        }
        keeping = true;
        work.start(
                () -> wanted.keep(files),
                _ -> {},
                _ -> {},
                () -> {
                    keeping = false;
                    if (!look.equals(wanted)) {
                        keep(look);
                    }
                });
    }
}
