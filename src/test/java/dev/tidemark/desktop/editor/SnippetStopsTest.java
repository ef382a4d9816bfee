package dev.tidemark.desktop.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.completion.Snippet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnippetStopsTest {
    private final TypedText text = new TypedText("-- a\nalter t add c;\n");
    private final SnippetStops stops = new SnippetStops(text);

    private void begin() {
        stops.begin(5, List.of(new Snippet.Stop(6, 7), new Snippet.Stop(12, 13)));
    }

    @Test
    void keepsThePlacesWhileTheyAreFilledIn() {
        begin();
        text.type("users");
        stops.step(1);
        text.type("age");
        assertEquals("-- a\nalter users add age;\n", text.text());
        stops.step(-1);
        text.type("people");
        stops.step(1);
        text.type("name");
        assertEquals("-- a\nalter people add name;\n", text.text());
        stops.step(1);
        assertFalse(stops.active());
    }

    @Test
    void endsWhenSomebodyWorksElsewhere() {
        begin();
        assertTrue(stops.active());
        text.edit(new Edit(0, 0, "x"));
        assertFalse(stops.active());
    }
}
