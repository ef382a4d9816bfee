package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.page.Navigator.RollbackRequest;
import dev.tidemark.desktop.target.Snapshot;
import dev.tidemark.desktop.theme.TimeText;
import dev.tidemark.desktop.timeline.Callout.Step;
import dev.tidemark.desktop.timeline.Callout.WayOut;
import dev.tidemark.desktop.timeline.Callout.Weight;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.rollout.journal.ProcedureFolder;
import dev.tidemark.engine.rollout.journal.Unfinished;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// Rollouts and emergency rollbacks that were begun from this machine and whose process ended
/// before they did.
final class LeftBehind {
    private final ProcedureFolder procedures;
    private final BackgroundWork work;
    private final Clock clock;

    /// @param clock the time, in the reader's zone
    LeftBehind(ProcedureFolder procedures, BackgroundWork work, Clock clock) {
        this.procedures = procedures;
        this.work = work;
        this.clock = clock;
    }

    /// What is to be told of them, where an application may be stopped first. Called on a worker.
    List<Callout> callouts(Snapshot snapshot) {
        try {
            return procedures.unfinished(ProcedureFolder.key(snapshot.identity())).stream()
                    .sorted(Comparator.comparing(Unfinished::kind).reversed())
                    .map(this::callout)
                    .toList();
        } catch (ProblemException e) {
            return List.of(Callout.problem(e.problem()));
        }
    }

    private Callout callout(Unfinished left) {
        String began =
                "%s began it at %s, and its process is gone. %s"
                        .formatted(
                                left.who(),
                                new TimeText(clock.getZone()).minute(left.began()),
                                left.reached());
        return switch (left.kind()) {
            case EMERGENCY ->
                    new Callout(
                            Weight.DANGER,
                            "An emergency rollback did not end",
                            "%s The application may be stopped.".formatted(began),
                            List.of(
                                    new WayOut(
                                            "callout-go-back",
                                            "Look at it and finish it…",
                                            new Step.GoBack(new RollbackRequest.Last(1)))));
            case ROLLOUT ->
                    new Callout(
                            Weight.WARNING,
                            "A rollout did not end",
                            "%s What is in force is below, as the database has it: roll out what is left, or go back."
                                    .formatted(began),
                            List.of(
                                    new WayOut(
                                            "callout-go-back",
                                            "Go back…",
                                            new Step.GoBack(new RollbackRequest.Last(1))),
                                    new WayOut(
                                            "callout-settled",
                                            "It is settled",
                                            new Step.Settle(left))));
        };
    }

    /// Notes that somebody saw to one.
    ///
    /// @param then what follows
    /// @param failed hears why it could not be noted
    void settle(Unfinished left, Runnable then, Consumer<Problem> failed) {
        work.start(
                () -> {
                    try (var journal = procedures.resume(left, clock)) {
                        journal.over("told");
                    }
                    return left;
                },
                _ -> then.run(),
                failed);
    }
}
