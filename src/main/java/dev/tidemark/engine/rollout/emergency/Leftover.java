package dev.tidemark.engine.rollout.emergency;

import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.rollout.Step;
import dev.tidemark.engine.rollout.journal.Unfinished;
import dev.tidemark.engine.run.Plan;
import java.util.List;
import java.util.Optional;

/// An emergency rollback that another process left behind, and what finishing it takes: nothing of
/// what it did is done again.
///
/// @param unfinished what it noted
/// @param plan of its project, without migrations
public record Leftover(Unfinished unfinished, Plan plan) {
    /// Whether it is known that the application was stopped and the database is back. Else somebody
    /// has to look, and to say what became of it.
    public boolean clear() {
        return List.of(Step.STOP, Step.GO_BACK).stream()
                .allMatch(step -> unfinished.progress(step.text()) == Unfinished.Progress.DONE);
    }

    /// The commands that it was begun with, which the project has to allow still.
    ///
    /// @param now those of the project, for their time limit and where they run
    /// @throws ProblemException when its start command is not allowed any more
    public Commands commands(Commands now) {
        var start = Optional.ofNullable(unfinished.facts().get("start"));
        start.flatMap(command -> Commands.refusal(plan.project().config(), command))
                .ifPresent(problem -> {
                    throw problem.asException();
                });
        return new Commands(
                Optional.ofNullable(unfinished.facts().get("stop")),
                start,
                now.timeout(),
                now.folder(),
                now.environment());
    }

    /// The way that it took.
    public WayBack way() {
        var kind =
                WayBack.Kind.of(unfinished.facts().getOrDefault("way", ""))
                        .orElse(WayBack.Kind.SCRIPT);
        return new WayBack(
                kind,
                plan,
                Optional.empty(),
                List.of("Begun at %s by %s.".formatted(unfinished.began(), unfinished.who())),
                WayBack.Cost.NOTHING,
                Optional.empty());
    }
}
