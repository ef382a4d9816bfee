package dev.tidemark.desktop.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SnippetTest {
    @Test
    void readsPiecesWithTheirPlaces() {
        var snippets =
                Snippet.parse(
                        "A text.\n\n--: two | two places\nselect ${2:b}, ${1:a};\n\n--: none | nothing\nselect 1;\n");
        assertEquals(2, snippets.size());
        assertEquals("select b, a;", snippets.getFirst().text());
        assertEquals(
                List.of(new Snippet.Stop(10, 11), new Snippet.Stop(7, 8)),
                snippets.getFirst().stops());
        assertEquals("nothing", snippets.getLast().does());
    }

    @Test
    void shipsPiecesWithoutLeftovers() {
        var all = Snippet.all();
        assertTrue(all.size() > 15, all.size() + " snippets");
        for (var snippet : all) {
            assertFalse(snippet.text().contains("${"), snippet.text());
            assertFalse(snippet.stops().isEmpty(), snippet.name());
            assertTrue(snippet.name().matches("[a-z_]+"), snippet.name());
        }
    }
}
