package dev.tidemark.desktop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.postgres.Environment;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisplayTest {
    @Test
    void isThereWithoutAQuestionWhereTheSystemAlwaysHasOne() {
        var windows = new Environment(Map.of(), Path.of("/"), "ana", Environment.Platform.WINDOWS);
        assertEquals(Optional.empty(), Display.missing(windows));
    }

    @Test
    void saysWhatIsMissingInOneClause() {
        assertEquals(
                "the display can't be opened",
                Display.unusable(new UnsupportedOperationException("Unable to open DISPLAY")));
        assertTrue(
                Display.unusable(new UnsatisfiedLinkError("libgtk-3.so.0: cannot open"))
                        .contains("GTK 3"));
    }
}
