package dev.tidemark.engine.rollout.emergency;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.rollout.CheckRounds.Patience;
import dev.tidemark.engine.rollout.CommandRun;
import dev.tidemark.engine.rollout.GuidedRun;
import dev.tidemark.engine.rollout.Particulars;
import dev.tidemark.engine.rollout.RolloutEvent;
import dev.tidemark.engine.rollout.RolloutListener;
import dev.tidemark.engine.rollout.RolloutSetup;
import dev.tidemark.engine.rollout.Step;
import dev.tidemark.engine.rollout.StepLog.Ending;
import dev.tidemark.engine.rollout.StepRecord;
import dev.tidemark.engine.rollout.StepRecord.State;
import dev.tidemark.engine.rollout.journal.ProcedureKind;
import dev.tidemark.engine.rollout.journal.Unfinished;
import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.engine.run.RunSettings.Saving;
import dev.tidemark.engine.run.StopSignal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// An emergency rollback, step by step. Everything is on the disk before it is done, so that a
/// process that dies leaves behind what it did and what it did not.
public final class Emergency extends GuidedRun {
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

    private final Commands commands;
    private final WayBack way;
    private final RestorePort restores;
    private final List<CommandRun> ran = new ArrayList<>();

    /// @param setup with the plan of the way that is taken
    /// @param way the way that is taken
    /// @throws dev.tidemark.engine.problem.ProblemException when a script can't be read
    public Emergency(
            RolloutSetup setup,
            Commands commands,
            WayBack way,
            RestorePort restores,
            RolloutListener listener) {
        super(ProcedureKind.EMERGENCY, STEPS, setup, shown(setup, commands, way), listener);
        this.commands = commands;
        this.way = way;
        this.restores = restores;
    }

    private static List<String> shown(RolloutSetup setup, Commands commands, WayBack way) {
        var shown = new ArrayList<String>();
        shown.add(way.kind().text());
        shown.add(way.backup().map(backup -> backup.name()).orElse(""));
        shown.add(commands.stop().orElse(""));
        shown.add(commands.start().orElse(""));
        if (setup.settings().saving() == Saving.LOSE) {
            shown.add("nothing saved");
        }
        return shown;
    }

