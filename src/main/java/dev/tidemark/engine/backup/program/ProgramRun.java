package dev.tidemark.engine.backup.program;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.process.PassFile;
import dev.tidemark.engine.run.StopSignal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/// A run of `pg_dump` or `pg_restore`, led to a database by its environment. The password goes
/// through a password file, never through arguments or variables.
public final class ProgramRun {
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration LAST_OUTPUT = Duration.ofSeconds(2);
    private static final Duration POLITE = Duration.ofSeconds(5);
    private static final int KEPT = 40;

    private final Path program;
    private final List<String> arguments;

    /// How a run ended.
    public sealed interface Ended {
        /// By itself.
        ///
        /// @param exitCode 0 when all is well; above 128 a signal killed it
        /// @param lines the last lines that it wrote
        record ByItself(int exitCode, List<String> lines) implements Ended {}

        /// Because it was told to.
        record Stopped() implements Ended {}
    }

    /// Hears of a run, on the thread that waits for it.
    public interface Watcher {
        /// It wrote a line.
        void line(String line);

        /// Some time has passed.
        ///
        /// @return false to have the program ended
        boolean tick();
    }

    /// @param program the program's file
    /// @param arguments nothing secret among them
    public ProgramRun(Path program, List<String> arguments) {
        this.program = program;
        this.arguments = List.copyOf(arguments);
    }

    /// Runs it to its end.
    ///
    /// @param database what its environment leads to
    /// @param application what its sessions are called in `pg_stat_activity`
    /// @throws IOException when it can't be started
    /// @throws InterruptedException when interrupted; it is ended then
    public Ended run(Connector database, String application, StopSignal stop, Watcher watcher)
            throws IOException, InterruptedException {
        try (var passwords = PassFile.of(database.passwordFileLine())) {
            var builder = builder();
            builder.environment().putAll(database.environment());
            builder.environment().put("PGPASSFILE", passwords.path().toString());
            builder.environment().put("PGAPPNAME", application);
            return wait(builder.start(), stop, watcher);
        }
    }

    /// Runs it to its end without a database.
    ///
    /// @throws IOException when it can't be started
    /// @throws InterruptedException when interrupted; it is ended then
    public Ended runAlone(StopSignal stop, Watcher watcher)
            throws IOException, InterruptedException {
        return wait(builder().start(), stop, watcher);
    }

    private ProcessBuilder builder() {
        var words = new ArrayList<String>();
        words.add(program.toString());
        words.addAll(arguments);
        var builder = new ProcessBuilder(words);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        // Its messages are read.
        builder.environment().remove("LANGUAGE");
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static Ended wait(Process process, StopSignal stop, Watcher watcher)
            throws InterruptedException {
        var lines = new ConcurrentLinkedQueue<String>();
        var kept = new ArrayDeque<String>();
        boolean ended = false;
        try {
            var errors = reader("errors", () -> read(process.getErrorStream(), lines));
            var output = reader("output", () -> drop(process.getInputStream()));
            do {
                hand(lines, kept, watcher);
                if (!watcher.tick() || stop.requested()) {
                    return new Ended.Stopped();
                }
            } while (!process.waitFor(TICK.toMillis(), TimeUnit.MILLISECONDS));
            ended = true;
            errors.join(LAST_OUTPUT);
            output.join(LAST_OUTPUT);
            hand(lines, kept, watcher);
            return new Ended.ByItself(process.exitValue(), List.copyOf(kept));
        } finally {
            if (!ended) {
                end(process);
            }
        }
    }

    private static Thread reader(String name, Runnable work) {
        return Thread.ofVirtual().name("program-" + name).start(work);
    }

    private static void hand(Queue<String> lines, Deque<String> kept, Watcher watcher) {
        for (String line = lines.poll(); line != null; line = lines.poll()) {
            if (kept.size() == KEPT) {
                kept.removeFirst();
            }
            kept.addLast(line);
            watcher.line(line);
        }
    }

    private static void read(InputStream stream, Queue<String> lines) {
        try (var reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            // The program was ended: what it said until then is kept.
        }
    }

    private static void drop(InputStream stream) {
        try (stream) {
            stream.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The program was ended.
        }
    }

    /// Politely first: the program then cancels what the server does for it.
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        boolean interrupted = false;
        try {
            process.waitFor(POLITE.toMillis(), TimeUnit.MILLISECONDS);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor(POLITE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
