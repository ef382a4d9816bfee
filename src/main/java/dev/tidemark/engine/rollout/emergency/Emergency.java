package dev.tidemark.engine.rollout.emergency;

import dev.tidemark.engine.backup.Counted;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.rollout.CheckRounds;
import dev.tidemark.engine.rollout.CheckRounds.Patience;
import dev.tidemark.engine.rollout.CommandRun;
import dev.tidemark.engine.rollout.RolloutEvent;
import dev.tidemark.engine.rollout.RolloutListener;
import dev.tidemark.engine.rollout.RolloutPolicy.Demand;
import dev.tidemark.engine.rollout.RolloutSetup;
import dev.tidemark.engine.rollout.Step;
import dev.tidemark.engine.rollout.StepLog;
import dev.tidemark.engine.rollout.StepLog.Ending;
import dev.tidemark.engine.rollout.StepRecord;
import dev.tidemark.engine.rollout.StepRecord.State;
import dev.tidemark.engine.rollout.journal.ProcedureJournal;
import dev.tidemark.engine.rollout.journal.ProcedureKind;
import dev.tidemark.engine.rollout.journal.Unfinished;
import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.engine.run.Runner;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.tracking.Direction;
import dev.tidemark.engine.verify.LogMark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An emergency rollback, step by step. Everything is on the disk before it is done, so that a
/// process that dies leaves behind what it did and what it did not.
///
/// Used by one thread at a time, any but the user interface's.
public final class Emergency implements AutoCloseable {
    /// Its steps, in order.
    public static final List<Step> STEPS =
            List.of(
                    Step.COMMIT,
                    Step.STOP,
                    Step.GO_BACK,
                    Step.VERIFY,
                    Step.START,
                    Step.MONITOR,
                    Step.CHANGELOG);

    private final RolloutSetup setup;
    private final Commands commands;
    private final WayBack way;
    private final RestorePort restores;
    private final RolloutListener listener;
    private final StepLog log;
    private final CheckRounds checks;
    private final String hash;
    private final List<String> overrides = new ArrayList<>();
    private final List<CommandRun> ran = new ArrayList<>();
    private Optional<RunOutcome> run = Optional.empty();
    private List<LogMark> marks = List.of();
    private @Nullable ProcedureJournal journal;

    /// @param setup with the plan of the way that is taken
    /// @param way the way that is taken
    /// @throws dev.tidemark.engine.problem.ProblemException when a script can't be read
    public Emergency(
            RolloutSetup setup,
            Commands commands,
            WayBack way,
            RestorePort restores,
            RolloutListener listener) {
        this.setup = setup;
        this.commands = commands;
        this.way = way;
        this.restores = restores;
        this.listener = listener;
        this.log = new StepLog(setup.clock(), listener);
        this.hash =
                setup.hash(
                        List.of(
                                way.kind().text(),
                                way.backup().map(backup -> backup.name()).orElse(""),
                                commands.stop().orElse(""),
                                commands.start().orElse("")));
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
    public RolloutSetup setup() {
        return setup;
    }

    /// Whether a step is done already.
    public boolean done(Step step) {
        return log.of(step).filter(StepRecord::satisfied).isPresent();
    }

    /// The hash of the way, its plan and the commands; the commit wants it.
    public String hash() {
        return hash;
    }

    /// Commits to what was shown, and begins the journal.
    ///
    /// @param shown the hash of what was shown
    /// @param typed the target's name as it was typed; empty when it was not
    /// @throws dev.tidemark.engine.problem.ProblemException when nothing can be noted; nothing was
    ///   begun then
    /// @throws InterruptedException when interrupted
    public StepRecord commit(String shown, Optional<String> typed) throws InterruptedException {
        var refusal = refusal(shown, typed);
        if (refusal.isEmpty()) {
            note();
        }
        return log.run(
                Step.COMMIT,
                "",
                () ->
                        refusal.map(Ending::failed)
                                .orElseGet(() ->
                                        Ending.passed(
                                                "%s, plan %s, by %s."
                                                        .formatted(
                                                                way.kind().title(),
                                                                hash,
                                                                setup.who()))));
    }

    private Optional<Problem> refusal(String shown, Optional<String> typed) {
        for (var command : List.of(commands.stop(), commands.start())) {
            var refused =
                    command.flatMap(it -> Commands.refusal(setup.plan().project().config(), it));
            if (refused.isPresent()) {
                return refused;
            }
        }
        if (way.obstacle().isPresent()) {
            return way.obstacle();
        }
        var left = EmergencyProblems.open(setup);
        if (left.isPresent()) {
            return left;
        }
        if (!shown.equals(hash)) {
            return Optional.of(EmergencyProblems.otherPlan(shown, hash, setup.name()));
        }
        boolean unnamed =
                setup.policy().demands(Demand.TYPED_NAME)
                        && typed.filter(setup.name()::equals).isEmpty();
        return unnamed
                ? Optional.of(EmergencyProblems.nameNotTyped(setup.name()))
                : Optional.empty();
    }

    private void note() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("plan", hash);
        facts.put("way", way.kind().text());
        commands.stop().ifPresent(command -> facts.put("stop", command));
        commands.start().ifPresent(command -> facts.put("start", command));
        noteIn(
                setup.procedures()
                        .begin(
                                ProcedureKind.EMERGENCY,
                                setup.key(),
                                setup.settings().actor().target(),
                                setup.who(),
                                facts,
                                setup.clock()));
    }

