package dev.tidemark.desktop.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.search.WantedText;
import dev.tidemark.desktop.work.BackgroundWork;
import org.junit.jupiter.api.Test;

class FindViewModelTest {
    private final TypedText text = new TypedText("One one ones\nONE\n");
    private final FindViewModel find =
            new FindViewModel(
                    new BackgroundWork(
                            Runnable::run,
                            Runnable::run,
                            bug -> {
                                throw new AssertionError(bug);
                            }),
                    text);

    @Test
    void countsByCaseAndWord() {
        look("one");
        assertEquals("1 of 4", find.statusProperty().get());
        find.matchCaseProperty().set(true);
        assertEquals(2, find.matchesProperty().get().count());
        find.wholeWordProperty().set(true);
        assertEquals(1, find.matchesProperty().get().count());
    }

    @Test
    void goesAroundInBothDirections() {
        look("one");
        find.previous();
        assertEquals("4 of 4", find.statusProperty().get());
        find.next();
        assertEquals("1 of 4", find.statusProperty().get());
    }

    @Test
    void replacesWithGroups() {
        find.regexProperty().set(true);
        find.replacementProperty().set("<$1>");
        look("(on)e");
        find.replace();
        assertEquals("<On> one ones\nONE\n", text.text());
        find.replaceAll();
        assertEquals("<On> <on> <on>s\n<ON>\n", text.text());
        assertEquals("Not found", find.statusProperty().get());
    }

    @Test
    void saysWhyAReplacementIsNone() {
        find.regexProperty().set(true);
        find.replacementProperty().set("$7");
        look("one");
        find.replaceAll();
        assertTrue(find.errorProperty().get().contains("No group 7"));
        assertEquals("One one ones\nONE\n", text.text());
    }

    @Test
    void takesDollarsLiterallyWithoutRegularExpressions() {
        find.replacementProperty().set("$1");
        look("ones");
        find.replaceAll();
        assertEquals("One one $1\nONE\n", text.text());
    }

    @Test
    void givesUpOnAnExpressionThatNeverEnds() {
        var slow = new TypedText("a".repeat(400));
        var search =
                new Search(
                        new WantedText(
                                "(.*)(.*)(.*)(.*)(.*)\\5x",
                                new WantedText.Options(true, false, true)));
        org.junit.jupiter.api.Assertions.assertThrows(
                WantedText.TooLong.class, () -> search.in(slow.text()));
    }

    private void look(String words) {
        find.activeProperty().set(true);
        find.queryProperty().set(words);
    }
}
