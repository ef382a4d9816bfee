package dev.tidemark.desktop.rollout;

import dev.tidemark.desktop.apply.PreflightViewModel;
import dev.tidemark.engine.preflight.Finding;
import dev.tidemark.engine.preflight.Subject;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.rollout.GuidedResult;
import dev.tidemark.engine.rollout.Rollout;
import dev.tidemark.engine.rollout.RolloutEvent;
import dev.tidemark.engine.rollout.RolloutSetup;
import dev.tidemark.engine.rollout.Step;
import dev.tidemark.engine.rollout.StepRecord;
import dev.tidemark.engine.run.RunEvent;
import dev.tidemark.engine.run.RunListener;
import dev.tidemark.engine.run.RunOutcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A rollout of the engine that several workers use, one after the other.
final class LiveRollout implements PreflightViewModel.Look {
    private final RolloutSetup setup;
    private final Consumer<RolloutEvent> events;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Rollout rollout;
    private volatile List<Finding> findings = List.of();
    private volatile Optional<Problem> besides = Optional.empty();
    private volatile RunListener running = RunListener.SILENT;
    private volatile Optional<RunOutcome> outcome = Optional.empty();

    /// @param events hears what happens, on workers
    LiveRollout(RolloutSetup setup, Consumer<RolloutEvent> events) {
        this.setup = setup;
        this.events = events;
    }

    /// Something done with the rollout.
    @FunctionalInterface
    interface Act<T> {
        T with(Rollout rollout) throws InterruptedException;
    }

    /// Does something with the rollout when it is its turn. Called on workers.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when a script can't be read, and as the
    ///   act does
    /// @throws InterruptedException when interrupted
    <T> T take(Act<T> act) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            var known = rollout;
            if (known == null) {
                known = new Rollout(setup, this::heard);
                rollout = known;
            }
            return act.with(known);
        } finally {
            turn.unlock();
        }
    }

    /// Ends it, with its changelog where something ran.
    ///
    /// @throws InterruptedException when interrupted
    GuidedResult end() throws InterruptedException {
        return take(rollout -> {
            if (outcome.isPresent()) {
                var _ = rollout.changelog();
            }
            return rollout.end();
        });
    }

    /// Hears the run of the plan from now on.
    void tell(RunListener listener) {
        running = listener;
    }

    RolloutSetup setup() {
        return setup;
    }

    /// How the plan ended; empty while it did not run.
    Optional<RunOutcome> outcome() {
        return outcome;
    }

    @Override
    public List<Finding> all() throws InterruptedException {
        var _ = take(Rollout::preflight);
        return findings;
    }

    @Override
    public Finding look(Subject subject) throws InterruptedException {
        var _ = take(live -> live.recheck(subject));
        return findings.stream()
                .filter(finding -> finding.subject() == subject)
                .findFirst()
                .orElseThrow();
    }

    /// What is refused by a finding stands beside that finding.
    @Override
    public Optional<Problem> besides() {
        return besides;
    }

    private void heard(RolloutEvent event) {
        switch (event) {
            case RolloutEvent.Found(var found) -> findings = found;
            case RolloutEvent.Running(var what) -> {
                if (what instanceof RunEvent.RunFinished(var how, _)) {
                    outcome = Optional.of(how);
                }
                running.on(what);
            }
            case RolloutEvent.StepFinished(StepRecord record) -> {
                if (record.step() == Step.PREFLIGHT) {
                    besides =
                            record.problem()
                                    .filter(it -> it.code() != ProblemCode.PREFLIGHT_REFUSED);
                }
                events.accept(event);
            }
            default -> events.accept(event);
        }
    }
}
