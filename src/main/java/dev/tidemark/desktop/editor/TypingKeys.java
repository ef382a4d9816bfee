package dev.tidemark.desktop.editor;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;

/// What Enter and Tab do in code.
final class TypingKeys {
    private TypingKeys() {}

    static void install(CodeArea area, SqlEditor editor) {
        area.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    boolean plain =
                            !event.isShortcutDown() && !event.isAltDown() && !event.isMetaDown();
                    if (area.isEditable() && plain && handled(event, area, editor)) {
                        event.consume();
                    }
                });
    }

    private static boolean handled(KeyEvent event, CodeArea area, SqlEditor editor) {
        if (event.getCode() == KeyCode.ENTER) {
            enter(area, editor);
            return true;
        }
        if (event.getCode() == KeyCode.TAB) {
            tab(event, area, editor);
            return true;
        }
        return false;
    }

    private static void enter(CodeArea area, SqlEditor editor) {
        var selection = editor.selection();
        int line = selection.firstLine();
        int column = editor.selectionStart() - area.getAbsolutePosition(line, 0);
        area.replaceSelection(LineEdits.lineBreak(area.getParagraph(line).getText(), column));
        area.requestFollowCaret();
    }

    private static void tab(KeyEvent event, CodeArea area, SqlEditor editor) {
        var selection = editor.selection();
        if (event.isShiftDown()) {
            editor.edit(LineEdits.outdent(editor.snapshot(), selection));
        } else if (selection.severalLines()) {
            editor.edit(LineEdits.indent(editor.snapshot(), selection));
        } else {
            area.replaceSelection(LineEdits.tab(area.getCaretColumn()));
        }
    }
}