    /// Does a step by its name, one of those behind the commit.
    ///
    /// @throws InterruptedException when interrupted
    public StepRecord perform(Step step, StopSignal stop) throws InterruptedException {
        return switch (step) {
            case STOP -> stopApplication(stop);
            case GO_BACK -> goBack(stop);
            case VERIFY -> verify(stop);
            case START -> startApplication(stop);
            case MONITOR -> monitor(stop);
            case CHANGELOG -> changelog();
            case PREFLIGHT, CHECKLIST, WINDOW, BACKUP, COMMIT, RUN ->
                    throw new IllegalArgumentException(step.text());
        };
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
            begin();
        }
        return log().run(
                        Step.COMMIT,
                        "",
                        () ->
                                refusal.map(Ending::failed)
                                        .orElseGet(() ->
                                                Ending.passed(
                                                        "%s, plan %s, by %s."
                                                                .formatted(
                                                                        way.kind().title(),
                                                                        hash(),
                                                                        setup().who()))));
    }

    private Optional<Problem> refusal(String shown, Optional<String> typed) {
        for (var command : List.of(commands.stop(), commands.start())) {
            var refused =
                    command.flatMap(it -> Commands.refusal(setup().plan().project().config(), it));
            if (refused.isPresent()) {
                return refused;
            }
        }
        if (way.obstacle().isPresent()) {
            return way.obstacle();
        }
        var left = EmergencyProblems.open(setup());
        return left.isPresent() ? left : notConfirmed(shown, typed);
    }

    private void begin() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("plan", hash());
        facts.put("way", way.kind().text());
        commands.stop().ifPresent(command -> facts.put("stop", command));
        commands.start().ifPresent(command -> facts.put("start", command));
        note(facts);
    }

    /// Takes up one that another process left: what that did counts as done, and nothing of it is
    /// done again.
    ///
    /// @param reason what somebody found out about steps whose end was not seen
    /// @throws dev.tidemark.engine.problem.ProblemException when another process took it up
    public void takeUp(Unfinished left, String reason) {
        var taken = setup().procedures().resume(left, setup().clock());
        String settled =
                "Its end was not seen; settled, by %s: %s".formatted(setup().who(), reason);
        for (var step : STEPS.subList(0, STEPS.indexOf(Step.MONITOR))) {
            boolean done = left.progress(step.text()) == Unfinished.Progress.DONE;
            boolean repeatable = step == Step.VERIFY || step == Step.START;
            if (done || !repeatable) {
                keepAsDone(step, done ? "Done before, in the process that ended." : settled);
            }
            if (!done && !repeatable) {
                decided("%s: %s".formatted(step.title(), settled));
            }
        }
        noteIn(taken);
        markLogs();
    }

    private void keepAsDone(Step step, String detail) {
        var now = setup().clock().instant();
        log().keep(new StepRecord(step, State.PASSED, now, now, detail, Optional.empty()));
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
        markLogs();
        return command(Step.START, Step.VERIFY, commands.start(), stop);
    }

    private StepRecord command(Step step, Step before, Optional<String> command, StopSignal stop)
            throws InterruptedException {
        return log().run(
                        step,
                        command.map("`%s`"::formatted).orElse(""),
                        () -> {
                            var missing = missing(List.of(before));
                            if (missing.isPresent()) {
                                return Ending.failed(missing.get());
                            }
                            if (command.isEmpty()) {
                                return Ending.notDemanded("The project names no command for it.");
                            }
                            if (stop.requested()) {
                                return Ending.failed(
                                        EmergencyProblems.stopped(step, setup().name()));
                            }
                            var done = commands.run(step, command.get(), stop, listener());
                            ran.add(done.command());
                            return done.good()
                                    ? Ending.passed(
                                            "`%s`: %s."
                                                    .formatted(command.get(), done.command().how()))
                                    : Ending.failed(EmergencyProblems.command(done.command()));
                        });
    }

    /// Goes back the way that was chosen.
    ///
    /// @throws InterruptedException when interrupted
    public StepRecord goBack(StopSignal stop) throws InterruptedException {
        return log().run(
                        Step.GO_BACK,
                        way.kind().text(),
                        () -> {
                            var missing = missing(List.of(Step.STOP));
                            if (missing.isPresent()) {
                                return Ending.failed(missing.get());
                            }
                            return way.backup().isPresent()
                                    ? Ending.passed(
                                            restores.restore(
                                                    way.backup().get(),
                                                    stop,
                                                    text ->
                                                            listener()
                                                                    .on(
                                                                            new RolloutEvent
                                                                                    .Progress(
                                                                                    Step.GO_BACK,
                                                                                    text))))
                                    : runPlan(stop);
                        });
    }

    /// Checks the database; the application does not run yet.
    ///
    /// @throws InterruptedException when interrupted
    public StepRecord verify(StopSignal stop) throws InterruptedException {
        return log().run(
                        Step.VERIFY,
                        "",
                        () -> {
                            var missing = missing(List.of(Step.GO_BACK));
                            return missing.isPresent()
                                    ? Ending.failed(missing.get())
                                    : checks().database(stop);
                        });
    }

    /// Watches database and application for as long as the project wants to.
    ///
    /// @throws InterruptedException when interrupted
    public StepRecord monitor(StopSignal stop) throws InterruptedException {
        return log().run(
                        Step.MONITOR,
                        "",
                        () -> {
                            var missing = missing(List.of(Step.START));
                            return missing.isPresent()
                                    ? Ending.failed(missing.get())
                                    : checks().watch(marks(), Patience.COMING_UP, stop);
                        });
    }

    /// Goes on although a step did not end as it should.
    ///
    /// @param reason why, kept in the report
    public StepRecord goOn(Step step, String reason) {
        var record = log().of(step).orElseThrow();
        if (record.satisfied() || step == Step.COMMIT) {
            return record;
        }
        String decision = "Went on, by %s: %s".formatted(setup().who(), reason);
        decided("%s: %s %s".formatted(step.title(), record.detail(), decision));
        return keepAs(record, State.PASSED, decision);
    }

    @Override
    public StepRecord changelog() throws InterruptedException {
        return log().run(
                        Step.CHANGELOG,
                        "",
                        () ->
                                EmergencyChangelog.write(
                                        setup(),
                                        outcome().map(RunOutcome::done).orElse(List.of())));
    }

    @Override
    protected Particulars particulars() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Way back", way.kind().title());
        facts.put("Shown before", String.join(" ", way.facts()));
        if (applicationMayBeStopped()) {
            facts.put("Application", "may be stopped: its start command did not succeed");
        }
        return new Particulars(facts, List.of(), List.of(), ran);
    }

    /// Whether the application may be stopped: its stop command ran, or may have, and its start
    /// command did not end as it should.
    public boolean applicationMayBeStopped() {
        boolean touched =
                log().of(Step.STOP)
                        .map(StepRecord::state)
                        .filter(state -> state == State.PASSED || state == State.FAILED)
                        .isPresent();
        return touched && !done(Step.START);
    }
}
