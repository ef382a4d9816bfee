package dev.tidemark.desktop.rollback;

import dev.tidemark.desktop.page.Navigator.RollbackRequest;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.run.RunEnd;
import dev.tidemark.desktop.run.RunTarget;
import dev.tidemark.desktop.run.RunViewModel;
import dev.tidemark.desktop.wizard.WizardViewModel;
import dev.tidemark.engine.impact.Loss;
import dev.tidemark.engine.postgres.GuardedConnector;
import dev.tidemark.engine.postgres.ServerIdentity;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.PlannedMigration;
import dev.tidemark.engine.run.RunSettings;
import dev.tidemark.engine.tracking.Actor;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// One rollback from scope to report. Outlives its page while its run lasts. Used on the JavaFX
/// thread.
final class RollbackViewModel {
    static final List<String> STEPS =
            List.of("scope", "strategy", "impact", "commit", "run", "report");

    private final PageContext context;
    private final String productVersion;
    private final RunViewModel run;
    private final WizardViewModel wizard;
    private final ObjectProperty<RollbackRequest> request;
    private final ReadOnlyObjectWrapper<@Nullable WayBack> read = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final StringProperty typedName = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper commitText = new ReadOnlyStringWrapper("Roll back");
    private final BooleanBinding mayCommit;
    private @Nullable ServerIdentity pinned;
    private long asked;

    /// @param productVersion for the journal
    /// @param close closes the page
    RollbackViewModel(
            PageContext context, String productVersion, RollbackRequest wanted, Runnable close) {
        this.context = context;
        this.productVersion = productVersion;
        this.request = new SimpleObjectProperty<>(wanted);
        this.run = new RunViewModel(context.work(), context.tasks(), targetName());
        this.wizard = new WizardViewModel(STEPS, this::loss, close);
        this.mayCommit =
                Bindings.createBooleanBinding(
                        () -> !run.runningProperty().get() && ready.get() && named(),
                        typedName,
                        run.runningProperty(),
                        ready);
        request.subscribe(_ -> replan());
    }

    /// Reads files and database and plans anew.
    void replan() {
        long mine = ++asked;
        reading.set(true);
        ready.set(false);
        var connector = context.target().browsing();
        var folder = context.target().projectFolder();
        var environment = context.target().profile().environment();
        var selection = Scope.of(request.get());
        wizard.forgetBehind("scope");
        context.work()
                .start(
                        () -> WayBack.read(connector, folder, environment, selection),
                        result -> {
                            if (mine == asked) {
                                show(result);
                            }
                        },
                        failure -> {
                            if (mine == asked) {
                                reading.set(false);
                                problem.set(failure);
                            }
                        });
    }

    /// Runs what the plan shows. The only thing in this wizard that changes the database.
    void commit() {
        var shown = plan();
        if (shown.isPresent() && mayCommit.get()) {
            typedName.set("");
            start(shown.get());
        }
    }

    /// Runs a plan, or what is left of it.
    void start(Plan wanted) {
        var identity = pinned;
        if (identity == null) {
            throw new IllegalStateException("nothing was read yet");
        }
        wizard.show("run");
        wizard.seal("run");
        wizard.forgetBehind("run");
        run.start(
                RunTarget.of(new GuardedConnector(context.target().runs(), identity)),
                wanted,
                settings(wanted),
                this::ended);
    }

    /// Goes back to the scope, planned anew of what files and database say now.
    void planAgain() {
        wizard.unseal();
        wizard.show("scope");
        replan();
    }

    /// Leaves things as they are.
    void stopHere() {
        wizard.show("report");
    }

    PageContext context() {
        return context;
    }

    RunViewModel run() {
        return run;
    }

    WizardViewModel wizard() {
        return wizard;
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

    StringProperty typedNameProperty() {
        return typedName;
    }

    ReadOnlyStringProperty commitTextProperty() {
        return commitText.getReadOnlyProperty();
    }

    BooleanBinding mayCommit() {
        return mayCommit;
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

    /// Whether the target's name has to be typed: it is protected, or data would be gone.
    boolean guarded() {
        var found = read.get();
        return context.target().profile().protectedTarget()
                || (found != null && found.impact().losesData());
    }

    String targetName() {
        return context.target().profile().name();
    }

    /// How it ended and what is left to do, for the report and for copying.
    String report() {
        return RollbackWords.report(this);
    }

    private boolean named() {
        return !guarded() || typedName.get().equals(targetName());
    }

    private Optional<String> loss() {
        return typedName.get().isEmpty()
                ? Optional.empty()
                : Optional.of("The name that you typed would be lost. Nothing was rolled back.");
    }

    private void show(WayBack result) {
        reading.set(false);
        problem.set(null);
        if (pinned == null) {
            var known = context.target().snapshotProperty().get();
            pinned = known != null ? known.identity() : result.identity();
        }
        read.set(result);
        int count = migrations().size();
        ready.set(count > 0 && result.obstacles().isEmpty());
        commitText.set("Roll back %s on %s".formatted(RollbackWords.count(count), targetName()));
    }

    private RunSettings settings(Plan plan) {
        return RunSettings.of(
                plan.project().config().run(),
                Actor.here(context.target().profile().settings().target(), productVersion));
    }

    private void ended(RunEnd end) {
        context.target().refresh();
        context.workspace().toast("%s on %s".formatted(run.headlineProperty().get(), targetName()));
    }
}
