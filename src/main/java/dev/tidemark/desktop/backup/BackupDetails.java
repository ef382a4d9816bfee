package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.theme.TimeText;
import dev.tidemark.desktop.wizard.Paragraph;
import java.time.Instant;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Everything known of the selected backup, in the inspector.
final class BackupDetails extends ScrollPane {
    private final VBox box = new VBox();

    BackupDetails(BackupsViewModel model) {
        setId("backup-details");
        getStylesheets().add(Theme.sheet(BackupsView.class, "backup.css"));
        getStyleClass().add("backup-details-pane");
        setFitToWidth(true);
        box.getStyleClass().add("backup-details");
        setContent(box);
        model.selectedProperty().subscribe(this::show);
    }

    private void show(Catalogue.@Nullable Entry entry) {
        box.getChildren().clear();
        if (entry == null) {
            box.getChildren().add(new Paragraph("No backup is selected.", "quiet"));
            return;
        }
        var manifest = entry.backup().manifest();
        var proof = BackupMark.of(entry);
        var grid = new GridPane();
        grid.getStyleClass().add("backup-facts");
        row(grid, "State", proof.text());
        row(grid, "Meaning", meaning(entry));
        row(
                grid,
                "Taken",
                "%s, %s"
                        .formatted(
                                BackupWords.time(manifest.takenAt()),
                                TimeText.ago(manifest.takenAt(), Instant.now())));
        row(grid, "Took", TimeText.took(manifest.took().toMillis()));
        row(grid, "Of", "%s of %s".formatted(manifest.scope().text(), manifest.target()));
        row(grid, "How", BackupWords.how(manifest));
        row(grid, "Holds", BackupWords.content(manifest));
        row(grid, "Size", BackupWords.size(manifest));
        row(grid, "Migrations", BackupWords.migrations(manifest));
        row(grid, "Server", "PostgreSQL %d".formatted(manifest.serverVersion() / 10_000));
        row(grid, "Purpose", manifest.purpose());
        if (!manifest.note().isEmpty()) {
            row(grid, "Note", manifest.note());
        }
        row(grid, "Where", manifest.copy().orElseGet(() -> entry.backup().folder().toString()));
        row(
                grid,
                "Verified",
                manifest.verifications().isEmpty()
                        ? "never"
                        : manifest.verifications().reversed().stream()
                                .map(BackupWords::verification)
                                .collect(Collectors.joining("\n")));
        box.getChildren()
                .addAll(new Paragraph(entry.backup().name(), "backup-name", "text-bold"), grid);
    }

    private static String meaning(Catalogue.Entry entry) {
        var manifest = entry.backup().manifest();
        return switch (entry.condition()) {
            case MISSING -> "A file of it is not there: it can't be restored.";
            case ALTERED -> "A file of it has another size than it was written with.";
            case PRESENT ->
                    manifest.failedVerification()
                            .map(failed -> "Don't rely on it: %s.".formatted(failed.findings()))
                            .or(() ->
                                    manifest.proved()
                                            .map(level -> BackupWords.sentence(level.meaning())))
                            .orElse("Nobody has looked yet whether it can be read.");
        };
    }

    private static void row(GridPane grid, String name, String text) {
        var label = new Label(name);
        label.getStyleClass().add("quiet");
        label.setMinWidth(Region.USE_PREF_SIZE);
        var value = new Paragraph(text);
        GridPane.setHgrow(value, Priority.ALWAYS);
        grid.addRow(grid.getRowCount(), label, value);
    }
}