    private void noteIn(ProcedureJournal begun) {
        journal = begun;
        log.noteIn(begun);
    }

    /// Takes up one that another process left: what that did counts as done, and nothing of it is
    /// done again.
    ///
    /// @param reason what somebody found out about steps whose end was not seen
    /// @throws dev.tidemark.engine.problem.ProblemException when another process took it up
    public void takeUp(Unfinished left, String reason) {
        var taken = setup.procedures().resume(left, setup.clock());
        journal = taken;
        String settled = "Its end was not seen; settled, by %s: %s".formatted(setup.who(), reason);
        for (var step : STEPS.subList(0, STEPS.indexOf(Step.MONITOR))) {
            boolean done = left.progress(step.text()) == Unfinished.Progress.DONE;
            boolean repeatable = step == Step.VERIFY || step == Step.START;
            if (done || !repeatable) {
                keepAsDone(step, done ? "Done before, in the process that ended." : settled);
            }
            if (!done && !repeatable) {
                overrides.add("%s: %s".formatted(step.title(), settled));
            }
        }
        log.noteIn(taken);
        marks = LogMark.of(setup.plan().project());
    }

    private void keepAsDone(Step step, String detail) {
        var now = setup.clock().instant();
        log.keep(new StepRecord(step, State.PASSED, now, now, detail, Optional.empty()));
    }

    /// Stops the application.
    ///
    /// @throws InterruptedException when interrupted
    public StepRecord stopApplication(StopSignal stop) throws InterruptedException {
        return command(Step.STOP, Step.COMMIT, commands.stop(), stop);
    }

    /// Starts the application again.
    ///
    /// @throws InterruptedException when interrupted
    public StepRecord startApplication(StopSignal stop) throws InterruptedException {
        // What the broken application wrote before is not held against the mended one.
        marks = LogMark.of(setup.plan().project());
        return command(Step.START, Step.VERIFY, commands.start(), stop);
    }

    private StepRecord command(Step step, Step before, Optional<String> command, StopSignal stop)
            throws InterruptedException {
        return log.run(
                step,
                command.map("`%s`"::formatted).orElse(""),
                () -> {
                    var missing = missing(before);
                    if (missing.isPresent()) {
                        return Ending.failed(missing.get());
                    }
                    if (command.isEmpty()) {
                        return Ending.notDemanded("The project names no command for it.");
                    }
                    if (stop.requested()) {
                        return Ending.failed(EmergencyProblems.stopped(step, setup.name()));
                    }
                    var done = commands.run(step, command.get(), stop, listener);
                    ran.add(done.command());
                    return done.good()
                            ? Ending.passed(
                                    "`%s`: %s.".formatted(command.get(), done.command().how()))
                            : Ending.failed(EmergencyProblems.command(done.command()));
                });
    }

