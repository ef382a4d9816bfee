package dev.tidemark.engine.run;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.process.CommandWords;
import dev.tidemark.engine.process.LoggedProcess;
import dev.tidemark.engine.process.PassFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A migration's own runner: an external command that the project allows, with the connection in
/// its environment.
///
/// The password goes through a password file that only the user can read (PostgreSQL manual 34.16),
/// never through the arguments or the environment, and is removed afterwards.
final class ExternalCommand {
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
    /// @throws IOException when there can be no password file
    /// @throws InterruptedException when interrupted while waiting
    LoggedProcess.Outcome run(
            Map<String, String> environment,
            String passwordLine,
            StopSignal stop,
            Consumer<String> output)
            throws IOException, InterruptedException {
        try (var passwords = PassFile.of(passwordLine)) {
            var variables = new HashMap<>(System.getenv());
            variables.keySet().removeIf(name -> name.startsWith("PG"));
            variables.putAll(environment);
            variables.put("PGPASSFILE", passwords.path().toString());
            return new LoggedProcess(words, folder, variables, LoggedProcess.UNLIMITED)
                    .run(stop::requested, output);
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
