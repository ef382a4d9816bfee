package dev.tidemark.engine.rollout;

import dev.tidemark.engine.backup.Counted;
import dev.tidemark.engine.preflight.Subject;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.rollout.CheckRounds.Patience;
import dev.tidemark.engine.rollout.RolloutPolicy.Demand;
import dev.tidemark.engine.rollout.StepLog.Ending;
import dev.tidemark.engine.rollout.StepRecord.State;
import dev.tidemark.engine.rollout.journal.ProcedureJournal;
import dev.tidemark.engine.rollout.journal.ProcedureKind;
import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.engine.run.Runner;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.verify.LogMark;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A rollout, step by step. Whoever drives it, a command or a wizard, calls the steps in their
/// order and may call one again; what is demanded and is missing stops the ones that change
/// something.
///
/// Used by one thread at a time, any but the user interface's.
public final class Rollout implements AutoCloseable {
    /// Its steps, in order.
    public static final List<Step> STEPS =
            List.of(
                    Step.PREFLIGHT,
                    Step.CHECKLIST,
                    Step.WINDOW,
                    Step.BACKUP,
                    Step.COMMIT,
                    Step.RUN,
                    Step.VERIFY,
                    Step.CHANGELOG);

    private static final List<Step> BEFORE_COMMIT = STEPS.subList(0, STEPS.indexOf(Step.COMMIT));

    private final RolloutSetup setup;
    private final RolloutListener listener;
    private final StepLog log;
    private final CheckRounds checks;
    private final String hash;
    private final Preparation preparation;
    private final Checklist checklist;
    private final WindowGate window;
    private final List<String> overrides = new ArrayList<>();
    private Optional<RunOutcome> run = Optional.empty();
    private List<LogMark> marks = List.of();
    private @Nullable ProcedureJournal journal;

    /// @throws dev.tidemark.engine.problem.ProblemException when a script can't be read
    public Rollout(RolloutSetup setup, RolloutListener listener) {
        this.setup = setup;
        this.listener = listener;
        this.log = new StepLog(setup.clock(), listener);
        this.hash = setup.hash(List.of());
        this.preparation = new Preparation(setup, listener);
        this.checklist = new Checklist(setup);
        this.window = new WindowGate(setup);
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

    /// The hash of the plan and of all that is demanded; the commit wants it.
    public String hash() {
        return hash;
    }

    /// Looks at the target. May be called again after something was mended.
    ///
    /// @throws InterruptedException when interrupted
    public StepRecord preflight() throws InterruptedException {
        return log.run(Step.PREFLIGHT, "", preparation::lookAtAll);
    }

    /// Looks at one subject again.
    ///
    /// @throws InterruptedException when interrupted
    public StepRecord recheck(Subject subject) throws InterruptedException {
        return log.run(Step.PREFLIGHT, "", () -> preparation.lookAt(subject));
    }

    /// Keeps a person's answer to a point of the checklist.
    ///
    /// @param text the point
    public void answer(String text, Answer answer) {
        checklist.answer(text, answer);
    }

    /// What a person says to a point of the checklist, or of inconclusive checks.
    public enum Answer {
        YES,
        NO
    }

    /// Looks whether the checklist is answered.
    ///
    /// @throws InterruptedException when interrupted
    public StepRecord checklist() throws InterruptedException {
        return log.run(Step.CHECKLIST, "", checklist::look);
    }

    /// Looks whether something may be rolled out now.
    ///
    /// @throws InterruptedException when interrupted
    public StepRecord window() throws InterruptedException {
        return log.run(Step.WINDOW, "", window::look);
    }

    /// Goes on although the window is closed.
    ///
    /// @param reason why, kept in the report
    /// @throws InterruptedException when interrupted
    public StepRecord outsideWindow(String reason) throws InterruptedException {
        window.override(reason).ifPresent(overrides::add);
        return window();
    }

    /// The backup that the preflight found possible; empty before it, and where none is demanded.
    public Optional<BackupOffer> backupOffer() {
        return preparation.offer();
    }

    /// Has the backup made this way. A copy on the server is made only where somebody chose it,
    /// because it locks everybody out.
    public void backUpBy(BackupWay way) {
        preparation.choose(way);
    }

    /// Makes the backup that is demanded.
    ///
    /// @throws InterruptedException when interrupted
    public StepRecord backup(StopSignal stop) throws InterruptedException {
        return log.run(Step.BACKUP, "", () -> preparation.backup(hash, stop));
    }

    /// Commits to the plan that was shown.
    ///
    /// @param shown the hash of that plan
    /// @param typed the target's name as it was typed; empty when it was not
    /// @throws InterruptedException when interrupted
    public StepRecord commit(String shown, Optional<String> typed) throws InterruptedException {
        return log.run(
                Step.COMMIT,
                "",
                () -> {
                    var missing = missing(BEFORE_COMMIT);
                    if (missing.isPresent()) {
                        return Ending.failed(missing.get());
                    }
                    if (!shown.equals(hash)) {
                        return Ending.failed(RolloutProblems.otherPlan(shown, hash, setup.name()));
                    }
                    if (setup.policy().demands(Demand.TYPED_NAME)
                            && typed.filter(setup.name()::equals).isEmpty()) {
                        return Ending.failed(RolloutProblems.nameNotTyped(setup.name()));
                    }
                    return Ending.passed("Plan %s, by %s.".formatted(hash, setup.who()));
                });
    }

    private Optional<Problem> missing(List<Step> steps) {
        return steps.stream()
                .filter(step -> log.of(step).filter(StepRecord::satisfied).isEmpty())
                .findFirst()
                .map(step -> RolloutProblems.stepMissing(step, setup.name()));
    }

    /// Runs the plan. Nothing runs while something that is demanded is missing.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when nothing can be noted; nothing was
    ///   begun then
    /// @throws InterruptedException when interrupted
    public StepRecord run(StopSignal stop) throws InterruptedException {
        var refusal = refusal();
        if (refusal.isEmpty()) {
            note();
        }
        return log.run(
                Step.RUN,
                "applying %s".formatted(RolloutProblems.versions(setup.plan())),
                () -> refusal.isPresent() ? Ending.failed(refusal.get()) : runPlan(stop));
    }

    /// Why the plan may not run now.
    private Optional<Problem> refusal() {
        var missing = missing(STEPS.subList(0, STEPS.indexOf(Step.RUN)));
        // A window may close while the checklist is answered.
        return missing.isPresent() ? missing : window.look().problem();
    }

    private void note() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("plan", hash);
        facts.put("migrations", RolloutProblems.versions(setup.plan()));
        var begun =
                setup.procedures()
                        .begin(
                                ProcedureKind.ROLLOUT,
                                setup.key(),
                                setup.settings().actor().target(),
                                setup.who(),
                                facts,
                                setup.clock());
        journal = begun;
        log.noteIn(begun);
    }

