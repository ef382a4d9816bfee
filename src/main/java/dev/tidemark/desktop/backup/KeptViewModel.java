package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.engine.backup.restore.Connected;
import dev.tidemark.engine.backup.restore.KeptDatabase;
import dev.tidemark.engine.backup.restore.KeptDatabases;
import dev.tidemark.engine.backup.restore.NameSwap;
import dev.tidemark.engine.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The databases that restores made and kept beside the window's one: changing names with it, and
/// removing them on purpose. Used on the JavaFX thread.
final class KeptViewModel {
    private final PageContext context;
    private final BackupWork work;
    private final Runnable changed;
    private final ObservableList<KeptDatabase> databases = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable KeptDatabase> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Asked> asked = new ReadOnlyObjectWrapper<>(Asked.NOTHING);
    private final StringProperty typedName = new SimpleStringProperty("");
    private final BooleanProperty terminate = new SimpleBooleanProperty();
    private final BooleanBinding may;
    private final BooleanBinding swappable;
    private List<KeptDatabase> found = List.of();
    private Optional<Set<String>> backups = Optional.empty();
    private boolean swapping;

    /// What is being asked.
    enum Asked {
        NOTHING,
        SWAP,
        REMOVE
    }

    /// @param work what goes on, one thing at a time
    /// @param changed hears that databases were changed
    KeptViewModel(PageContext context, BackupWork work, Runnable changed) {
        this.context = context;
        this.work = work;
        this.changed = changed;
        may =
                Bindings.createBooleanBinding(
                        () ->
                                asked.get() != Asked.NOTHING
                                        && !work.runningProperty().get()
                                        && typedName.get().equals(wantedName()),
                        asked,
                        work.runningProperty(),
                        typedName);
        swappable =
                Bindings.createBooleanBinding(
                        () -> {
                            var one = selected.get();
                            return one != null
                                    && one.kind() != KeptDatabase.Kind.COPY
                                    && !work.runningProperty().get();
                        },
                        selected,
                        work.runningProperty());
    }

    /// Asks the server anew.
    void refresh() {
        var server = context.target().server();
        context.work()
                .start(
                        () -> new KeptDatabases(server).list(),
                        list -> {
                            problem.set(null);
                            found = list;
                            show();
                        },
                        problem::set);
    }

    /// Which of them are backups that are shown as such: only others are shown here.
    void leaveOut(Set<String> copies) {
        backups = Optional.of(Set.copyOf(copies));
        show();
    }

    private boolean listed(KeptDatabase one) {
        return one.kind() != KeptDatabase.Kind.COPY
                || backups.filter(names -> !names.contains(one.name())).isPresent();
    }

    private void show() {
        var before = selected.get();
        var shown = found.stream().filter(this::listed).toList();
        databases.setAll(shown);
        selected.set(
                shown.stream()
                        .filter(one -> before != null && one.name().equals(before.name()))
                        .findFirst()
                        .orElse(shown.isEmpty() ? null : shown.getFirst()));
        if (asked.get() != Asked.NOTHING && before != null && !before.equals(selected.get())) {
            cancel();
        }
    }

    /// Asks before names are changed with the selected one.
    void askToSwap() {
        if (swappable.get()) {
            terminate.set(false);
            ask(Asked.SWAP);
        }
    }

    /// The same, where sessions stood in the way.
    void askToSwapAndEndSessions() {
        askToSwap();
        terminate.set(true);
    }

    /// Asks before the selected one is removed.
    void askToRemove() {
        if (selected.get() != null) {
            ask(Asked.REMOVE);
        }
    }

    /// Asks nothing; nothing is changed.
    void cancel() {
        ask(Asked.NOTHING);
    }

    private void ask(Asked what) {
        typedName.set("");
        asked.set(what);
    }

    /// What has to be typed: the database's own name before it is removed, the target's before a
    /// protected one gets another database; empty for nothing.
    String wantedName() {
        var one = selected.get();
        return switch (asked.get()) {
            case NOTHING -> "";
            case REMOVE -> one == null ? "" : one.name();
            case SWAP ->
                    context.target().profile().protectedTarget()
                            ? context.target().profile().name()
                            : "";
        };
    }

    /// Does what was asked about.
    void act() {
        var one = selected.get();
        if (!may.get() || one == null) {
            return;
        }
        var what = asked.get();
        cancel();
        if (what == Asked.REMOVE) {
            remove(one.name());
        } else {
            swap(one.name(), terminate.get() ? Connected.TERMINATE : Connected.LEAVE);
        }
    }

    private void remove(String name) {
        var server = context.target().server();
        work.start(
                "Remove %s".formatted(name),
                BackupWork.Window.STAYS,
                (_, _) -> new KeptDatabases(server).remove(name),
                _ -> {
                    context.workspace().toast("%s is removed".formatted(name));
                    changed.run();
                },
                _ -> changed.run());
    }

    private void swap(String name, Connected connected) {
        var desk = BackupDesk.of(context);
        swapping = true;
        work.start(
                "Change names with %s".formatted(name),
                BackupWork.Window.LEAVES,
                (_, listener) ->
                        new NameSwap(desk.server(), desk.clock()).run(name, connected, listener),
                this::swapped,
                _ -> {
                    swapping = false;
                    changed.run();
                });
    }

    private void swapped(NameSwap.Swapped names) {
        swapping = false;
        context.target().replaced();
        context.workspace()
                .toast(
                        names.kept()
                                .map("The database before is kept as %s"::formatted)
                                .orElse("The names are changed"));
        changed.run();
    }

    /// Whether names are being changed, or what is told now stood in the way of that.
    boolean swapping() {
        return swapping;
    }

    /// By name.
    ObservableList<KeptDatabase> databases() {
        return databases;
    }

    /// Null for none.
    ObjectProperty<@Nullable KeptDatabase> selectedProperty() {
        return selected;
    }

    /// Why the server was not asked; null when it was.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Asked> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    StringProperty typedNameProperty() {
        return typedName;
    }

    /// Whether sessions are ended before names are changed.
    BooleanProperty terminateProperty() {
        return terminate;
    }

    /// Whether it can be done now.
    BooleanBinding may() {
        return may;
    }

    /// Whether the selected one can take the name; a backup is to stay one.
    BooleanBinding swappable() {
        return swappable;
    }

    /// The database that it is about.
    String database() {
        return context.target().profile().settings().database();
    }
}