    private Optional<Problem> missing(Step before) {
        return log.of(before).filter(StepRecord::satisfied).isPresent()
                ? Optional.empty()
                : Optional.of(EmergencyProblems.stepMissing(before, setup.name()));
    }

    /// Goes back the way that was chosen.
    ///
    /// @throws InterruptedException when interrupted
    public StepRecord goBack(StopSignal stop) throws InterruptedException {
        return log.run(
                Step.GO_BACK,
                way.kind().text(),
                () -> {
                    var missing = missing(Step.STOP);
                    if (missing.isPresent()) {
                        return Ending.failed(missing.get());
                    }
                    return way.backup().isPresent()
                            ? Ending.passed(
                                    restores.restore(
                                            way.backup().get(),
                                            stop,
                                            text ->
                                                    listener.on(
                                                            new RolloutEvent.Progress(
                                                                    Step.GO_BACK, text))))
                            : runPlan(stop);
                });
    }

    private Ending runPlan(StopSignal stop) throws InterruptedException {
        var outcome =
                new Runner(setup.connector())
                        .run(
                                setup.plan(),
                                setup.settings(),
                                stop,
                                event -> listener.on(new RolloutEvent.Running(event)));
        run = Optional.of(outcome);
        boolean back = setup.plan().direction() == Direction.ROLLBACK;
        return outcome.failure()
                .map(Ending::failed)
                .orElseGet(() ->
                        Ending.passed(
                                "%s %s."
                                        .formatted(
                                                Counted.of(outcome.done().size(), "migration"),
                                                back ? "rolled back" : "applied")));
    }

    /// Checks the database; the application does not run yet.
    ///
    /// @throws InterruptedException when interrupted
    public StepRecord verify(StopSignal stop) throws InterruptedException {
        return log.run(
                Step.VERIFY,
                "",
                () -> {
                    var missing = missing(Step.GO_BACK);
                    return missing.isPresent()
                            ? Ending.failed(missing.get())
                            : checks.database(stop);
                });
    }

    /// Watches database and application for as long as the project wants to.
    ///
    /// @throws InterruptedException when interrupted
    public StepRecord monitor(StopSignal stop) throws InterruptedException {
        return log.run(
                Step.MONITOR,
                "",
                () -> {
                    var missing = missing(Step.START);
                    return missing.isPresent()
                            ? Ending.failed(missing.get())
                            : checks.watch(marks, Patience.COMING_UP, stop);
                });
    }

    /// Goes on although a step did not end as it should.
    ///
    /// @param reason why, kept in the report
    public StepRecord goOn(Step step, String reason) {
        var record = log.of(step).orElseThrow();
        if (record.satisfied() || step == Step.COMMIT) {
            return record;
        }
        String decision = "Went on, by %s: %s".formatted(setup.who(), reason);
        overrides.add("%s: %s %s".formatted(step.title(), record.detail(), decision));
        return log.keep(
                new StepRecord(
                        step,
                        State.PASSED,
                        record.began(),
                        setup.clock().instant(),
                        "%s %s".formatted(record.detail(), decision),
                        Optional.empty()));
    }

    /// Writes into the project's changelog what was taken back.
    ///
    /// @throws InterruptedException when interrupted
    public StepRecord changelog() throws InterruptedException {
        return log.run(
                Step.CHANGELOG,
                "",
                () -> EmergencyChangelog.write(setup, run.map(RunOutcome::done).orElse(List.of())));
    }

    /// Ends it.
    public EmergencyResult end() {
        var result =
                new EmergencyResult(
                        setup,
                        way,
                        hash,
                        log.all(STEPS),
                        overrides,
                        ran,
                        run,
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
    public void close() {
        var noted = journal;
        journal = null;
        if (noted != null) {
            noted.close();
        }
    }
}
