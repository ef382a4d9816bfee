package dev.tidemark.desktop.verify;

import dev.tidemark.desktop.code.CodeDifference;
import dev.tidemark.desktop.page.Navigator;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.target.Snapshot;
import dev.tidemark.desktop.work.Newest;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.engine.catalog.ObjectChange;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.tracking.TrackedMigration;
import dev.tidemark.engine.verify.Check;
import dev.tidemark.engine.verify.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the checks and the comparison with the recorded schema say. Used on the JavaFX thread.
final class VerifyViewModel {
    private final PageContext context;
    private final Newest looking;
    private final Newest comparing;
    private final ObservableList<Check> checks = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Verdict> verdict = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<DriftState> drift =
            new ReadOnlyObjectWrapper<>(new DriftState.Unknown());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private @Nullable ObjectChange selected;
    private @Nullable List<TrackedMigration> lookedAfter;
    private @Nullable Look running;

    /// A change with its lines.
    record Shown(ObjectChange change, CodeDifference lines) {}

    VerifyViewModel(PageContext context) {
        this.context = context;
        looking = new Newest(context.work());
        comparing = new Newest(context.work());
    }

    ObservableList<Check> checks() {
        return checks;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// What the checks say together; null before.
    ReadOnlyObjectProperty<@Nullable Verdict> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<DriftState> driftProperty() {
        return drift.getReadOnlyProperty();
    }

    /// Why nothing could be found out, or null.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The lines of the selected change; null before.
    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    Navigator navigator() {
        return context.navigator();
    }

    String targetName() {
        return context.target().title();
    }

    /// Files or database were read again: what was applied since is looked at.
    void follow(@Nullable Snapshot snapshot) {
        if (snapshot != null) {
            var applied = snapshot.report().tracking().rows();
            if (problem.get() != null || !Objects.equals(applied, lookedAfter)) {
                lookedAfter = applied;
                look();
            }
        }
    }

    /// The target can't be read, so that nothing here can.
    void fail(@Nullable Problem failure) {
        if (failure != null && verdict.get() == null) {
            problem.set(failure);
        }
    }

    /// Looks at everything.
    void look() {
        stop();
        var look = new Look(context.target().sources(), context.environment());
        var task =
                context.tasks()
                        .begin(
                                new RunningTask(
                                        "Verify the database",
                                        context.target().title(),
                                        RunningTask.Weight.LIGHT,
                                        this::stop));
        running = look;
        busy.set(true);
        problem.set(null);
        looking.start(
                look::all,
                this::show,
                failure -> {
                    if (!look.stopped()) {
                        problem.set(failure);
                    }
                },
                () -> {
                    context.tasks().end(task);
                    if (look.equals(running)) {
                        running = null;
                        busy.set(false);
                    }
                });
    }

    private void show(Look.Seen seen) {
        checks.setAll(seen.checks());
        verdict.set(Verdict.of(seen.checks()));
        shown.set(null);
        drift.set(seen.drift());
    }

    /// Stops looking; what was found before stays.
    void stop() {
        var look = running;
        if (look != null) {
            context.work().start(look::stop, _ -> {}, _ -> {});
        }
    }

    /// The changes that no migration made.
    List<ObjectChange> changes() {
        return drift.get() instanceof DriftState.Known(var known)
                ? known.difference().changes()
                : List.of();
    }

    /// Shows the lines of a change.
    void select(@Nullable ObjectChange change) {
        selected = change;
        if (change == null) {
            shown.set(null);
            return;
        }
        comparing.start(
                () -> new Shown(change, CodeDifference.of(change.difference())),
                shown::set,
                problem::set);
    }

    /// The table that the selected change is about, where the schema screen shows it.
    Optional<String> table() {
        var change = selected;
        if (change == null || change.after().isEmpty()) {
            return Optional.empty();
        }
        var key = change.key();
        return key.kind().equals("table")
                ? Optional.of(key.name())
                : Optional.of(key.partOf()).filter(text -> !text.isEmpty());
    }

    /// Shows that table with all that belongs to it.
    void showTable() {
        table().ifPresent(context.navigator()::table);
    }

    /// Leads to taking the present schema as it is.
    void accept() {
        context.navigator().acceptDrift();
    }
}
