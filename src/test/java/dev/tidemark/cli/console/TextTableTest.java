package dev.tidemark.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tidemark.cli.console.TextTable.Align;
import dev.tidemark.cli.console.TextTable.Cell;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void alignsByCellsAndNotByCharacters() {
        var table =
                new TextTable()
                        .column("Name", Align.LEFT)
                        .column("ms", Align.RIGHT)
                        .row(List.of(Cell.of("表を作る"), Cell.of("7")))
                        .row(List.of(Cell.of("e\u0301t\u00e9"), Cell.of("1200")));
        assertEquals(
                """
                Name        ms
                表を作る     7
                e\u0301t\u00e9       1200
                """,
                table.text(Style.PLAIN, Terminal.NONE));
    }

    @Test
    void shortensTheFlexibleColumnToTheTerminal() {
        var table =
                new TextTable()
                        .column("Version", Align.LEFT)
                        .flexible("Description")
                        .row(
                                List.of(
                                        Cell.of("001"),
                                        Cell.of("a description that is far too long")));
        var narrow = new Terminal(false, true, false, 30, true);
        assertEquals(
                """
                Version  Description
                001      a description that i…
                """,
                table.text(Style.PLAIN, narrow));
    }

    @Test
    void leavesOutWhatCanBeSparedBeforeItOverflows() {
        var table =
                new TextTable()
                        .column("Version", Align.LEFT)
                        .flexible("Description")
                        .spared("By", Align.LEFT)
                        .spared("ms", Align.RIGHT)
                        .row(
                                List.of(
                                        Cell.of("001"),
                                        Cell.of("a description that is long"),
                                        Cell.of("somebody"),
                                        Cell.of("12")));
        assertEquals(
                """
                Version  Description   By
                001      a descripti…  somebody
                """,
                table.text(Style.PLAIN, new Terminal(false, true, false, 31, true)));
        assertEquals(
                """
                Version  Description
                001      a descripti…
                """,
                table.text(Style.PLAIN, new Terminal(false, true, false, 20, true)));
    }

    @Test
    void leavesNoBlanksAtTheEndOfALine() {
        var table =
                new TextTable()
                        .column("A", Align.LEFT)
                        .column("B", Align.LEFT)
                        .row(List.of(Cell.of("x"), Cell.of("")));
        assertEquals("A  B\nx\n", table.text(Style.PLAIN, Terminal.NONE));
    }

    @Test
    void showsNoControlCharacterOfItsContent() {
        var table = new TextTable().column("A", Align.LEFT).row(List.of(Cell.of("a\u001b[2Jb\nc")));
        assertEquals("A\na\uFFFD[2Jb c\n", table.text(Style.PLAIN, Terminal.NONE));
    }
}
