package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.engine.backup.BackupRemoval;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.postgres.ByteCount;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The question before backups are removed: which ones, and the target's name to type where it is
/// protected. Used on the JavaFX thread.
final class RemovalViewModel {
    private static final int MOST_NAMES = 6;

    private final PageContext context;
    private final Supplier<List<StoredBackup>> all;
    private final ReadOnlyObjectWrapper<Asked> asked = new ReadOnlyObjectWrapper<>(Asked.NOTHING);
    private final ReadOnlyObjectWrapper<List<StoredBackup>> doomed =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper act = new ReadOnlyStringWrapper("");
    private final StringProperty keep = new SimpleStringProperty("5");
    private final StringProperty typedName = new SimpleStringProperty("");
    private final BooleanBinding may;

    /// What is being asked.
    enum Asked {
        NOTHING,
        /// Whether one backup is to be deleted.
        ONE,
        /// How many of the latest are to stay.
        KEEP
    }

    /// @param all every backup, the latest first
    RemovalViewModel(PageContext context, Supplier<List<StoredBackup>> all) {
        this.context = context;
        this.all = all;
        may =
                Bindings.createBooleanBinding(
                        () ->
                                !doomed.get().isEmpty()
                                        && (!asksForName() || typedName.get().equals(targetName())),
                        doomed,
                        typedName);
        keep.subscribe(_ -> count());
    }

    /// Asks about one.
    void ask(StoredBackup backup) {
        begin(Asked.ONE);
        doomed.set(List.of(backup));
        text.set(
                "Delete %s, %s, %s? It can't be brought back."
                        .formatted(
                                backup.name(),
                                backup.manifest().scope().text(),
                                BackupWords.size(backup.manifest())));
        act.set("Delete %s".formatted(backup.name()));
    }

    /// Asks how many of the latest stay.
    void askHowMany() {
        begin(Asked.KEEP);
        count();
    }

    /// Asks nothing; nothing is deleted.
    void cancel() {
        begin(Asked.NOTHING);
        doomed.set(List.of());
    }

    private void begin(Asked what) {
        typedName.set("");
        asked.set(what);
    }

    private void count() {
        if (asked.get() != Asked.KEEP) {
            return;
        }
        if (!keep.get().matches("[1-9][0-9]{0,3}")) {
            doomed.set(List.of());
            text.set("Write how many of the latest backups stay, 1 or more.");
            act.set("Delete none");
            return;
        }
        var beyond =
                BackupRemoval.beyond(
                        BackupDesk.of(context).folder(), all.get(), Integer.parseInt(keep.get()));
        doomed.set(beyond);
        text.set(
                beyond.isEmpty()
                        ? "There are no more than that; nothing is deleted."
                        : "This deletes %s%s. The latest proved one stays in any case."
                                .formatted(names(beyond), size(beyond)));
        act.set(
                beyond.size() == 1
                        ? "Delete 1 backup"
                        : "Delete %d backups".formatted(beyond.size()));
    }

    /// Copies on the server have no files here.
    private static String size(List<StoredBackup> backups) {
        long bytes = backups.stream().mapToLong(one -> one.manifest().bytes()).sum();
        return bytes == 0 ? "" : ", " + ByteCount.text(bytes);
    }

    private static String names(List<StoredBackup> backups) {
        String first =
                backups.stream()
                        .limit(MOST_NAMES)
                        .map(StoredBackup::name)
                        .collect(Collectors.joining(", "));
        return backups.size() > MOST_NAMES
                ? "%s and %d more".formatted(first, backups.size() - MOST_NAMES)
                : first;
    }

    /// Whether the target's name has to be typed.
    boolean asksForName() {
        return context.target().profile().protectedTarget();
    }

    String targetName() {
        return context.target().profile().name();
    }

    ReadOnlyObjectProperty<Asked> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /// What would be deleted.
    List<StoredBackup> doomed() {
        return doomed.get();
    }

    /// What depends on the answer, in whole sentences.
    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /// What the button says.
    ReadOnlyStringProperty actProperty() {
        return act.getReadOnlyProperty();
    }

    /// How many stay, as typed.
    StringProperty keepProperty() {
        return keep;
    }

    StringProperty typedNameProperty() {
        return typedName;
    }

    /// Whether it can be done now.
    BooleanBinding may() {
        return may;
    }
}
