package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.theme.TimeText;
import dev.tidemark.engine.backup.BackupManifest;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The latest backup of the window's database, for screens that are about something else. Used on
/// the JavaFX thread.
public final class LatestBackup {
    private final PageContext context;
    private final ReadOnlyObjectWrapper<List<String>> facts =
            new ReadOnlyObjectWrapper<>(List.of("Looking for backups…"));
    private final ReadOnlyObjectWrapper<Optional<String>> name =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param context what the window's pages share
    public LatestBackup(PageContext context) {
        this.context = context;
    }

    /// Looks into the folder of backups.
    public void read() {
        var desk = BackupDesk.of(context);
        context.work().start(desk::catalogue, this::show, this::unknown);
    }

    private void show(Catalogue found) {
        var usable =
                found.entries().stream()
                        .filter(entry -> entry.condition() == StoredBackup.Condition.PRESENT)
                        .filter(entry -> entry.backup().manifest().scope().whole())
                        .findFirst();
        name.set(usable.map(entry -> entry.backup().name()));
        facts.set(
                usable.map(LatestBackup::facts)
                        .orElse(
                                List.of(
                                        "There is no backup of the whole database that could be restored.")));
    }

    private void unknown(Problem problem) {
        name.set(Optional.empty());
        facts.set(List.of("%s: %s.".formatted(problem.what(), problem.why())));
    }

    private static List<String> facts(Catalogue.Entry entry) {
        BackupManifest manifest = entry.backup().manifest();
        return List.of(
                "The latest is of %s, %s."
                        .formatted(
                                BackupWords.time(manifest.takenAt()),
                                TimeText.ago(manifest.takenAt(), Instant.now())),
                "%s, %s. %s."
                        .formatted(
                                BackupWords.sentenceStart(BackupWords.size(manifest)),
                                BackupWords.content(manifest),
                                BackupMark.of(entry).text()),
                manifest.migrations().isEmpty()
                        ? "Which migrations were in force then is not known."
                        : "The last migration in force then was %s."
                                .formatted(manifest.migrations().getLast()));
    }

    /// What is known of it, in sentences; why nothing is, where nothing is.
    public ReadOnlyObjectProperty<List<String>> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /// Its name; empty where there is none that could be restored.
    public ReadOnlyObjectProperty<Optional<String>> nameProperty() {
        return name.getReadOnlyProperty();
    }
}
