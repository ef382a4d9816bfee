package dev.tidemark.desktop.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.highlight.LineLexer;
import dev.tidemark.desktop.highlight.LineStart;
import dev.tidemark.desktop.highlight.Piece;
import dev.tidemark.desktop.highlight.SqlStyle;
import dev.tidemark.desktop.work.BackgroundWork;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HighlighterTest {
    /// A text whose lines remember how they were coloured.
    private static final class Paper implements Highlighter.Canvas {
        final List<String> lines = new ArrayList<>();
        final List<List<Piece>> colours = new ArrayList<>();
        int first;
        int last = 20;
        int coloured;

        @Override
        public TextSnapshot snapshot() {
            return new PlainText(String.join("\n", lines));
        }

        @Override
        public int firstSeen() {
            return Math.min(first, lines.size() - 1);
        }

        @Override
        public int lastSeen() {
            return Math.min(last, lines.size() - 1);
        }

        @Override
        public void colour(int from, List<List<Piece>> pieces) {
            for (int i = 0; i < pieces.size(); i++) {
                colours.set(from + i, pieces.get(i));
                coloured++;
            }
        }
    }

    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final BackgroundWork work =
            new BackgroundWork(
                    queue::add,
                    queue::add,
                    bug -> {
                        throw new AssertionError(bug);
                    });

    @Test
    void coloursWhatIsSeenWhateverIsEditedMeanwhile() {
        var random = new Random(7);
        String[] fragments = {
            "/*",
            "*/",
            "'",
            "$$",
            "as $$",
            "select 1;",
            "copy t from stdin;",
            "\\.",
            "-- x",
            "",
            "\""
        };
        for (int round = 0; round < 60; round++) {
            var paper = new Paper();
            for (int i = 0; i < 50; i++) {
                add(paper, i, fragments[random.nextInt(fragments.length)]);
            }
            var highlighter = new Highlighter(paper, work, 50);
            highlighter.moved();
            for (int edit = 0; edit < 30; edit++) {
                for (int step = random.nextInt(4); step > 0 && !queue.isEmpty(); step--) {
                    queue.poll().run();
                }
                edit(paper, highlighter, random, fragments);
            }
            while (!queue.isEmpty()) {
                queue.poll().run();
            }
            assertTrue(highlighter.settled());
            assertEquals(
                    LineLexer.lex(LineStart.SCRIPT, paper.lines).pieces().subList(0, 21),
                    paper.colours.subList(0, 21),
                    "round " + round);
        }
    }

    @Test
    void coloursOneLineWhenOneLineIsEdited() {
        var paper = new Paper();
        for (int i = 0; i < 10_000; i++) {
            add(paper, i, "select " + i + ";");
        }
        var highlighter = new Highlighter(paper, work, 10_000);
        highlighter.moved();
        while (!queue.isEmpty()) {
            queue.poll().run();
        }
        paper.coloured = 0;
        paper.lines.set(5, "select 'x';");
        highlighter.edited(5, 0, 0);
        while (!queue.isEmpty()) {
            queue.poll().run();
        }
        assertEquals(1, paper.coloured);
        assertEquals(SqlStyle.STRING, paper.colours.get(5).get(1).style());
    }

    private static void edit(
            Paper paper, Highlighter highlighter, Random random, String[] fragments) {
        int line = random.nextInt(paper.lines.size());
        int removed = Math.min(random.nextInt(3), paper.lines.size() - line - 1);
        int added = random.nextInt(3);
        if (paper.lines.size() - removed + added < 25) {
            removed = 0;
        }
        for (int i = 0; i < removed; i++) {
            paper.lines.remove(line + 1);
            paper.colours.remove(line + 1);
        }
        paper.lines.set(line, fragments[random.nextInt(fragments.length)]);
        for (int i = 0; i < added; i++) {
            add(paper, line + 1 + i, fragments[random.nextInt(fragments.length)]);
        }
        highlighter.edited(line, removed, added);
    }

    private static void add(Paper paper, int at, String line) {
        paper.lines.add(at, line);
        paper.colours.add(at, List.of());
    }
}
