package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.theme.TimeText;
import java.time.Instant;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One backup of the list: how far it is proved, of when and what, its size.
final class BackupCell extends ListCell<Catalogue.Entry> {
    private final Label mark = new Label();
    private final Label what = new Label();
    private final Label detail = new Label();
    private final Label age = new Label();
    private final Label size = new Label();
    private final VBox texts = new VBox(what, detail);
    private final HBox row = new HBox(mark, texts, new VBox(age, size));

    BackupCell() {
        row.getStyleClass().add("backup-row");
        what.getStyleClass().add("text-bold");
        detail.getStyleClass().add("quiet");
        age.getStyleClass().add("quiet");
        size.getStyleClass().add("quiet");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        age.setMinWidth(Region.USE_PREF_SIZE);
        size.setMinWidth(Region.USE_PREF_SIZE);
        texts.getStyleClass().add("backup-texts");
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Catalogue.@Nullable Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        var manifest = entry.backup().manifest();
        var proof = BackupMark.of(entry);
        mark.setText(proof.text());
        mark.getStyleClass().setAll("label", "backup-mark", proof.styleClass());
        what.setText(
                "%s · %s".formatted(BackupWords.time(manifest.takenAt()), manifest.scope().text()));
        String said = manifest.note().isEmpty() ? manifest.purpose() : manifest.note();
        detail.setText(
                "%s · %s · %s"
                        .formatted(
                                BackupWords.content(manifest),
                                BackupWords.migrations(manifest),
                                said));
        age.setText(TimeText.ago(manifest.takenAt(), Instant.now()));
        size.setText(BackupWords.size(manifest));
        setGraphic(row);
        setAccessibleText(
                "%s, %s, %s, %s, %s"
                        .formatted(
                                proof.word(),
                                what.getText(),
                                age.getText(),
                                size.getText(),
                                detail.getText()));
    }
}
