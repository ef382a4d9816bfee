package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.page.Navigator.RestoreRequest;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.engine.backup.Outcome;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.Verification;
import dev.tidemark.engine.backup.Verifier;
import dev.tidemark.engine.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The backups of the window's database, and what can be done with one. Used on the JavaFX thread.
final class BackupsViewModel {
    private final PageContext context;
    private final BackupWork work;
    private final RemovalViewModel removal;
    private final KeptViewModel kept;
    private final ObservableList<Catalogue.Entry> entries = FXCollections.observableArrayList();
    private final ObjectProperty<Catalogue.@Nullable Entry> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Catalogue> catalogue =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    BackupsViewModel(PageContext context) {
        this.context = context;
        work = new BackupWork(context);
        removal = new RemovalViewModel(context, this::backups);
        kept = new KeptViewModel(context, work, this::refresh);
    }

    /// Looks into the folder anew, and at the server.
    void refresh() {
        kept.refresh();
        if (reading.get()) {
            return;
        }
        reading.set(true);
        var desk = BackupDesk.of(context);
        context.work().start(desk::catalogue, this::show, problem::set, () -> reading.set(false));
    }

    private void show(Catalogue found) {
        problem.set(null);
        String before =
                Optional.ofNullable(selected.get()).map(one -> one.backup().name()).orElse("");
        entries.setAll(found.entries());
        catalogue.set(found);
        kept.leaveOut(
                entries.stream()
                        .flatMap(entry -> entry.backup().manifest().copy().stream())
                        .collect(Collectors.toSet()));
        selected.set(
                entries.stream()
                        .filter(one -> one.backup().name().equals(before))
                        .findFirst()
                        .orElse(entries.isEmpty() ? null : entries.getFirst()));
    }

    /// Opens the backup wizard.
    void backUp() {
        context.navigator().backUp();
    }

    /// Opens the restore wizard with the selected backup.
    void restore() {
        var entry = selected.get();
        if (entry != null) {
            context.navigator()
                    .restoreBackup(new RestoreRequest(Optional.of(entry.backup().name())));
        }
    }

    /// Proves the selected backup up to a level.
    void verify(Verification level) {
        var entry = selected.get();
        if (entry == null) {
            return;
        }
        var backup = entry.backup();
        var desk = BackupDesk.of(context);
        work.start(
                "Verify %s".formatted(backup.name()),
                BackupWork.Window.STAYS,
                (stop, listener) ->
                        new Verifier(desk.server(), desk.search(), desk.clock())
                                .verify(backup, level, stop, listener),
                _ -> {
                    context.workspace().toast("%s is %s".formatted(backup.name(), level.text()));
                    refresh();
                },
                _ -> refresh());
    }

    /// Asks whether the selected backup is to be deleted.
    void askToDelete() {
        var entry = selected.get();
        if (entry != null) {
            removal.ask(entry.backup());
        }
    }

    /// Deletes what was asked about.
    void remove() {
        if (!removal.may().get()) {
            return;
        }
        var doomed = removal.doomed();
        removal.cancel();
        var desk = BackupDesk.of(context);
        work.start(
                doomed.size() == 1
                        ? "Delete %s".formatted(doomed.getFirst().name())
                        : "Delete %d backups".formatted(doomed.size()),
                BackupWork.Window.STAYS,
                (_, _) -> Outcome.of(() -> desk.remove(doomed)),
                _ -> refresh(),
                _ -> refresh());
    }

    private List<StoredBackup> backups() {
        return entries.stream().map(Catalogue.Entry::backup).toList();
    }

    /// All backups, the latest first.
    ObservableList<Catalogue.Entry> entries() {
        return entries;
    }

    /// The selected one; null for none.
    ObjectProperty<Catalogue.@Nullable Entry> selectedProperty() {
        return selected;
    }

    /// As last read; null before that.
    ReadOnlyObjectProperty<@Nullable Catalogue> catalogueProperty() {
        return catalogue.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /// Why the folder was not read; null when it was.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// A verification or a removal.
    BackupWork work() {
        return work;
    }

    /// The question before something is removed.
    RemovalViewModel removal() {
        return removal;
    }

    /// The databases that restores made and kept.
    KeptViewModel kept() {
        return kept;
    }

    /// What the database is called.
    String targetName() {
        return context.target().title();
    }
}
