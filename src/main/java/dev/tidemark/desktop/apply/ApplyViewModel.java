package dev.tidemark.desktop.apply;

import dev.tidemark.desktop.backup.RolloutBackup;
import dev.tidemark.desktop.page.Navigator.ApplyRequest;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.run.RunEnd;
import dev.tidemark.desktop.run.RunWizardViewModel;
import dev.tidemark.desktop.run.RunWords;
import dev.tidemark.desktop.wizard.Proposal;
import dev.tidemark.engine.preflight.Finding.Grade;
import dev.tidemark.engine.preflight.Preflight;
import dev.tidemark.engine.project.BackupDemand;
import dev.tidemark.engine.rollout.RolloutPolicy;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.RunOutcome;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One rollout from plan to report. Outlives its page while its run lasts. Used on the JavaFX
/// thread.
final class ApplyViewModel {
    private static final List<String> STEPS =
            List.of("plan", "preflight", "backup", "commit", "run", "verify", "report");

    private final PageContext context;
    private final RunWizardViewModel wizard;
    private final PlanViewModel plan;
    private final DryRunViewModel dryRun;
    private final PreflightViewModel preflight;
    private final VerifyViewModel verify;
    private final RolloutBackup backup;
    private @Nullable Plan lookedAt;

    /// @param productVersion for the journal
    /// @param close closes the page
    ApplyViewModel(
            PageContext context, String productVersion, ApplyRequest request, Runnable close) {
        this.context = context;
        this.wizard = new RunWizardViewModel(context, productVersion, STEPS, close);
        this.plan = new PlanViewModel(context.work(), context.target(), wizard.pin(), request);
        this.dryRun = new DryRunViewModel(context.work(), context.tasks(), wizard.targetName());
        this.preflight = new PreflightViewModel(context.work());
        this.verify = new VerifyViewModel(context.work(), context.target());
        this.backup = new RolloutBackup(context);
        wizard.wishing(settings -> settings.with(plan.bringingBack()));
        plan.bringsBackProperty().subscribe((_, _) -> propose());
        plan.readProperty().subscribe(this::planned);
        plan.readyProperty().subscribe(this::propose);
        preflight.findings().subscribe(this::propose);
        wizard.state().currentProperty().subscribe(step -> entered(STEPS.get(step.intValue())));
        wizard.run().endProperty().subscribe(this::ended);
        plan.replan();
    }

    /// Tries the plan that is shown, in a transaction that is rolled back.
    void tryOut() {
        plan.plan()
                .ifPresent(shown ->
                        dryRun.start(wizard.pin().connector(), shown, wizard.settings(shown)));
    }

    /// Goes back to the plan, made anew of what files and database say now.
    void planAgain() {
        wizard.backTo("plan");
        plan.everything();
    }

    /// Goes back to a plan that goes on with a migration which was left half done.
    void resume(String version) {
        wizard.backTo("plan");
        plan.resume(version);
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

    VerifyViewModel verify() {
        return verify;
    }

    RolloutBackup backup() {
        return backup;
    }

    /// What the command line demands of a rollout here too.
    private BackupDemand demanded(Plan shown) {
        var profile = context.target().profile();
        return RolloutPolicy.of(
                        shown.project().config().rollout(),
                        profile.environment(),
                        profile.protectedTarget()
                                ? RolloutPolicy.Guard.PROTECTED
                                : RolloutPolicy.Guard.NONE,
                        ZoneId.systemDefault())
                .backup();
    }

    private void planned() {
        dryRun.forget();
        wizard.state().forgetBehind("plan");
    }

    private void propose() {
        var shown = plan.plan();
        if (!plan.readyProperty().get() || shown.isEmpty()) {
            wizard.commit().withdraw();
            return;
        }
        var rows = plan.rows();
        String act =
                plan.requestProperty().get() instanceof ApplyRequest.Resume(var version)
                        ? "Resume %s on %s".formatted(version, wizard.targetName())
                        : "Apply %s to %s"
                                .formatted(RunWords.count(rows.size()), wizard.targetName());
        long warnings = preflight.count(Grade.WARNING);
        wizard.commit()
                .propose(
                        Proposal.of(act, () -> wizard.start(shown.get()))
                                .listing("%s: %s".formatted(act, plan.sum()), plan.lines())
                                .warning(
                                        switch ((int) warnings) {
                                            case 0 -> "";
                                            case 1 -> "! The preflight found 1 warning.";
                                            default ->
                                                    "! The preflight found %d warnings."
                                                            .formatted(warnings);
                                        }));
    }

    private void entered(String step) {
        switch (step) {
            case "preflight" -> lookOnce();
            case "backup" -> plan.plan().ifPresent(shown -> backup.look(demanded(shown)));
            case "verify" -> {
                if (verify.verdictProperty().get() == null) {
                    verify.check();
                }
            }
            default -> {}
        }
    }

    /// Coming back to it shows what was found; only another plan is looked at anew.
    private void lookOnce() {
        var shown = plan.plan();
        if (shown.isPresent() && !shown.get().equals(lookedAt)) {
            lookedAt = shown.get();
            preflight.look(
                    PreflightViewModel.Look.of(
                            new Preflight(
                                    context.target().runs(),
                                    wizard.pin().identity(),
                                    shown.get(),
                                    context.target().profile().environment())));
        }
    }

    private void ended(@Nullable RunEnd end) {
        if (end instanceof RunEnd.Ended(_, RunOutcome.Completed _)) {
            verify.check();
        }
    }
}
