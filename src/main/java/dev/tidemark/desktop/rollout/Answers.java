package dev.tidemark.desktop.rollout;

import dev.tidemark.engine.rollout.Rollout;
import dev.tidemark.engine.rollout.Rollout.Answer;
import dev.tidemark.engine.rollout.StepRecord;
import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.engine.run.StopSignal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a person answered before the commit, as it goes to the engine on a worker.
///
/// @param checked whether each point of the checklist is done
/// @param outsideWindow why it can't wait for the maintenance window; empty for no reason
record Answers(Map<String, Boolean> checked, String outsideWindow) {
    Answers {
        checked = Collections.unmodifiableMap(new LinkedHashMap<>(checked));
    }

    /// Tells the rollout.
    ///
    /// @throws InterruptedException when interrupted
    void give(Rollout rollout) throws InterruptedException {
        checked.forEach((text, done) -> rollout.answer(text, done ? Answer.YES : Answer.NO));
        var _ = rollout.checklist();
        var _ = outsideWindow.isEmpty() ? rollout.window() : rollout.outsideWindow(outsideWindow);
    }

    /// Tells the rollout, commits to the plan that was shown, and runs it.
    ///
    /// @param typed the target's name as it was typed
    /// @throws dev.tidemark.engine.problem.ProblemException when it is refused, or could not begin
    /// @throws InterruptedException when interrupted
    RunOutcome commitAndRun(LiveRollout live, Optional<String> typed, StopSignal stop)
            throws InterruptedException {
        var record =
                live.take(rollout -> {
                    give(rollout);
                    StepRecord committed = rollout.commit(rollout.hash(), typed);
                    return committed.satisfied() ? rollout.run(stop) : committed;
                });
        var outcome = live.outcome();
        if (outcome.isEmpty()) {
            throw record.problem().orElseThrow().asException();
        }
        return outcome.get();
    }
}
