package dev.tidemark.engine.rollout;

import dev.tidemark.engine.backup.Counted;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.rollout.RolloutPolicy.Demand;
import dev.tidemark.engine.rollout.StepLog.Ending;
import dev.tidemark.engine.rollout.StepRecord.State;
import dev.tidemark.engine.rollout.journal.ProcedureJournal;
import dev.tidemark.engine.rollout.journal.ProcedureKind;
import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.engine.run.Runner;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.tracking.Direction;
import dev.tidemark.engine.verify.LogMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A guided run: a list of steps, of which some want a person's word, with a plan that runs in one
/// of them. Rollouts and emergency rollbacks are two such lists; this is what they have in common.
///
/// Whoever drives it, a command or a wizard, calls its steps in their order and may call one again;
/// what is missing stops the ones that change something. Used by one thread at a time; its steps
/// take their time, so that none of a user interface calls them.
public abstract class GuidedRun implements AutoCloseable {
    private final ProcedureKind kind;
    private final List<Step> steps;
    private final RolloutSetup setup;
    private final RolloutListener listener;
    private final String hash;
    private final StepLog log;
    private final CheckRounds checks;
    private final List<String> overrides = new ArrayList<>();
    private Optional<RunOutcome> outcome = Optional.empty();
    private List<LogMark> marks = List.of();
    private @Nullable ProcedureJournal journal;

    /// @param steps its steps, in order
    /// @param shown what is shown beside the plan and what is demanded, and counts for the hash
    /// @throws dev.tidemark.engine.problem.ProblemException when a script can't be read
    protected GuidedRun(
            ProcedureKind kind,
            List<Step> steps,
            RolloutSetup setup,
            List<String> shown,
            RolloutListener listener) {
        this.kind = kind;
        this.steps = List.copyOf(steps);
        this.setup = setup;
        this.listener = listener;
        this.hash = setup.hash(shown);
        this.log = new StepLog(setup.clock(), listener);
        this.checks =
                new CheckRounds(
                        setup.connector(),
                        setup.plan().project(),
                        setup.plan().tracking(),
                        setup.policy().environment(),
                        setup.limits(),
                        listener);
    }

    /// What it works with.
    public final RolloutSetup setup() {
        return setup;
    }

    /// The hash of everything that is shown before the commit, which wants it.
    public final String hash() {
        return hash;
    }

    /// Whether what comes after a step may begin.
    public final boolean done(Step step) {
        return log.of(step).filter(StepRecord::satisfied).isPresent();
    }

    /// What came of a step; empty when it was not done.
    public final Optional<StepRecord> came(Step step) {
        return log.of(step);
    }

    /// What came of the run of the plan; empty while it did not run.
    public final Optional<RunOutcome> outcome() {
        return outcome;
    }

    /// Writes what was done into the project's changelog.
    ///
    /// @throws InterruptedException when interrupted
    public abstract StepRecord changelog() throws InterruptedException;

    /// What its result tells beside the steps.
    protected abstract Particulars particulars();

    /// Hears what happens.
    protected final RolloutListener listener() {
        return listener;
    }

    /// What came of the steps so far.
    protected final StepLog log() {
        return log;
    }

    /// The checks of its target.
    protected final CheckRounds checks() {
        return checks;
    }

    /// The first of some steps that has to be done still.
    protected final Optional<Problem> missing(List<Step> wanted) {
        return wanted.stream()
                .filter(step -> !done(step))
                .findFirst()
                .map(step -> GuidedProblems.stepMissing(kind, step, setup.name()));
    }

    /// Why what was shown may not begin: it is something else by now, or the name was not typed.
    ///
    /// @param shown the hash of what was shown
    /// @param typed the target's name as it was typed; empty when it was not
    protected final Optional<Problem> notConfirmed(String shown, Optional<String> typed) {
        if (!shown.equals(hash)) {
            return Optional.of(GuidedProblems.otherPlan(kind, shown, hash, setup.name()));
        }
        boolean unnamed =
                setup.policy().demands(Demand.TYPED_NAME)
                        && typed.filter(setup.name()::equals).isEmpty();
        return unnamed
                ? Optional.of(GuidedProblems.nameNotTyped(kind, setup.name()))
                : Optional.empty();
    }

    /// Begins its journal.
    ///
    /// @param facts what it is about to do, by name; nothing secret
    /// @throws dev.tidemark.engine.problem.ProblemException when nothing can be noted; nothing
    ///   should be done then
    protected final void note(Map<String, String> facts) {
        noteIn(
                setup.procedures()
                        .begin(
                                kind,
                                setup.key(),
                                setup.settings().actor().target(),
                                setup.who(),
                                facts,
                                setup.clock()));
    }

    /// Notes everything from now on.
    protected final void noteIn(ProcedureJournal begun) {
        journal = begun;
        log.noteIn(begun);
    }

    /// Remembers where the log files end, so that what they have already is not looked at.
    protected final void markLogs() {
        marks = LogMark.of(setup.plan().project());
    }

    /// Where the log files ended when they were looked at last.
    protected final List<LogMark> marks() {
        return marks;
    }

    /// Runs the plan.
    ///
    /// @throws InterruptedException when interrupted
    protected final Ending runPlan(StopSignal stop) throws InterruptedException {
        var ended =
                new Runner(setup.connector())
                        .run(
                                setup.plan(),
                                setup.settings(),
                                stop,
                                event -> listener.on(new RolloutEvent.Running(event)));
        outcome = Optional.of(ended);
        boolean back = setup.plan().direction() == Direction.ROLLBACK;
        return ended.failure()
                .map(Ending::failed)
                .orElseGet(() ->
                        Ending.passed(
                                "%s %s."
                                        .formatted(
                                                Counted.of(ended.done().size(), "migration"),
                                                back ? "rolled back" : "applied")));
    }

    /// Keeps what somebody decided, for the report.
    protected final void decided(String what) {
        overrides.add(what);
    }

    /// Keeps a step as somebody decided that it counts.
    ///
    /// @param decision who, what and why
    protected final StepRecord keepAs(StepRecord known, State state, String decision) {
        return log.keep(
                new StepRecord(
                        known.step(),
                        state,
                        known.began(),
                        setup.clock().instant(),
                        "%s %s".formatted(known.detail(), decision),
                        state == State.PASSED ? Optional.empty() : known.problem()));
    }

    /// Ends it. What was demanded and not done makes it fail, whatever else went well.
    public final GuidedResult end() {
        var result =
                new GuidedResult(
                        kind,
                        setup,
                        hash,
                        log.all(steps),
                        particulars(),
                        overrides,
                        outcome,
                        checks.last(),
                        setup.clock().instant());
        var noted = journal;
        if (noted != null) {
            noted.over(result.outcome().text());
        }
        close();
        return result;
    }

    /// Lets go of its journal; one that was not ended is found as such afterwards.
    @Override
    public final void close() {
        var noted = journal;
        journal = null;
        if (noted != null) {
            noted.close();
        }
    }
}
