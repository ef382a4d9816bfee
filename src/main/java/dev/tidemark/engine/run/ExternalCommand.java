package dev.tidemark.engine.run;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.process.CommandWords;
import dev.tidemark.engine.process.PassFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A migration's own runner: an external command that the project allows, with the connection in
/// its environment.
///
/// The password goes through a password file that only the user can read (PostgreSQL manual 34.16),
/// never through the arguments or the environment, and is removed afterwards.
final class ExternalCommand {
    /// Instead of an exit code: the command was stopped.
    static final int STOPPED = -1;

    private final List<String> words;
    private final Path folder;

    private ExternalCommand(List<String> words, Path folder) {
        this.words = words;
        this.folder = folder;
    }

    /// @param command as the header names it
    /// @param folder the migration's folder, where it starts
    static ExternalCommand of(String command, Path folder) {
        return new ExternalCommand(CommandWords.of(command), folder);
    }

    /// Runs the command to its end.
    ///
    /// @param environment connection settings without the password
    /// @param passwordLine a line for a password file, or empty when none is needed
    /// @param output hears each line it writes
    /// @return its exit code, or [#STOPPED]
    /// @throws IOException when it can't be started
    /// @throws InterruptedException when interrupted while waiting
    int run(
            Map<String, String> environment,
            String passwordLine,
            StopSignal stop,
            Consumer<String> output)
            throws IOException, InterruptedException {
        try (var passwords = PassFile.of(passwordLine)) {
            var builder = new ProcessBuilder(words).directory(folder.toFile());
            builder.redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().putAll(environment);
            builder.environment().put("PGPASSFILE", passwords.path().toString());
            var process = builder.start();
            process.getOutputStream().close();
            var reading =
                    Thread.ofVirtual().name("runner-output").start(() -> read(process, output));
            if (!waitedFor(process, stop)) {
                end(process);
                return STOPPED;
            }
            // A grandchild may keep the output open for ever.
            reading.join(Duration.ofSeconds(2));
            return process.exitValue();
        }
    }

    /// @return false when somebody asked to stop
    private static boolean waitedFor(Process process, StopSignal stop) throws InterruptedException {
        try {
            while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
                if (stop.requested()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            terminate(process);
            throw e;
        }
    }

    private static void end(Process process) throws InterruptedException {
        terminate(process);
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    /// The command first: a shell whose child ends goes on with its next line.
    private static void terminate(Process process) {
        var children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroy);
    }

    private static void read(Process process, Consumer<String> output) {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.accept(line);
            }
        } catch (IOException e) {
            output.accept("(its output can no longer be read: " + e.getMessage() + ")");
        }
    }

    /// The project does not allow the command.
    static Problem notAllowed(PlannedMigration migration, String command) {
        return Problem.of(
                        ProblemCode.POLICY_RUNNER_NOT_ALLOWED,
                        Failures.notDone(migration),
                        "Its header names the runner `%s`, which the project does not allow."
                                .formatted(command),
                        "Add it word for word to [runners] allow in tidemark.toml if you trust it.")
                .at(migration.script().locate(1, 1));
    }

    /// The command failed: what it did is not known to Tidemark.
    static Problem failed(PlannedMigration migration, String command, String why) {
        return Problem.of(
                        ProblemCode.RUNNER_FAILED,
                        Failures.notDone(migration),
                        "Its runner `%s` %s.".formatted(command, why),
                        "Look at its output, mend what it left, then run it again or `tidemark repair mark %s`."
                                .formatted(migration.version()))
                .withDatabaseState(
                        "What the runner changed is known only to the runner; the tracking table does not list the migration.");
    }
}
