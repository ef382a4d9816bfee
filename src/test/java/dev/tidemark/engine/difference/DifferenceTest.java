package dev.tidemark.engine.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.PatchFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    @Test
    void pairsChangedLinesAndMarksTheWordsThatChanged() {
        var difference =
                Difference.between(
                        "create index a on t (x);\n-- end\n",
                        "create index if not exists a on t (y);\n-- end\n");
        assertEquals(
                List.of(Row.Kind.CHANGED, Row.Kind.SAME),
                difference.rows().stream().map(Row::kind).toList());
        var row = difference.rows().getFirst();
        assertEquals(List.of("x"), marked(row.before().orElseThrow()));
        assertEquals(List.of("if not exists", "y"), marked(row.after().orElseThrow()));
        assertFalse(difference.sameText());
        assertEquals(1, difference.added());
        assertEquals(1, difference.removed());
    }

    @Test
    void marksNothingInLinesThatHaveNothingInCommon() {
        var row = Difference.between("drop table customers;", "select now()").rows().getFirst();
        assertEquals(Row.Kind.CHANGED, row.kind());
        assertEquals(List.of(), row.before().orElseThrow().marks());
        assertEquals(List.of(), row.after().orElseThrow().marks());
    }

    @Test
    void printsWhatDiffPrints() {
        String before = lines(1, 20) + "end\n";
        String after =
                before.replace("line 5\n", "line five\nand a half\n").replace("end\n", "end");
        assertEquals(
                """
                --- applied
                +++ now
                @@ -2,7 +2,8 @@
                 line 2
                 line 3
                 line 4
                -line 5
                +line five
                +and a half
                 line 6
                 line 7
                 line 8
                @@ -18,4 +19,4 @@
                 line 18
                 line 19
                 line 20
                -end
                +end
                \\ No newline at end of file
                """,
                Difference.between(before, after).unifiedText("applied", "now"));
    }

    @Test
    void namesTheLineBeforeAnEmptySide() {
        assertEquals("-0,0 +1,2", place("", "a\nb\n"));
        assertEquals("-1,2 +0,0", place("a\nb\n", ""));
        assertEquals("-1 +1,2", place("a\n", "a\nb\n"));
    }

    @Test
    void joinsDifferencesWhoseSurroundingsTouch() {
        var far =
                Difference.between(
                        lines(1, 30),
                        lines(1, 30).replace("line 5\n", "").replace("line 20\n", ""));
        assertEquals(2, far.hunks(3).size());
        var near =
                Difference.between(
                        lines(1, 30),
                        lines(1, 30).replace("line 5\n", "").replace("line 12\n", ""));
        assertEquals(1, near.hunks(3).size());
        assertEquals(2, near.hunks(2).size());
    }

    @Test
    void takesLineEndsForTheSame() {
        var difference = Difference.between("a\r\nb\r\n", "a\nb\n");
        assertTrue(difference.sameLines());
        assertFalse(difference.sameText());
        assertEquals("", difference.unifiedText("a", "b"));
        assertTrue(Difference.between("a\nb\n", "a\nb\n").sameText());
    }

    @Test
    void givesAPatchThatMakesTheSecondTextOutOfTheFirst() throws PatchFailedException {
        var random = new Random(5);
        for (int round = 0; round < 300; round++) {
            var before = randomLines(random, random.nextInt(40));
            var after = edited(before, random);
            var difference = Difference.between(text(before), text(after));
            var printed = difference.unifiedText("a", "b").lines().toList();
            var patch = UnifiedDiffUtils.parseUnifiedDiff(printed);
            assertEquals(
                    after,
                    before.isEmpty() && patch.getDeltas().isEmpty()
                            ? before
                            : patch.applyTo(before));
            assertEquals(
                    before,
                    difference.rows().stream()
                            .flatMap(row -> row.before().stream())
                            .map(Side::text)
                            .toList());
            assertEquals(
                    after,
                    difference.rows().stream()
                            .flatMap(row -> row.after().stream())
                            .map(Side::text)
                            .toList());
        }
    }

    @Test
    void comparesLongTextsThatShareNothing() {
        String before = lines(1, 19_000);
        String after = before.replace("line", "other");
        var difference =
                assertTimeout(Duration.ofSeconds(20), () -> Difference.between(before, after));
        assertEquals(19_000, difference.added());
        var far =
                assertTimeout(
                        Duration.ofSeconds(5),
                        () -> Difference.between(lines(1, 60_000), lines(100_000, 160_000)));
        assertEquals(60_000, far.removed());
    }

    private static String place(String before, String after) {
        return Difference.between(before, after).unified().getFirst().text();
    }

    private static List<String> marked(Side side) {
        return side.marks().stream()
                .map(mark -> side.text().substring(mark.from(), mark.to()))
                .toList();
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "line " + i + "\n")
                .collect(Collectors.joining());
    }

    private static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static List<String> randomLines(Random random, int count) {
        return random.ints(count, 0, 8).mapToObj(i -> "l" + i).toList();
    }

    private static List<String> edited(List<String> lines, Random random) {
        var edited = new ArrayList<>(lines);
        for (int i = random.nextInt(6); i > 0; i--) {
            int at = random.nextInt(edited.size() + 1);
            if (at < edited.size() && random.nextBoolean()) {
                edited.remove(at);
            } else {
                edited.add(at, "n" + random.nextInt(8));
            }
        }
        return edited;
    }
}
