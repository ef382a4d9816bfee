package dev.tidemark.engine.process;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Runs a program that somebody watches: each line that it writes is handed on, and it can be
/// stopped.
///
/// @param words program and arguments; no shell reads them
/// @param folder where it starts
/// @param environment its environment variables, all of them
/// @param limit how long it may take
public record LoggedProcess(
        List<String> words, Path folder, Map<String, String> environment, Duration limit) {
    /// As long as it takes.
    public static final Duration UNLIMITED = Duration.ofDays(36_500);

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int LONGEST_LINE = 4096;

    public LoggedProcess {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /// How it went.
    public sealed interface Outcome {
        /// It ended by itself.
        record Ended(int exitCode) implements Outcome {}

        /// It took too long, and was ended with all that it had started.
        record TimedOut() implements Outcome {}

        /// Somebody asked to stop, and it was ended with all that it had started.
        record Stopped() implements Outcome {}

        /// It could not be started.
        record NotStarted(String why) implements Outcome {}
    }

    /// Runs it to its end.
    ///
    /// @param stop whether somebody asked to stop
    /// @param output hears each line of its standard output and error, cut where it is very long;
    ///   on a thread of its own, and no more once this returns
    /// @throws InterruptedException when interrupted while waiting; it is ended then
    public Outcome run(BooleanSupplier stop, Consumer<String> output) throws InterruptedException {
        Process process;
        try {
            var builder = new ProcessBuilder(words).directory(folder.toFile());
            builder.redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(environment);
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            return new Outcome.NotStarted(String.valueOf(e.getMessage()));
        }
        var lines = new Lines(output);
        var reading = Thread.ofVirtual().name("command output").start(() -> lines.read(process));
        boolean ended = false;
        try {
            var outcome = await(process, stop);
            ended = outcome instanceof Outcome.Ended;
            return outcome;
        } finally {
            if (!ended) {
                end(process);
            }
            // What it left running may keep its output open for ever.
            reading.join(LAST_WORDS);
            lines.close();
        }
    }

    private Outcome await(Process process, BooleanSupplier stop) throws InterruptedException {
        long began = System.nanoTime();
        while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            if (stop.getAsBoolean()) {
                return new Outcome.Stopped();
            }
            if (System.nanoTime() - began > limit.toNanos()) {
                return new Outcome.TimedOut();
            }
        }
        return new Outcome.Ended(process.exitValue());
    }

    /// The program first: a shell whose child ends goes on with its next line.
    private static void end(Process process) throws InterruptedException {
        var children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroy);
        if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            children.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /// Cuts output into lines.
    private static final class Lines {
        private final Consumer<String> output;
        private final StringBuilder line = new StringBuilder();
        private boolean closed;

        Lines(Consumer<String> output) {
            this.output = output;
        }

        void read(Process process) {
            char[] buffer = new char[4096];
            try (Reader reader =
                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
                for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                    take(buffer, n);
                }
            } catch (IOException e) {
                // It was ended: what it said until then was handed on.
            }
        }

        private synchronized void take(char[] buffer, int length) {
            for (int i = 0; i < length; i++) {
                if (buffer[i] == '\n') {
                    tell();
                } else if (line.length() < LONGEST_LINE && buffer[i] != '\r') {
                    line.append(buffer[i]);
                }
            }
        }

        private void tell() {
            if (!closed) {
                output.accept(line.toString());
            }
            line.setLength(0);
        }

        synchronized void close() {
            if (!line.isEmpty()) {
                tell();
            }
            closed = true;
        }
    }
}
