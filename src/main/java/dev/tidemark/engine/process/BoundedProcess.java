package dev.tidemark.engine.process;

import dev.tidemark.engine.postgres.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs a program that has little to read and to say, and no longer than its limit.
///
/// @param words program and arguments
/// @param environment its environment variables, all of them
/// @param limit how long it may take
public record BoundedProcess(List<String> words, Map<String, String> environment, Duration limit) {
    private static final int LONGEST_OUTPUT = 1 << 16;
    private static final Duration LAST_OUTPUT = Duration.ofSeconds(1);

    public BoundedProcess {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /// How it went.
    public sealed interface Outcome {
        /// It ended by itself.
        ///
        /// @param exitCode its exit code
        /// @param output the beginning of its standard output, which may be secret
        /// @param errors the beginning of its standard error
        record Ended(int exitCode, Secret output, String errors) implements Outcome {}

        /// It took too long and was ended.
        ///
        /// @param errors the beginning of its standard error
        record TimedOut(String errors) implements Outcome {}
    }

    /// Runs it to its end.
    ///
    /// @param input for its standard input
    /// @throws IOException when it can't be started
    /// @throws InterruptedException when interrupted while waiting; it is ended then
    public Outcome run(byte[] input) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        boolean ended = false;
        try {
            var output = new Tail(process.getInputStream(), "output");
            var errors = new Tail(process.getErrorStream(), "errors");
            give(process, input);
            ended = process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
            if (!ended) {
                end(process);
            }
            byte[] said = output.take();
            var result = Secret.ofUtf8(said);
            Arrays.fill(said, (byte) 0);
            String complaint = new String(errors.take(), StandardCharsets.UTF_8).strip();
            return ended
                    ? new Outcome.Ended(process.exitValue(), result, complaint)
                    : new Outcome.TimedOut(complaint);
        } finally {
            if (!ended) {
                end(process);
            }
        }
    }

    // A program that does not read its input is none of our business.
    private static void give(Process process, byte[] input) {
        try (var standardInput = process.getOutputStream()) {
            standardInput.write(input);
        } catch (IOException e) {
            // It has closed its input or ended: its exit code tells the rest.
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /// Reads a stream on a thread of its own, so that a program with much to say does not block.
    private static final class Tail {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final Thread reader;

        Tail(InputStream stream, String name) {
            reader = Thread.ofVirtual().name(name).start(() -> read(stream));
        }

        private void read(InputStream stream) {
            byte[] buffer = new byte[1 << 12];
            try (stream) {
                for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                    synchronized (kept) {
                        kept.write(buffer, 0, Math.min(n, LONGEST_OUTPUT - kept.size()));
                    }
                }
            } catch (IOException e) {
                // The program was ended: what it said until then is kept.
            }
        }

        // A grandchild may keep the stream open for ever.
        byte[] take() throws InterruptedException {
            reader.join(LAST_OUTPUT);
            synchronized (kept) {
                return kept.toByteArray();
            }
        }
    }
}
