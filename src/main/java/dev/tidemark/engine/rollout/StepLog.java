package dev.tidemark.engine.rollout;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.rollout.journal.ProcedureJournal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Does steps, and keeps what came of each: in memory, in a journal once there is one, and told to
/// a listener. A step that is done again replaces what came of it before.
public final class StepLog {
    private final Clock clock;
    private final RolloutListener listener;
    private final Map<Step, StepRecord> records = new EnumMap<>(Step.class);
    private @Nullable ProcedureJournal journal;

    /// @param listener hears of each step
    public StepLog(Clock clock, RolloutListener listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /// How a step ended.
    public record Ending(StepRecord.State state, String detail, Optional<Problem> problem) {
        /// As it should.
        public static Ending passed(String detail) {
            return new Ending(StepRecord.State.PASSED, detail, Optional.empty());
        }

        /// Nobody wants it.
        public static Ending notDemanded(String detail) {
            return new Ending(StepRecord.State.NOT_DEMANDED, detail, Optional.empty());
        }

        /// Not as it should.
        public static Ending failed(Problem problem) {
            return new Ending(StepRecord.State.FAILED, problem.why(), Optional.of(problem));
        }

        /// Nobody can say.
        public static Ending inconclusive(Problem problem) {
            return new Ending(StepRecord.State.INCONCLUSIVE, problem.why(), Optional.of(problem));
        }
    }

    /// What a step does.
    @FunctionalInterface
    public interface Work {
        /// @throws ProblemException when it fails
        /// @throws InterruptedException when interrupted
        Ending run() throws InterruptedException;
    }

    /// Notes everything from now on.
    public void noteIn(ProcedureJournal begun) {
        journal = begun;
    }

    /// Does a step.
    ///
    /// @param about what it is about to do, for the journal
    /// @throws InterruptedException when interrupted; what came of the step is not known then
    public StepRecord run(Step step, String about, Work work) throws InterruptedException {
        var noted = journal;
        if (noted != null) {
            noted.begins(step.text(), about);
        }
        listener.on(new RolloutEvent.StepStarted(step));
        var began = clock.instant();
        Ending ending;
        try {
            ending = work.run();
        } catch (ProblemException e) {
            ending = Ending.failed(e.problem());
        }
        return keep(
                new StepRecord(
                        step,
                        ending.state(),
                        began,
                        clock.instant(),
                        ending.detail(),
                        ending.problem()));
    }

    /// Keeps what came of a step that is done elsewhere, or that somebody decided on.
    public StepRecord keep(StepRecord record) {
        records.put(record.step(), record);
        var noted = journal;
        if (noted != null) {
            noted.ends(record.step().text(), record.state().text(), record.detail());
        }
        listener.on(new RolloutEvent.StepFinished(record));
        return record;
    }

    /// What came of a step; empty when it was not done.
    public Optional<StepRecord> of(Step step) {
        return Optional.ofNullable(records.get(step));
    }

    /// What came of the steps, in order; one that was not done is `NOT_RUN`.
    public List<StepRecord> all(List<Step> steps) {
        var all = new ArrayList<StepRecord>();
        for (var step : steps) {
            all.add(
                    of(step).orElseGet(() ->
                            new StepRecord(
                                    step,
                                    StepRecord.State.NOT_RUN,
                                    clock.instant(),
                                    clock.instant(),
                                    "It was not done.",
                                    Optional.empty())));
        }
        return all;
    }
}
