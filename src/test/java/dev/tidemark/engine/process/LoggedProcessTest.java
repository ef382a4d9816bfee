package dev.tidemark.engine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.process.LoggedProcess.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
@EnabledOnOs({OS.LINUX, OS.MAC})
class LoggedProcessTest {
    @TempDir Path folder;
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    private LoggedProcess shell(String script, Duration limit) {
        return new LoggedProcess(
                List.of("sh", "-c", script), folder, Map.of("PATH", "/usr/bin:/bin"), limit);
    }

    @Test
    void handsOnEachLineAndTheLastOneWithoutEnd() throws InterruptedException {
        var outcome =
                shell("echo one; echo two >&2; printf three; exit 4", Duration.ofSeconds(10))
                        .run(() -> false, lines::add);
        assertEquals(new Outcome.Ended(4), outcome);
        assertEquals(List.of("one", "two", "three"), lines);
    }

    @Test
    void endsWhatTakesTooLongWithItsChildren() throws InterruptedException {
        var outcome =
                shell("echo begun; (sleep 60; touch late) & wait", Duration.ofMillis(500))
                        .run(() -> false, lines::add);
        assertInstanceOf(Outcome.TimedOut.class, outcome);
        assertEquals(List.of("begun"), lines);
        assertFalse(Files.exists(folder.resolve("late")));
    }

    @Test
    void endsWhenSomebodyAsksToStop() throws InterruptedException {
        var outcome =
                shell("echo begun; sleep 60", Duration.ofMinutes(1))
                        .run(() -> !lines.isEmpty(), lines::add);
        assertInstanceOf(Outcome.Stopped.class, outcome);
    }

    @Test
    void doesNotWaitForAServiceThatItLeavesRunning() throws InterruptedException {
        long began = System.nanoTime();
        var outcome =
                shell("echo started; sleep 8 &", Duration.ofSeconds(20))
                        .run(() -> false, lines::add);
        assertEquals(new Outcome.Ended(0), outcome);
        assertEquals(List.of("started"), lines);
        assertTrue(Duration.ofNanos(System.nanoTime() - began).toSeconds() < 6);
    }

    @Test
    void saysWhyItCouldNotBeStarted() throws InterruptedException {
        var outcome =
                new LoggedProcess(
                                List.of("no-such-program"), folder, Map.of(), Duration.ofSeconds(5))
                        .run(() -> false, lines::add);
        assertTrue(
                assertInstanceOf(Outcome.NotStarted.class, outcome)
                        .why()
                        .contains("no-such-program"));
    }
}
