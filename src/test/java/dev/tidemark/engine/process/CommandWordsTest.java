package dev.tidemark.engine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandWordsTest {
    @Test
    void splitsWordsAtBlanksAndKeepsQuotedOnesTogether() {
        assertEquals(
                List.of("node", "../run migration.js", "--x", ""),
                CommandWords.of(" node '../run migration.js'  --x \"\""));
    }
}
