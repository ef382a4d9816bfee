package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LockLadderTest {
    private final LockLadder ladder = new LockLadder(Duration.ofSeconds(5), 10);

    @Test
    void beginsShortAndEndsAtTheHighestRung() {
        assertEquals(11, ladder.attempts());
        assertEquals(100, ladder.timeoutMillis(1));
        assertEquals(200, ladder.timeoutMillis(2));
        assertEquals(5000, ladder.timeoutMillis(9));
        assertEquals(5000, ladder.timeoutMillis(11));
    }

    @Test
    void neverWaitsLongerThanTheHighestRung() {
        assertTrue(
                IntStream.rangeClosed(1, 11)
                        .mapToLong(ladder::timeoutMillis)
                        .allMatch(millis -> millis > 0 && millis <= 5000));
    }

    @Test
    void asksOnceWithTheHighestRungWithoutRetries() {
        var single = new LockLadder(Duration.ofSeconds(3), 0);
        assertEquals(1, single.attempts());
        assertEquals(3000, single.timeoutMillis(1));
    }

    @Test
    void waitsForEverWhenTheTimeoutIsZero() {
        assertEquals(0, new LockLadder(Duration.ZERO, 3).timeoutMillis(1));
    }

    @Test
    void pausesLongerAfterEachFailureUpToHalfAMinute() {
        var random = new Random(7);
        assertTrue(ladder.pauseAfter(1, random).toMillis() <= 200);
        assertTrue(ladder.pauseAfter(9, random).toMillis() >= 15_000);
        assertTrue(ladder.pauseAfter(40, random).toMillis() <= 30_000);
    }
}
