package dev.tidemark.desktop.rollout;

import dev.tidemark.desktop.apply.DryRunViewModel;
import dev.tidemark.desktop.apply.PlanViewModel;
import dev.tidemark.desktop.apply.PreflightViewModel;
import dev.tidemark.desktop.page.Navigator.ApplyRequest;
import dev.tidemark.desktop.page.Navigator.RollbackRequest;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.run.RunEnd;
import dev.tidemark.desktop.run.RunTarget;
import dev.tidemark.desktop.run.RunWizardViewModel;
import dev.tidemark.desktop.run.RunWords;
import dev.tidemark.desktop.wizard.Proposal;
import dev.tidemark.desktop.work.FxEvents;
import dev.tidemark.engine.preflight.Finding.Grade;
import dev.tidemark.engine.project.BackupDemand;
import dev.tidemark.engine.rollout.Rollout.Answer;
import dev.tidemark.engine.rollout.RolloutEvent;
import dev.tidemark.engine.rollout.RolloutPolicy.Demand;
import dev.tidemark.engine.rollout.RolloutSetup;
import dev.tidemark.engine.rollout.StepRecord;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.RunListener;
import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.engine.run.RunSettings;
import dev.tidemark.engine.run.StopSignal;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// One rollout from plan to report. What is demanded is checked by the engine; the wizard only
/// leads there. Outlives its page while it works. Used on the JavaFX thread.
final class RolloutViewModel {
    private static final List<String> STEPS =
            List.of(
                    "plan",
                    "preflight",
                    "checklist",
                    "backup",
                    "commit",
                    "run",
                    "verify",
                    "report");

    private final PageContext context;
    private final RunWizardViewModel wizard;
    private final PlanViewModel plan;
    private final DryRunViewModel dryRun;
    private final PreflightViewModel preflight;
    private final ChecklistViewModel checklist = new ChecklistViewModel();
    private final BackupViewModel backup;
    private final VerifyViewModel verify;
    private final EndViewModel end;
    private final ReadOnlyStringWrapper demanded = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper backupDemand = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper left = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable LiveRollout> live = new ReadOnlyObjectWrapper<>();
    private @Nullable LiveRollout lookedAt;
    private boolean shown;

    /// @param productVersion for the journal
    /// @param close closes the page
    RolloutViewModel(
            PageContext context, String productVersion, ApplyRequest request, Runnable close) {
        this.context = context;
        this.wizard = new RunWizardViewModel(context, productVersion, STEPS, close);
        this.plan = new PlanViewModel(context.work(), context.target(), wizard.pin(), request);
        this.dryRun = new DryRunViewModel(context.work(), context.tasks(), wizard.targetName());
        this.preflight = new PreflightViewModel(context.work());
        this.backup = new BackupViewModel(context, wizard.targetName());
        this.verify = new VerifyViewModel(context.work(), context.tasks(), wizard.targetName());
        this.end = new EndViewModel(context.work(), context.environment().dataFolder());
        wizard.wishing(settings -> settings.with(plan.bringingBack()));
        plan.whenPlanned(this::planned);
        plan.readyProperty().subscribe(this::propose);
        preflight.findings().subscribe(this::propose);
        wizard.state().currentProperty().subscribe(step -> entered(STEPS.get(step.intValue())));
        wizard.run().endProperty().subscribe(this::ran);
        plan.replan();
    }

    /// Tries the plan that is shown, in a transaction that is rolled back.
    void tryOut() {
        plan.plan()
                .ifPresent(
                        one -> dryRun.start(wizard.pin().connector(), one, wizard.settings(one)));
    }

    /// Ends this rollout as it is, and goes back to a plan made anew.
    void planAgain() {
        var ending = live.get();
        if (ending != null && ending.outcome().isPresent() && !end.over()) {
            end.finish(ending, ending::end, () -> {});
        }
        wizard.backTo("plan");
        plan.everything();
    }

