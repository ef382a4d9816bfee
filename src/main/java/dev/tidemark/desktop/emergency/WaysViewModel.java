package dev.tidemark.desktop.emergency;

import dev.tidemark.desktop.page.Navigator.RollbackRequest;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.rollback.Scope;
import dev.tidemark.desktop.rollout.RolloutTerms;
import dev.tidemark.desktop.work.Newest;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.rollout.backup.SwapRestores;
import dev.tidemark.engine.rollout.emergency.WayBack;
import dev.tidemark.engine.rollout.emergency.WayBack.Kind;
import dev.tidemark.engine.rollout.journal.ProcedureFolder;
import dev.tidemark.engine.rollout.journal.Unfinished;
import dev.tidemark.engine.run.RunSettings.Saving;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The three ways back and which of them is taken. What a restore would lose is counted apart,
/// because that takes its time. Used on the JavaFX thread.
final class WaysViewModel {
    private final PageContext context;
    private final Newest quick;
    private final Newest slow;
    private final ProcedureFolder procedures;
    private final ObjectProperty<RollbackRequest> request;
    private final BooleanProperty saves = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<@Nullable Ways> found = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable WayBack> restore = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Kind> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private Consumer<Ways> whenRead = _ -> {};

    WaysViewModel(PageContext context, RollbackRequest wanted) {
        this.context = context;
        this.quick = new Newest(context.work());
        this.slow = new Newest(context.work());
        this.procedures = ProcedureFolder.of(context.environment());
        this.request = new SimpleObjectProperty<>(wanted);
        request.subscribe((_, _) -> look());
        saves.subscribe((_, _) -> look());
    }

    /// Has somebody hear what was read, before it is shown.
    void whenRead(Consumer<Ways> reader) {
        whenRead = reader;
    }

    /// Finds all of it out anew.
    void lookAgain() {
        look();
        lookAtBackups();
    }

    /// Reads files and database, and finds out what each way would lose.
    void look() {
        reading.set(true);
        read(quick, List.of(Kind.SCRIPT, Kind.FORWARD_FIX), this::show);
    }

    /// Finds out anew what a restore would lose.
    void lookAtBackups() {
        restore.set(null);
        read(slow, List.of(Kind.RESTORE), read -> restore.set(read.ways().getFirst()));
    }

    private void read(Newest jobs, List<Kind> kinds, Consumer<Ways> then) {
        var question = new Ways.Question(kinds, Scope.of(request.get()), saving());
        var sources = context.target().sources();
        var restores = restores();
        jobs.start(
                () -> Ways.read(sources, question, restores, procedures),
                then,
                failure -> {
                    reading.set(false);
                    problem.set(failure);
                });
    }

    /// What restores backups of the target. Usable on any thread.
    Ways.Restores restores() {
        var server = context.target().server();
        var environment = context.environment();
        var sources = context.target().sources();
        return project ->
                new SwapRestores(
                        RolloutTerms.backups(environment, server, sources.tracking(project)));
    }

    private void show(Ways read) {
        reading.set(false);
        problem.set(null);
        whenRead.accept(read);
        found.set(read);
        if (chosenWay().isEmpty()) {
            chosen.set(null);
        }
    }

    /// Takes a way, if it can be taken.
    void choose(Kind kind) {
        if (way(kind).filter(WaysViewModel::possible).isPresent()) {
            chosen.set(kind);
        }
    }

    /// What is known of a way; empty while it is being found out.
    Optional<WayBack> way(Kind kind) {
        if (kind == Kind.RESTORE) {
            return Optional.ofNullable(restore.get());
        }
        return Optional.ofNullable(found.get()).stream()
                .flatMap(read -> read.ways().stream())
                .filter(way -> way.kind() == kind)
                .findFirst();
    }

    static boolean possible(WayBack way) {
        return way.obstacle().isEmpty();
    }

    /// The way that is taken; empty while none is, or it can't be.
    Optional<WayBack> chosenWay() {
        return Optional.ofNullable(chosen.get()).flatMap(this::way).filter(WaysViewModel::possible);
    }

    /// An emergency rollback that another process left behind: that one has to be settled first.
    Optional<Unfinished> left() {
        return Optional.ofNullable(found.get()).flatMap(Ways::left);
    }

    Saving saving() {
        return saves.get() ? Saving.SAVE : Saving.LOSE;
    }

    /// Which migrations scripts would take back; found out anew at each change.
    ObjectProperty<RollbackRequest> requestProperty() {
        return request;
    }

    /// Whether data that scripts take away is saved first.
    BooleanProperty savesProperty() {
        return saves;
    }

    /// What was read; null before.
    ReadOnlyObjectProperty<@Nullable Ways> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /// What a restore would do; null while that is being found out.
    ReadOnlyObjectProperty<@Nullable WayBack> restoreProperty() {
        return restore.getReadOnlyProperty();
    }

    /// Which way is taken; null while none is.
    ReadOnlyObjectProperty<@Nullable Kind> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// Why nothing could be read, or null.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }
}
