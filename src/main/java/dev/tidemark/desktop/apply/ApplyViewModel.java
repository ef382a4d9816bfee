package dev.tidemark.desktop.apply;

import dev.tidemark.desktop.page.Navigator.ApplyRequest;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.run.RunEnd;
import dev.tidemark.desktop.run.RunTarget;
import dev.tidemark.desktop.run.RunViewModel;
import dev.tidemark.desktop.run.RunWords;
import dev.tidemark.desktop.wizard.WizardViewModel;
import dev.tidemark.engine.preflight.Preflight;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.RunOutcome;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// One rollout from plan to report. Outlives its page while its run lasts. Used on the JavaFX
/// thread.
final class ApplyViewModel {
    static final List<String> STEPS =
            List.of("plan", "preflight", "backup", "commit", "run", "verify", "report");

    private final PageContext context;
    private final PlanViewModel plan;
    private final DryRunViewModel dryRun;
    private final PreflightViewModel preflight;
    private final RunViewModel run;
    private final VerifyViewModel verify;
    private final WizardViewModel wizard;
    private final StringProperty typedName = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper commitText = new ReadOnlyStringWrapper("Apply");
    private final BooleanBinding mayCommit;
    private @Nullable Plan lookedAt;

    /// @param productVersion for the journal
    /// @param close closes the page
    ApplyViewModel(
            PageContext context, String productVersion, ApplyRequest request, Runnable close) {
        this.context = context;
        String name = context.target().profile().name();
        this.plan = new PlanViewModel(context.work(), context.target(), productVersion, request);
        this.dryRun = new DryRunViewModel(context.work(), context.tasks(), name);
        this.preflight = new PreflightViewModel(context.work());
        this.run = new RunViewModel(context.work(), context.tasks(), name);
        this.verify = new VerifyViewModel(context.work(), context.target());
        this.wizard = new WizardViewModel(STEPS, this::loss, close);
        this.mayCommit =
                Bindings.createBooleanBinding(
                        () -> !run.runningProperty().get() && plan.readyProperty().get() && named(),
                        typedName,
                        run.runningProperty(),
                        plan.readyProperty());
        plan.readProperty().subscribe(this::planned);
        wizard.currentProperty().subscribe(step -> entered(STEPS.get(step.intValue())));
        plan.replan();
    }

    /// Runs what the plan shows. The only thing in this wizard that changes the database.
    void commit() {
        var shown = plan.plan();
        if (shown.isPresent() && mayCommit.get()) {
            typedName.set("");
            start(shown.get());
        }
    }

    /// Runs a plan, or what is left of it.
    void start(Plan wanted) {
        wizard.show("run");
        wizard.seal("run");
        wizard.forgetBehind("run");
        run.start(RunTarget.of(plan.guarded()), wanted, plan.settings(wanted), this::ended);
    }

    /// Goes back to the plan, made anew of what files and database say now.
    void planAgain() {
        wizard.unseal();
        wizard.show("plan");
        wizard.forgetBehind("plan");
        plan.everything();
    }

    /// Goes back to a plan that goes on with a migration which was left half done.
    void resume(String version) {
        wizard.unseal();
        wizard.show("plan");
        wizard.forgetBehind("plan");
        plan.resume(version);
    }

    /// Leaves things as they are.
    void stopHere() {
        wizard.show("report");
    }

    PageContext context() {
        return context;
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

    RunViewModel run() {
        return run;
    }

    VerifyViewModel verify() {
        return verify;
    }

    WizardViewModel wizard() {
        return wizard;
    }

    /// The name typed on the commit page of a protected target.
    StringProperty typedNameProperty() {
        return typedName;
    }

    /// Names the act, for example `Apply 3 migrations to billing-prod`.
    ReadOnlyStringProperty commitTextProperty() {
        return commitText.getReadOnlyProperty();
    }

    /// Whether committing is possible now.
    BooleanBinding mayCommit() {
        return mayCommit;
    }

    /// Whether the target's name has to be typed.
    boolean guarded() {
        return context.target().profile().protectedTarget();
    }

    String targetName() {
        return context.target().profile().name();
    }

    private boolean named() {
        return !guarded() || typedName.get().equals(targetName());
    }

    private Optional<String> loss() {
        return typedName.get().isEmpty()
                ? Optional.empty()
                : Optional.of("The name that you typed would be lost. Nothing was applied.");
    }

    private void planned() {
        var shown = plan.plan();
        int count = shown.map(one -> one.migrations().size()).orElse(0);
        commitText.set("Apply %s to %s".formatted(RunWords.count(count), targetName()));
        dryRun.forget();
        wizard.forgetBehind("plan");
    }

    private void entered(String step) {
        switch (step) {
            case "preflight" -> lookOnce();
            case "verify" -> {
                if (verify.verdictProperty().get() == VerifyViewModel.Verdict.NOT_YET) {
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
                    new Preflight(
                            context.target().runs(),
                            plan.identity(),
                            shown.get(),
                            context.target().profile().environment()));
        }
    }

    private void ended(RunEnd end) {
        context.target().refresh();
        if (end instanceof RunEnd.Ended(_, RunOutcome.Completed _)) {
            verify.check();
        }
        context.workspace().toast("%s on %s".formatted(run.headlineProperty().get(), targetName()));
    }
}
