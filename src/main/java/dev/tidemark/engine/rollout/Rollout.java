package dev.tidemark.engine.rollout;

import dev.tidemark.engine.preflight.Subject;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.rollout.CheckRounds.Patience;
import dev.tidemark.engine.rollout.RolloutPolicy.Demand;
import dev.tidemark.engine.rollout.StepLog.Ending;
import dev.tidemark.engine.rollout.StepRecord.State;
import dev.tidemark.engine.rollout.journal.ProcedureKind;
import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.engine.run.StopSignal;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// A rollout, step by step: what is demanded and is missing stops the steps that change something.
public final class Rollout extends GuidedRun {
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
    private static final List<Step> BEFORE_RUN = STEPS.subList(0, STEPS.indexOf(Step.RUN));

    private final Preparation preparation;
    private final Checklist checklist;
    private final WindowGate window;

    /// @throws dev.tidemark.engine.problem.ProblemException when a script can't be read
    public Rollout(RolloutSetup setup, RolloutListener listener) {
        super(ProcedureKind.ROLLOUT, STEPS, setup, List.of(), listener);
        this.preparation = new Preparation(setup, listener);
        this.checklist = new Checklist(setup);
        this.window = new WindowGate(setup);
    }

    /// Looks at the target. May be called again after something was mended.
    ///
    /// @throws InterruptedException when interrupted
    public StepRecord preflight() throws InterruptedException {
        return log().run(Step.PREFLIGHT, "", preparation::lookAtAll);
    }

    /// Looks at one subject again.
    ///
    /// @throws InterruptedException when interrupted
    public StepRecord recheck(Subject subject) throws InterruptedException {
        return log().run(Step.PREFLIGHT, "", () -> preparation.lookAt(subject));
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
        return log().run(Step.CHECKLIST, "", checklist::look);
    }

    /// Looks whether something may be rolled out now.
    ///
    /// @throws InterruptedException when interrupted
    public StepRecord window() throws InterruptedException {
        return log().run(Step.WINDOW, "", window::look);
    }

    /// Goes on although the window is closed.
    ///
    /// @param reason why, kept in the report
    /// @throws InterruptedException when interrupted
    public StepRecord outsideWindow(String reason) throws InterruptedException {
        window.override(reason).ifPresent(this::decided);
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
        return log().run(Step.BACKUP, "", () -> preparation.backup(hash(), stop));
    }

    /// Commits to the plan that was shown.
    ///
    /// @param shown the hash of that plan
    /// @param typed the target's name as it was typed; empty when it was not
    /// @throws InterruptedException when interrupted
    public StepRecord commit(String shown, Optional<String> typed) throws InterruptedException {
        return log().run(
                        Step.COMMIT,
                        "",
                        () -> {
                            var missing = missing(BEFORE_COMMIT);
                            if (missing.isPresent()) {
                                return Ending.failed(missing.get());
                            }
                            return notConfirmed(shown, typed)
                                    .map(Ending::failed)
                                    .orElseGet(() ->
                                            Ending.passed(
                                                    "Plan %s, by %s."
                                                            .formatted(hash(), setup().who())));
                        });
    }

    /// Runs the plan. Nothing runs while something that is demanded is missing.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when nothing can be noted; nothing was
    ///   begun then
    /// @throws InterruptedException when interrupted
    public StepRecord run(StopSignal stop) throws InterruptedException {
        var refusal = refusal();
        if (refusal.isEmpty()) {
            var facts = new LinkedHashMap<String, String>();
            facts.put("plan", hash());
            facts.put("migrations", RolloutProblems.versions(setup().plan()));
            note(facts);
        }
        return log().run(
                        Step.RUN,
                        "applying %s".formatted(RolloutProblems.versions(setup().plan())),
                        () -> {
                            if (refusal.isPresent()) {
                                return Ending.failed(refusal.get());
                            }
                            markLogs();
                            return runPlan(stop);
                        });
    }

    /// Why the plan may not run now.
    private Optional<Problem> refusal() {
        var missing = missing(BEFORE_RUN);
        // A window may close while the checklist is answered.
        return missing.isPresent() ? missing : window.look().problem();
    }

    /// Checks the target, for as long as the project wants to watch it.
    ///
    /// @throws InterruptedException when interrupted
    public StepRecord verify(StopSignal stop) throws InterruptedException {
        return log().run(
                        Step.VERIFY,
                        "",
                        () -> {
                            var missing = missing(List.of(Step.RUN));
                            return missing.isPresent()
                                    ? Ending.failed(missing.get())
                                    : judged(checks().watch(marks(), Patience.NONE, stop));
                        });
    }

    /// What nobody demands does not stand in the way, and is told all the same.
    private Ending judged(Ending ending) {
        return ending.problem().isEmpty() || setup().policy().demands(Demand.VERIFICATION)
                ? ending
                : Ending.notDemanded(ending.detail());
    }

    /// A person's decision on checks that were inconclusive. Others stay as they are.
    ///
    /// @param reason why, kept in the report
    public StepRecord decide(Answer good, String reason) {
        var verified = log().of(Step.VERIFY).orElseThrow();
        if (verified.state() != State.INCONCLUSIVE) {
            return verified;
        }
        String decision =
                "%s by %s: %s"
                        .formatted(
                                good == Answer.YES ? "Accepted" : "Rejected",
                                setup().who(),
                                reason);
        decided(decision);
        return keepAs(verified, good == Answer.YES ? State.PASSED : State.FAILED, decision);
    }

    @Override
    public StepRecord changelog() throws InterruptedException {
        return log().run(Step.CHANGELOG, "", this::writeChangelog);
    }

    private Ending writeChangelog() {
        var project = setup().plan().project();
        var name = project.config().changelog();
        if (name.isEmpty()) {
            return Ending.notDemanded("The project keeps none.");
        }
        var done = outcome().map(RunOutcome::done).orElse(List.of());
        var applied =
                setup().plan().migrations().stream()
                        .filter(migration -> done.contains(migration.version()))
                        .toList();
        if (applied.isEmpty()) {
            return Ending.notDemanded("Nothing was applied.");
        }
        new Changelog(project.root().resolve(name.get()), name.get())
                .applied(
                        applied,
                        setup().policy().environment(),
                        ZonedDateTime.now(setup().clock().withZone(setup().zone())).toLocalDate(),
                        done(Step.VERIFY) ? "None" : "the checks did not pass");
        return Ending.passed("%s has it.".formatted(name.get()));
    }

    @Override
    protected Particulars particulars() {
        var facts = new LinkedHashMap<String, String>();
        preparation
                .taken()
                .ifPresent(backup ->
                        facts.put(
                                "Backup",
                                "%s (%s), %s"
                                        .formatted(
                                                backup.name(),
                                                backup.proved().text(),
                                                backup.where())));
        return new Particulars(facts, preparation.findings(), checklist.answers(), List.of());
    }
}