    /// Opens the ways back for what this rollout applied, or else for the latest migration. A
    /// rollout that ran is ended before: on one database only one guided run can be open.
    void goBack() {
        var rollout = live.get();
        if (rollout != null && rollout.outcome().isPresent() && !end.over()) {
            end.finish(rollout, rollout::end, this::openWaysBack);
        } else {
            openWaysBack();
        }
    }

    private void openWaysBack() {
        var rollout = live.get();
        var done =
                Optional.ofNullable(rollout).stream()
                        .flatMap(one -> one.outcome().stream())
                        .flatMap(outcome -> outcome.done().stream())
                        .toList();
        context.navigator()
                .goBack(
                        done.isEmpty()
                                ? new RollbackRequest.Last(1)
                                : new RollbackRequest.Versions(done));
    }

    /// Makes the backup that is demanded.
    void backUp() {
        var rollout = live.get();
        if (rollout != null) {
            backup.start(rollout);
        }
    }

    /// Makes the checks once more.
    void verifyAgain() {
        var rollout = live.get();
        if (rollout != null && !end.over()) {
            verify.start(rollout, this::settle);
        }
    }

    /// A person's decision on checks that were inconclusive.
    void decide(Answer good) {
        var rollout = live.get();
        if (rollout != null) {
            verify.decide(rollout, good);
        }
    }

    /// Something shows it.
    void watched() {
        shown = true;
    }

    /// Nothing shows it any more. What works goes on; a rollout that ran is ended as it is then, so
    /// that its report says what was not done.
    void left() {
        shown = false;
        settle();
    }

    RunWizardViewModel wizard() {
        return wizard;
    }

    PlanViewModel plan() {
        return plan;
    }

    DryRunViewModel dryRun() {
        return dryRun;
    }

    PreflightViewModel preflight() {
        return preflight;
    }

    ChecklistViewModel checklist() {
        return checklist;
    }

    BackupViewModel backup() {
        return backup;
    }

    VerifyViewModel verify() {
        return verify;
    }

    EndViewModel end() {
        return end;
    }

    /// What the policy demands, a sentence; empty before anything is planned.
    ReadOnlyStringProperty demandedProperty() {
        return demanded.getReadOnlyProperty();
    }

    /// What an earlier rollout left behind, in sentences; empty for nothing.
    ReadOnlyStringProperty leftProperty() {
        return left.getReadOnlyProperty();
    }

    /// How good a backup is demanded, a sentence.
    ReadOnlyStringProperty backupDemandProperty() {
        return backupDemand.getReadOnlyProperty();
    }

    /// The rollout of the plan that is shown; null while there is none.
    ReadOnlyObjectProperty<@Nullable LiveRollout> liveProperty() {
        return live.getReadOnlyProperty();
    }

    private void planned() {
        dryRun.forget();
        wizard.state().forgetBehind("plan");
        var one = plan.plan().filter(it -> !it.isEmpty());
        if (one.isEmpty()) {
            live.set(null);
            return;
        }
        var setup = RolloutTerms.of(wizard, one.get());
        live.set(new LiveRollout(setup, new FxEvents<>(context.work().fxThread(), this::happened)));
        checklist.show(setup);
        backup.forget();
        verify.forget();
        end.forget();
        backupDemand.set("The policy demands %s.".formatted(setup.policy().sentences().getFirst()));
        lookForEarlierOnes(setup);
        demanded.set(
                "Demanded here (%s): %s."
                        .formatted(
                                setup.policy().environment().orElse("no environment named"),
                                String.join("; ", setup.policy().sentences())));
    }

    private void lookForEarlierOnes(RolloutSetup setup) {
        left.set("");
        context.work()
                .start(
                        () -> setup.procedures().unfinished(setup.key()),
                        found ->
                                found.stream()
                                        .findFirst()
                                        .ifPresent(one -> left.set(RolloutTerms.left(one, setup))),
                        _ -> {});
    }

