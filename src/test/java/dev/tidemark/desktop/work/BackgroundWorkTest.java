package dev.tidemark.desktop.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class BackgroundWorkTest {
    private final List<String> heard = new ArrayList<>();
    private final BackgroundWork work =
            new BackgroundWork(
                    Runnable::run, Runnable::run, bug -> heard.add("bug " + bug.getMessage()));

    @Test
    void endsBeforeItHandsOverTheResult() {
        work.start(() -> 7, n -> heard.add("done " + n), _ -> {}, () -> heard.add("end"));
        assertEquals(List.of("end", "done 7"), heard);
    }

    @Test
    void tellsExpectedFailuresApartFromBugs() {
        var problem = Problem.of(ProblemCode.USAGE, "what", "why", "hint");
        work.start(
                () -> {
                    throw problem.asException();
                },
                _ -> {},
                p -> heard.add("problem " + p.what()));
        work.start(
                () -> {
                    throw new IllegalStateException("oops");
                },
                _ -> {},
                p -> heard.add("problem " + p.what()));
        assertEquals(List.of("problem what", "bug oops"), heard);
    }

    @Test
    void waitsForWhatIsKeptButNotForEver() throws Exception {
        var jobs = new ArrayDeque<Runnable>();
        var later = new BackgroundWork(jobs::add, Runnable::run, bug -> heard.add("bug"));
        later.keep(() -> heard.add("kept"));
        later.awaitKept(Duration.ofMillis(1));
        assertEquals(List.of(), heard);

        Thread.ofVirtual().start(jobs.remove());
        later.awaitKept(Duration.ofMinutes(1));
        assertEquals(List.of("kept"), heard);
    }

    @Test
    void queuesOneBatchHoweverManyEventsCome() {
        Queue<Runnable> queue = new ArrayDeque<>();
        var batches = new ArrayList<List<Integer>>();
        var events = new FxEvents<Integer>(queue::add, batches::add);
        for (int i = 0; i < 100; i++) {
            events.accept(i);
        }
        assertEquals(1, queue.size());
        queue.remove().run();
        events.accept(100);
        queue.remove().run();
        assertEquals(100, batches.getFirst().size());
        assertEquals(List.of(100), batches.getLast());
    }
}
