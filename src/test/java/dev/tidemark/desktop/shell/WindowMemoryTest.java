package dev.tidemark.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowMemoryTest {
    private static final Rectangle2D SCREEN = new Rectangle2D(0, 0, 1920, 1080);

    @Test
    void readsWhatItWrote() {
        var memory =
                new WindowMemory(
                        new Rectangle2D(10, 20.5, 1280, 800),
                        WindowMemory.State.MAXIMIZED,
                        WindowMemory.Inspector.HIDDEN,
                        0.7,
                        List.of("timeline", "editor:C:\\billing\\übung=1.sql"),
                        "timeline");
        assertEquals(Optional.of(memory), WindowMemory.parse(memory.text()));
    }

    @Test
    void understandsNothingOfADamagedFile() {
        assertEquals(Optional.empty(), WindowMemory.parse(""));
        assertEquals(Optional.empty(), WindowMemory.parse("x=1\ny=?"));
        assertEquals(Optional.empty(), WindowMemory.parse("x=\\uZZZZ"));
    }

    @Test
    void fitsWhereItsTopEdgeCanBeTakenHoldOf() {
        assertTrue(at(1700, 900).fits(List.of(SCREEN)));
        assertFalse(at(1900, 100).fits(List.of(SCREEN)));
        assertFalse(at(100, -200).fits(List.of(SCREEN)));
        assertFalse(at(100, 1050).fits(List.of(SCREEN)));
        assertFalse(at(2500, 100).fits(List.of(SCREEN)), "its screen is gone");
        assertTrue(at(2500, 100).fits(List.of(SCREEN, new Rectangle2D(1920, 0, 1920, 1080))));
    }

    private static WindowMemory at(double x, double y) {
        return new WindowMemory(
                new Rectangle2D(x, y, 1280, 800),
                WindowMemory.State.NORMAL,
                WindowMemory.Inspector.SHOWN,
                0.7,
                List.of(),
                "");
    }
}