    private void happened(List<RolloutEvent> events) {
        for (var event : events) {
            switch (event) {
                case RolloutEvent.BackupOffered(var offer) -> backup.offered(offer);
                case RolloutEvent.Progress(_, var text) -> backup.say(text);
                case RolloutEvent.Checked(var round, var checks) -> verify.checked(round, checks);
                default -> {}
            }
        }
    }

    private void propose() {
        var rollout = live.get();
        if (!plan.readyProperty().get() || rollout == null) {
            wizard.commit().withdraw();
            return;
        }
        var setup = rollout.setup();
        String act =
                "Roll out %s to %s"
                        .formatted(
                                RunWords.count(setup.plan().migrations().size()),
                                wizard.targetName());
        long warnings = preflight.count(Grade.WARNING);
        wizard.commit()
                .propose(
                        Proposal.of(act, () -> commit(rollout))
                                .listing("%s: %s".formatted(act, plan.sum()), plan.lines())
                                .warning(
                                        switch ((int) warnings) {
                                            case 0 -> "";
                                            case 1 -> "! The preflight found 1 warning.";
                                            default ->
                                                    "! The preflight found %d warnings."
                                                            .formatted(warnings);
                                        })
                                .destroying(
                                        setup.policy().demands(Demand.TYPED_NAME)
                                                ? Optional.of("The policy wants it named.")
                                                : Optional.empty()));
    }

    private void commit(LiveRollout rollout) {
        var answers = answers();
        // The name was typed where the page asks for it, which it does wherever it is demanded.
        var typed = Optional.of(rollout.setup().name());
        RunTarget.Engine engine =
                new RunTarget.Engine() {
                    @Override
                    public RunOutcome run(
                            Plan wanted, RunSettings settings, StopSignal stop, RunListener told)
                            throws InterruptedException {
                        rollout.tell(told);
                        return answers.commitAndRun(rollout, typed, stop);
                    }
                };
        wizard.start(rollout.setup().plan(), engine);
    }

    private Answers answers() {
        return new Answers(checklist.answers(), checklist.reasonProperty().get().strip());
    }

    private void entered(String step) {
        var rollout = live.get();
        if (rollout == null) {
            return;
        }
        switch (step) {
            case "preflight" -> lookOnce(rollout);
            case "checklist" -> checklist.look();
            case "backup" -> prepare(rollout);
            case "verify" -> {
                if (verify.recordProperty().get() == null) {
                    verifyAgain();
                }
            }
            case "report" -> end.finish(rollout, rollout::end, () -> context.target().refresh());
            default -> {}
        }
    }

    /// Coming back to it shows what was found; only another plan is looked at anew.
    private void lookOnce(LiveRollout rollout) {
        if (rollout != lookedAt) {
            lookedAt = rollout;
            preflight.look(rollout);
        }
    }

    /// The engine hears the answers, and whether a backup is demanded at all.
    private void prepare(LiveRollout rollout) {
        var answers = answers();
        boolean none = rollout.setup().policy().backup() == BackupDemand.NONE;
        context.work()
                .start(
                        () ->
                                rollout.take(one -> {
                                    answers.give(one);
                                    return none
                                            ? Optional.of(one.backup(new StopSignal()))
                                            : Optional.<StepRecord>empty();
                                }),
                        record -> record.ifPresent(backup::ended),
                        backup::failed);
    }

    private void ran(@Nullable RunEnd how) {
        if (how instanceof RunEnd.Ended(_, RunOutcome.Completed _)) {
            verifyAgain();
        } else if (how != null) {
            settle();
        }
    }

    /// Ends a rollout that ran and that nobody looks at any more.
    private void settle() {
        var rollout = live.get();
        boolean works = wizard.run().runningProperty().get() || verify.checkingProperty().get();
        if (!shown && !works && rollout != null && rollout.outcome().isPresent()) {
            end.finish(rollout, rollout::end, () -> {});
        }
    }
}
