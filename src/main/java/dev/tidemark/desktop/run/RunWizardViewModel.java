package dev.tidemark.desktop.run;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.wizard.CommitViewModel;
import dev.tidemark.desktop.wizard.Wizard;
import dev.tidemark.desktop.wizard.WizardStep;
import dev.tidemark.desktop.wizard.WizardViewModel;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.RunSettings;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What every wizard that runs a plan has, whatever its plan comes from: a database that it holds
/// on to, a commit page, a run, and a way back to planning when the run did not complete. Used on
/// the JavaFX thread.
///
/// Among its steps there is one with the id `run` and, behind it, one with the id `report`.
public final class RunWizardViewModel {
    private static final String RUN = "run";

    private final PageContext context;
    private final String productVersion;
    private final Pin pin;
    private final RunViewModel run;
    private final CommitViewModel commit;
    private final WizardViewModel state;
    private final Wizard.Work work;
    private UnaryOperator<RunSettings> wishes = settings -> settings;

    /// @param productVersion for the journal
    /// @param steps their ids, in order
    /// @param close closes the page
    public RunWizardViewModel(
            PageContext context, String productVersion, List<String> steps, Runnable close) {
        this.context = context;
        this.productVersion = productVersion;
        pin = new Pin(context.target());
        run = new RunViewModel(context.work(), context.tasks(), targetName());
        commit = new CommitViewModel(context.target().profile(), run.runningProperty());
        state = new WizardViewModel(steps, commit::loss, close);
        work = new Wizard.Work(run.runningProperty(), run.endProperty().isNotNull());
    }

    /// Runs a plan, or what is left of one, at once. What comes before the run can't be gone back
    /// to from then on.
    public void start(Plan wanted) {
        start(RunTarget.of(pin.connector()), wanted);
    }

    /// The same by another engine, one that does more than run the plan.
    public void start(Plan wanted, RunTarget.Engine engine) {
        start(new RunTarget(pin.connector(), engine), wanted);
    }

    private void start(RunTarget where, Plan wanted) {
        state.show(RUN);
        state.seal(RUN);
        state.forgetBehind(RUN);
        run.start(where, wanted, settings(wanted), _ -> ended());
    }

    /// Goes back to a step before the run; what was shown behind it has to be seen anew.
    public void backTo(String step) {
        state.unseal();
        state.show(step);
        state.forgetBehind(step);
    }

    /// Leaves things as they are.
    public void stopHere() {
        state.show("report");
    }

    /// Has runs behave as the wizard's pages say, beyond what the project wants. Asked when a run
    /// starts.
    public void wishing(UnaryOperator<RunSettings> changes) {
        wishes = changes;
    }

    /// How the project and the wizard want runs to behave; the same as on the command line.
    public RunSettings settings(Plan plan) {
        return wishes.apply(
                context.target().runSettings(plan.project().config().run(), productVersion));
    }

    /// The window.
    public PageContext context() {
        return context;
    }

    /// Which database it is about.
    public Pin pin() {
        return pin;
    }

    /// The run.
    public RunViewModel run() {
        return run;
    }

    /// The commit page.
    public CommitViewModel commit() {
        return commit;
    }

    /// Where the wizard stands.
    public WizardViewModel state() {
        return state;
    }

    /// The wizard as its page shows it.
    ///
    /// @param steps makes the steps and their contents, once for each page
    public Wizard wizard(Wizard.Look look, Supplier<List<WizardStep>> steps) {
        return new Wizard(look, context.target(), state, work, steps);
    }

    /// The run, as a wizard's work.
    Wizard.Work work() {
        return work;
    }

    /// What people call the target.
    public String targetName() {
        return context.target().title();
    }

    private void ended() {
        context.target().refresh();
        context.workspace().toast("%s on %s".formatted(run.headlineProperty().get(), targetName()));
    }
}