    private Ending runPlan(StopSignal stop) throws InterruptedException {
        marks = LogMark.of(setup.plan().project());
        var outcome =
                new Runner(setup.connector())
                        .run(
                                setup.plan(),
                                setup.settings(),
                                stop,
                                event -> listener.on(new RolloutEvent.Running(event)));
        run = Optional.of(outcome);
        return outcome.failure()
                .map(Ending::failed)
                .orElseGet(() ->
                        Ending.passed(
                                "%s applied."
                                        .formatted(
                                                Counted.of(outcome.done().size(), "migration"))));
    }

    /// Checks the target, for as long as the project wants to watch it.
    ///
    /// @throws InterruptedException when interrupted
    public StepRecord verify(StopSignal stop) throws InterruptedException {
        return log.run(
                Step.VERIFY,
                "",
                () ->
                        missing(List.of(Step.RUN)).isPresent()
                                ? Ending.failed(RolloutProblems.stepMissing(Step.RUN, setup.name()))
                                : judged(checks.watch(marks, Patience.NONE, stop)));
    }

    /// What nobody demands does not stand in the way, and is told all the same.
    private Ending judged(Ending ending) {
        return ending.problem().isEmpty() || setup.policy().demands(Demand.VERIFICATION)
                ? ending
                : Ending.notDemanded(ending.detail());
    }

    /// A person's decision on checks that were inconclusive. Others stay as they are.
    ///
    /// @param reason why, kept in the report
    public StepRecord decide(Answer good, String reason) {
        var verified = log.of(Step.VERIFY).orElseThrow();
        if (verified.state() != State.INCONCLUSIVE) {
            return verified;
        }
        String decision =
                "%s by %s: %s"
                        .formatted(
                                good == Answer.YES ? "Accepted" : "Rejected", setup.who(), reason);
        overrides.add(decision);
        return log.keep(
                new StepRecord(
                        Step.VERIFY,
                        good == Answer.YES ? State.PASSED : State.FAILED,
                        verified.began(),
                        setup.clock().instant(),
                        "%s %s".formatted(verified.detail(), decision),
                        good == Answer.YES ? Optional.empty() : verified.problem()));
    }

    /// Writes what was applied into the project's changelog.
    ///
    /// @throws InterruptedException when interrupted
    public StepRecord changelog() throws InterruptedException {
        return log.run(
                Step.CHANGELOG,
                "",
                () -> {
                    var config = setup.plan().project().config();
                    if (config.changelog().isEmpty()) {
                        return Ending.notDemanded("The project keeps none.");
                    }
                    var done = run.map(RunOutcome::done).orElse(List.of());
                    Path file = setup.plan().project().root().resolve(config.changelog().get());
                    var applied =
                            setup.plan().migrations().stream()
                                    .filter(migration -> done.contains(migration.version()))
                                    .toList();
                    if (applied.isEmpty()) {
                        return Ending.notDemanded("Nothing was applied.");
                    }
                    boolean bad = log.of(Step.VERIFY).filter(StepRecord::satisfied).isEmpty();
                    new Changelog(file, config.changelog().get())
                            .applied(
                                    applied,
                                    setup.policy().environment(),
                                    ZonedDateTime.now(setup.clock().withZone(setup.zone()))
                                            .toLocalDate(),
                                    bad ? "the checks did not pass" : "None");
                    return Ending.passed("%s has it.".formatted(config.changelog().get()));
                });
    }

    /// Ends it. What was demanded and not done makes it fail, whatever else went well.
    public RolloutResult end() {
        var result =
                new RolloutResult(
                        setup,
                        hash,
                        log.all(STEPS),
                        preparation.findings(),
                        checklist.answers(),
                        overrides,
                        preparation.taken(),
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

    /// Lets go of its journal; one that was not ended is found as such by the next rollout.
    @Override
    public void close() {
        var noted = journal;
        journal = null;
        if (noted != null) {
            noted.close();
        }
    }
}
