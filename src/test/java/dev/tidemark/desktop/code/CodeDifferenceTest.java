package dev.tidemark.desktop.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.highlight.SqlStyle;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodeDifferenceTest {
    private static final String BEFORE =
            IntStream.rangeClosed(1, 40)
                    .mapToObj("select %d;\n"::formatted)
                    .collect(Collectors.joining());

    @Test
    void leavesOutEqualLinesFarFromAChangeAndCountsThem() {
        var difference =
                CodeDifference.between(
                        BEFORE, BEFORE.replace("select 20;", "select 21 + 0;\n-- more"));
        assertEquals(
                List.of(
                        "16 equal lines",
                        "select 17;",
                        "select 18;",
                        "select 19;",
                        "select 20;",
                        "select 21 + 0;",
                        "-- more",
                        "select 21;",
                        "select 22;",
                        "select 23;",
                        "17 equal lines"),
                difference.unified().stream().map(CodeLine::text).toList());
        assertEquals(41, difference.whole().size());
        assertEquals(2, difference.added());
        assertEquals(1, difference.removed());
    }

    @Test
    void showsNothingOfTextsThatAreTheSame() {
        var same = CodeDifference.between(BEFORE, BEFORE);
        assertTrue(same.changes().isEmpty());
        assertTrue(same.sameText());
        assertFalse(CodeDifference.between("a\n", "a\r\n").sameText());
    }

    @Test
    void putsALineWithoutPartnerBesideNothing() {
        var pairs = CodeDifference.between("a;\nb;\n", "a;\nx;\nb;\n").changes();
        assertNull(pairs.get(1).before());
        assertNotNull(pairs.get(1).after());
        assertEquals("x;", pairs.get(1).after().text());
        assertFalse(pairs.get(2).changed());
    }

    @Test
    void coloursEachTextByWhatStandsAboveItsLines() {
        var pairs = CodeDifference.between("select 1;\n", "/*\nselect 1;\n*/\n").whole();
        var comment = pairs.get(1).after();
        assertEquals(SqlStyle.COMMENT, comment.pieces().getFirst().style());
        var statement = CodeDifference.between("select 1;\n", "select 2;\n").whole().getFirst();
        assertEquals(SqlStyle.KEYWORD, statement.before().pieces().getFirst().style());
        assertEquals(SqlStyle.KEYWORD, statement.after().pieces().getFirst().style());
        assertEquals(1, statement.after().marks().size());
    }

    @Test
    void goesRoundFromChangeToChange() {
        var steps = new ChangeSteps();
        steps.in(ChangeSteps.blocks(List.of(0, 1, 1, 0, 1), it -> it == 1));
        assertEquals(2, steps.count());
        assertEquals(1, steps.step(1));
        assertEquals(4, steps.step(1));
        assertEquals(1, steps.step(1));
        assertEquals(4, steps.step(-1));
        steps.at(2);
        assertEquals("Change 1 of 2", steps.toString());
    }
}
