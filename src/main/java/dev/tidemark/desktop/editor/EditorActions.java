package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.engine.migration.MigrationPart;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// What can be done in the editor.
final class EditorActions {
    private final EditorViewModel model;
    private final EditorView view;
    private final List<Action> all;

    /// @param elsewhere what leads to other pages
    EditorActions(EditorViewModel model, EditorView view, List<Action> elsewhere) {
        this.model = model;
        this.view = view;
        all = Stream.concat(own().stream(), elsewhere.stream()).toList();
    }

    private List<Action> own() {
        return List.of(
                save(),
                undo(),
                redo(),
                find(),
                replace(),
                action("findNext", "Find next", BootstrapIcons.CHEVRON_DOWN, "F3", view::findNext),
                action(
                        "findPrevious",
                        "Find previous",
                        BootstrapIcons.CHEVRON_UP,
                        "Shift+F3",
                        view::findPrevious),
                action(
                        "nextProblem",
                        "Next problem",
                        BootstrapIcons.ARROW_DOWN_CIRCLE,
                        "F8",
                        () -> view.nextProblem(1)),
                action(
                        "previousProblem",
                        "Previous problem",
                        BootstrapIcons.ARROW_UP_CIRCLE,
                        "Shift+F8",
                        () -> view.nextProblem(-1)),
                action(
                        "goToLine",
                        "Go to line…",
                        BootstrapIcons.ARROW_RIGHT_SHORT,
                        "Shortcut+G",
                        view::goToLine),
                comment(),
                action(
                        "duplicate",
                        "Duplicate lines",
                        BootstrapIcons.FILES,
                        "Shortcut+D",
                        () -> lines((text, at) -> Optional.of(LineEdits.duplicate(text, at)))),
                action(
                        "moveUp",
                        "Move lines up",
                        BootstrapIcons.ARROW_UP,
                        "Alt+Up",
                        () -> lines(LineEdits::moveUp)),
                action(
                        "moveDown",
                        "Move lines down",
                        BootstrapIcons.ARROW_DOWN,
                        "Alt+Down",
                        () -> lines(LineEdits::moveDown)),
                explain(),
                wrap(),
                action(
                        "fold",
                        "Fold or unfold this part",
                        BootstrapIcons.ARROWS_COLLAPSE,
                        "Alt+Shift+F",
                        view::toggleFold),
                part(MigrationPart.Kind.HEADER, "Go to the header", "Alt+Shift+H"),
                part(MigrationPart.Kind.UP, "Go to the up part", "Alt+Shift+U"),
                part(MigrationPart.Kind.ROLLBACK, "Go to the rollback part", "Alt+Shift+R"),
                action(
                        "larger",
                        "Larger text",
                        BootstrapIcons.ZOOM_IN,
                        "Shortcut+Equals",
                        () -> view.zoom(1)),
                action(
                        "smaller",
                        "Smaller text",
                        BootstrapIcons.ZOOM_OUT,
                        "Shortcut+Minus",
                        () -> view.zoom(-1)),
                action(
                        "usualSize",
                        "Usual text size",
                        BootstrapIcons.SEARCH,
                        "Shortcut+0",
                        () -> view.zoom(0)),
                action(
                        "font",
                        "Next font",
                        BootstrapIcons.TYPE,
                        "Shortcut+Shift+T",
                        view::nextFont),
                action(
                        "complete",
                        "Complete",
                        BootstrapIcons.CHAT_SQUARE_TEXT,
                        "Ctrl+Space",
                        view::complete),
                action(
                        "snippets",
                        "Insert a snippet…",
                        BootstrapIcons.BRACES,
                        "Shortcut+J",
                        view::snippets),
                action(
                        "compareSaved",
                        "Compare with the saved file",
                        BootstrapIcons.FILE_DIFF,
                        "Shortcut+Shift+D",
                        model::compare));
    }

    /// All of them.
    List<Action> all() {
        return all;
    }

    /// Does what a key stands for, wherever in the page the keyboard is.
    void pressed(KeyEvent event) {
        all.stream()
                .filter(action -> action.key() != null && action.key().match(event))
                .findFirst()
                .ifPresent(action -> {
                    action.fire();
                    event.consume();
                });
    }

    Action save() {
        ObservableBooleanValue wanted = model.unsavedProperty();
        return action("save", "Save", BootstrapIcons.SAVE, "Shortcut+S", model::save).when(wanted);
    }

    Action undo() {
        return Action.of(
                "editor.undo",
                "Undo",
                "",
                BootstrapIcons.ARROW_COUNTERCLOCKWISE,
                () -> editor(SqlEditor::undo));
    }

    Action redo() {
        return Action.of(
                "editor.redo",
                "Redo",
                "",
                BootstrapIcons.ARROW_CLOCKWISE,
                () -> editor(SqlEditor::redo));
    }

    Action find() {
        return action("find", "Find…", BootstrapIcons.SEARCH, "Shortcut+F", view::find);
    }

    Action replace() {
        return action("replace", "Replace…", BootstrapIcons.PENCIL, "Shortcut+H", view::replace);
    }

    Action comment() {
        return action(
                "comment",
                "Comment or uncomment lines",
                BootstrapIcons.CHAT_LEFT_TEXT,
                "Shortcut+Slash",
                () -> lines((text, at) -> Optional.of(LineEdits.toggleComment(text, at))));
    }

    Action explain() {
        return action(
                "explain",
                "Explain statement",
                BootstrapIcons.INFO_CIRCLE,
                "Shortcut+E",
                view::explain);
    }

    Action wrap() {
        return action(
                "wrap",
                "Wrap long lines",
                BootstrapIcons.TEXT_PARAGRAPH,
                "Alt+Z",
                view::toggleWrap);
    }

    private Action part(MigrationPart.Kind kind, String text, String keys) {
        return action(
                "goTo." + Gutter.name(kind),
                text,
                BootstrapIcons.ARROW_RIGHT_SHORT,
                keys,
                () -> goTo(kind));
    }

    /// Goes to the beginning of a part.
    void goTo(MigrationPart.Kind kind) {
        var outline = model.outlineProperty().get();
        if (outline != null) {
            outline.parts().stream()
                    .filter(part -> part.kind() == kind)
                    .findFirst()
                    .ifPresent(part ->
                            editor(it -> {
                                it.goTo(part.firstLine(), 1);
                                it.focus();
                            }));
        }
    }

    private void lines(BiFunction<TextSnapshot, Selection, Optional<LineEdit>> change) {
        if (model.editable()) {
            editor(it -> change.apply(it.snapshot(), it.selection()).ifPresent(it::edit));
        }
    }

    private void editor(Consumer<SqlEditor> use) {
        view.editor().ifPresent(use);
    }

    private static Action action(
            String id, String text, BootstrapIcons icon, String keys, Runnable perform) {
        return Action.of("editor." + id, text, "", icon, perform).withKey(keys);
    }
}
