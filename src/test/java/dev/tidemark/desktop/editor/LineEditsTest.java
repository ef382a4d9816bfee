package dev.tidemark.desktop.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineEditsTest {
    private static final TextSnapshot TEXT = new PlainText("  a\n\n    b\n-- c");

    @Test
    void commentsAtTheLeastIndentationAndLeavesBlankLines() {
        var edit = LineEdits.toggleComment(TEXT, new Selection(0, 0, 2, 2));
        assertEquals(List.of("  -- a", "", "  --   b"), edit.lines());
        var back =
                LineEdits.toggleComment(
                        new PlainText(String.join("\n", edit.lines())), new Selection(0, 0, 2, 2));
        assertEquals(List.of("  a", "", "    b"), back.lines());
    }

    @Test
    void leavesALineAloneThatTheSelectionOnlyTouches() {
        assertEquals(1, LineEdits.toggleComment(TEXT, new Selection(0, 0, 1, 0)).lines().size());
    }

    @Test
    void movesNothingBeyondTheEnds() {
        assertTrue(LineEdits.moveUp(TEXT, Selection.at(0, 1)).isEmpty());
        assertTrue(LineEdits.moveDown(TEXT, Selection.at(3, 0)).isEmpty());
        assertEquals(
                List.of("-- c", "    b"),
                LineEdits.moveUp(TEXT, Selection.at(3, 0)).orElseThrow().lines());
    }

    @Test
    void indentsAndOutdents() {
        var all = new Selection(0, 0, 2, 5);
        assertEquals(List.of("      a", "", "        b"), LineEdits.indent(TEXT, all).lines());
        assertEquals(List.of("a", "", "b"), LineEdits.outdent(TEXT, all).lines());
    }

    @Test
    void breaksALineWithItsIndentation() {
        assertEquals("\n    ", LineEdits.lineBreak("    b", 5));
        assertEquals("\n    ", LineEdits.lineBreak("create table a (", 16));
        assertEquals("\n", LineEdits.lineBreak("    b", 0));
    }
}
