package dev.tidemark.desktop.rollback;

import dev.tidemark.desktop.backup.LatestBackup;
import dev.tidemark.desktop.page.Navigator.RollbackRequest;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.run.RunWizardViewModel;
import dev.tidemark.desktop.run.RunWords;
import dev.tidemark.desktop.wizard.Proposal;
import dev.tidemark.desktop.work.Newest;
import dev.tidemark.engine.impact.Impact;
import dev.tidemark.engine.impact.Loss;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.PlannedMigration;
import dev.tidemark.engine.run.RunSettings.Saving;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// One rollback from scope to report. Outlives its page while its run lasts. Used on the JavaFX
/// thread.
final class RollbackViewModel {
    private static final List<String> STEPS =
            List.of("scope", "strategy", "impact", "commit", "run", "report");

    private final PageContext context;
    private final RunWizardViewModel wizard;
    private final LatestBackup latestBackup;
    private final ObjectProperty<RollbackRequest> request;
    private final ReadOnlyObjectWrapper<@Nullable WayBack> read = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final BooleanProperty saves = new SimpleBooleanProperty(true);
    private final ReadOnlyBooleanWrapper impactAccepted = new ReadOnlyBooleanWrapper();
    private final Newest plans;

    /// @param productVersion for the journal
    /// @param close closes the page
    RollbackViewModel(
            PageContext context, String productVersion, RollbackRequest wanted, Runnable close) {
        this.context = context;
        this.plans = new Newest(context.work());
        this.wizard = new RunWizardViewModel(context, productVersion, STEPS, close);
        this.latestBackup = new LatestBackup(context);
        this.request = new SimpleObjectProperty<>(wanted);
        wizard.wishing(settings -> settings.with(saving()));
        saves.subscribe((_, _) -> propose());
        request.subscribe(_ -> replan());
        latestBackup.read();
    }

    /// Reads files and database and plans anew.
    void replan() {
        reading.set(true);
        ready.set(false);
        impactAccepted.set(false);
        var sources = context.target().sources();
        var selection = Scope.of(request.get());
        wizard.commit().withdraw();
        wizard.state().forgetBehind("scope");
        plans.start(
                () -> WayBack.read(sources, selection),
                this::show,
                failure -> {
                    reading.set(false);
                    problem.set(failure);
                });
    }

    /// Goes back to the scope, planned anew of what files and database say now.
    void planAgain() {
        wizard.backTo("scope");
        replan();
    }

    RunWizardViewModel wizard() {
        return wizard;
    }

    /// What the database could be restored from.
    LatestBackup latestBackup() {
        return latestBackup;
    }

    /// Which migrations; planned anew at each change.
    ObjectProperty<RollbackRequest> requestProperty() {
        return request;
    }

    ReadOnlyObjectProperty<@Nullable WayBack> readProperty() {
        return read.getReadOnlyProperty();
    }

    /// Why nothing could be read, or null.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /// Whether there is a plan with something in it.
    ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    Optional<Plan> plan() {
        return Optional.ofNullable(read.get()).flatMap(WayBack::plan);
    }

    List<PlannedMigration> migrations() {
        return plan().map(Plan::migrations).orElse(List.of());
    }

    List<Loss> losses() {
        var found = read.get();
        return found == null ? List.of() : found.impact().losses();
    }

    /// Whether data that goes is saved first.
    BooleanProperty savesProperty() {
        return saves;
    }

    /// The same as the engine has it.
    Saving saving() {
        return saves.get() ? Saving.SAVE : Saving.LOSE;
    }

    /// Whether there is data that saving would save.
    boolean canSave() {
        return losses().stream().anyMatch(loss -> loss.losesData() && !loss.losesUnsavedData());
    }

    /// Why the data can't be saved although it is to be, or null.
    @Nullable Problem hindrance() {
        var found = read.get();
        return found == null || !saves.get() ? null : found.impact().hindrance().orElse(null);
    }

    /// Whether there is a plan that may run with what becomes of its data.
    ReadOnlyBooleanProperty impactAcceptedProperty() {
        return impactAccepted.getReadOnlyProperty();
    }

    private void show(WayBack result) {
        reading.set(false);
        problem.set(null);
        wizard.pin().set(result.identity());
        read.set(result);
        ready.set(!migrations().isEmpty() && result.obstacles().isEmpty());
        propose();
    }

    private void propose() {
        var found = read.get();
        impactAccepted.set(ready.get() && hindrance() == null);
        if (found == null || !impactAccepted.get()) {
            wizard.commit().withdraw();
            return;
        }
        found.plan().ifPresent(plan -> propose(plan, found.impact()));
    }

    private void propose(Plan shown, Impact impact) {
        String act =
                "Roll back %s on %s"
                        .formatted(RunWords.count(migrations().size()), wizard.targetName());
        wizard.commit()
                .propose(
                        Proposal.of(act, () -> wizard.start(shown))
                                .listing(
                                        act,
                                        migrations().stream().map(PlannedMigration::label).toList())
                                .warning(RollbackWords.sum(losses(), saving()))
                                .destroying(
                                        loses(impact)
                                                ? Optional.of(
                                                        "This rollback takes data away for good.")
                                                : Optional.empty()));
    }

    private boolean loses(Impact impact) {
        return saves.get() ? impact.losesUnsavedData() : impact.losesData();
    }
}
