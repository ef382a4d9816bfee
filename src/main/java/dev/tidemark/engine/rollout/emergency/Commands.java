package dev.tidemark.engine.rollout.emergency;

import dev.tidemark.engine.migration.DurationText;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.process.CommandWords;
import dev.tidemark.engine.process.LoggedProcess;
import dev.tidemark.engine.project.ProjectConfig;
import dev.tidemark.engine.rollout.CommandRun;
import dev.tidemark.engine.rollout.RolloutEvent;
import dev.tidemark.engine.rollout.RolloutListener;
import dev.tidemark.engine.rollout.Step;
import dev.tidemark.engine.run.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The commands of an emergency rollback: only those that the project names word for word.
///
/// @param stop stops the application
/// @param start starts it again
/// @param timeout how long one of them may take
/// @param folder where they start
/// @param environment their environment variables, all of them
public record Commands(
        Optional<String> stop,
        Optional<String> start,
        Duration timeout,
        Path folder,
        Map<String, String> environment) {
    private static final int MOST_LINES = 200;

    public Commands {
        environment = Map.copyOf(environment);
    }

    /// Why a command may not be run.
    public static Optional<Problem> refusal(ProjectConfig config, String command) {
        var emergency = config.rollout().emergency();
        var allowed = new ArrayList<String>(config.allowedRunners());
        allowed.addAll(emergency.allow());
        emergency.stop().ifPresent(allowed::add);
        emergency.start().ifPresent(allowed::add);
        return allowed.contains(command)
                ? Optional.empty()
                : Optional.of(
                        Problem.of(
                                        ProblemCode.POLICY_COMMAND_NOT_ALLOWED,
                                        "Nothing was begun",
                                        "The project does not allow the command `%s`."
                                                .formatted(command),
                                        "Add it word for word to [emergency] allow in tidemark.toml if you trust it.")
                                .withDatabaseState("Nothing was changed."));
    }

    /// Runs one to its end.
    ///
    /// @throws InterruptedException when interrupted; it is ended then
    Ran run(Step step, String command, StopSignal stop, RolloutListener listener)
            throws InterruptedException {
        var kept = new Kept();
        long began = System.nanoTime();
        var outcome =
                new LoggedProcess(CommandWords.of(command), folder, environment, timeout)
                        .run(
                                stop::requested,
                                line -> {
                                    kept.add(line);
                                    listener.on(new RolloutEvent.CommandOutput(step, line));
                                });
        var took = Duration.ofNanos(System.nanoTime() - began);
        String how =
                switch (outcome) {
                    case LoggedProcess.Outcome.Ended(int code) -> "exit code " + code;
                    case LoggedProcess.Outcome.TimedOut() ->
                            "not ended within %s, and was ended"
                                    .formatted(DurationText.shown(timeout));
                    case LoggedProcess.Outcome.Stopped() -> "stopped on request";
                    case LoggedProcess.Outcome.NotStarted(String why) -> "not started: " + why;
                };
        boolean good = outcome instanceof LoggedProcess.Outcome.Ended(int code) && code == 0;
        return new Ran(new CommandRun(step, command, how, took, kept.lines(), kept.left()), good);
    }

    /// A command that was run.
    ///
    /// @param good whether it ended as it should
    record Ran(CommandRun command, boolean good) {}

    /// The last lines of what was written, which come on another thread.
    private static final class Kept {
        private final Deque<String> lines = new ArrayDeque<>();
        private long left;

        synchronized void add(String line) {
            lines.add(line);
            if (lines.size() > MOST_LINES) {
                lines.remove();
                left++;
            }
        }

        synchronized List<String> lines() {
            return List.copyOf(lines);
        }

        synchronized long left() {
            return left;
        }
    }
}
