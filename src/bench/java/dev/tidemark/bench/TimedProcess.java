package dev.tidemark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What one run of a program took, measured from outside: from its start to its end, the processor
/// time, and the most memory it had resident.
///
/// The memory is the kernel's own peak (`VmHWM` of `/proc/PID/status`), which only grows while the
/// program lives, as the processor time does, so reading them now and then until the end is enough.
/// They are 0 where there is no `/proc`.
///
/// @param seconds wall-clock time
/// @param processorSeconds user and system time of the program itself, without the server's
/// @param peakBytes most resident memory
record TimedProcess(double seconds, double processorSeconds, long peakBytes) {
    private static final long INTERVAL_MILLIS = 5;

    /// Runs a program to its end; its output goes to a file.
    ///
    /// @param environment variables added to this process's own
    /// @throws IOException when it can't be started
    /// @throws InterruptedException when interrupted while waiting
    static TimedProcess of(List<String> command, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        long began = System.nanoTime();
        var process = builder.start();
        long peak = 0;
        var processor = Duration.ZERO;
        while (!process.waitFor(INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakOf(process.pid()));
            processor = process.info().totalCpuDuration().orElse(processor);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException(
                    "%s ended with %d:%n%s"
                            .formatted(
                                    String.join(" ", command),
                                    process.exitValue(),
                                    Files.readString(log)));
        }
        return new TimedProcess(seconds, processor.toMillis() / 1e3, peak);
    }

    private static long peakOf(long pid) throws IOException {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/%d/status".formatted(pid)))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
                }
            }
            return 0;
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            // The process ended between two looks.
            if (String.valueOf(e.getMessage()).contains("No such process")) {
                return 0;
            }
            throw e;
        }
    }
}
