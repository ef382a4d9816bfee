package dev.tidemark.desktop.backup;

import dev.tidemark.engine.backup.Counted;
import dev.tidemark.engine.backup.restore.KeptDatabase;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One database beside: what it is, since when, its size, and who is connected.
final class KeptCell extends ListCell<KeptDatabase> {
    private final Label mark = new Label();
    private final Label name = new Label();
    private final Label detail = new Label();
    private final Label sessions = new Label();
    private final Label size = new Label();
    private final HBox row;

    KeptCell() {
        name.getStyleClass().add("text-bold");
        detail.getStyleClass().add("quiet");
        size.getStyleClass().add("quiet");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        sessions.setMinWidth(Region.USE_PREF_SIZE);
        size.setMinWidth(Region.USE_PREF_SIZE);
        var texts = new VBox(name, detail);
        texts.getStyleClass().add("backup-texts");
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        row = new HBox(mark, texts, new VBox(sessions, size));
        row.getStyleClass().add("backup-row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable KeptDatabase database, boolean empty) {
        super.updateItem(database, empty);
        if (empty || database == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        mark.setText(
                switch (database.kind()) {
                    case RESTORED -> "○ Restored";
                    case BEFORE -> "◌ Kept";
                    case COPY -> "? Copy";
                });
        mark.getStyleClass()
                .setAll(
                        "label",
                        "backup-mark",
                        switch (database.kind()) {
                            case RESTORED -> "state-pending";
                            case BEFORE -> "state-muted";
                            case COPY -> "state-muted";
                        });
        name.setText(database.name());
        String said =
                switch (database.kind()) {
                    case RESTORED -> "a backup was restored into it, %s";
                    case BEFORE -> "had the name until %s";
                    case COPY -> "of %s, without its record";
                };
        detail.setText(said.formatted(BackupWords.time(database.madeAt())));
        boolean used = database.sessions() > 0;
        sessions.setText(used ? "! " + Counted.of(database.sessions(), "session") : "nobody in it");
        sessions.getStyleClass().setAll("label", used ? "state-changed" : "quiet");
        size.setText(database.bytes() == 0 ? "size unknown" : BackupWords.bytes(database.bytes()));
        setGraphic(row);
        setAccessibleText(
                "%s, %s, %s, %s, %s"
                        .formatted(
                                mark.getText(),
                                name.getText(),
                                detail.getText(),
                                sessions.getText(),
                                size.getText()));
    }
}
