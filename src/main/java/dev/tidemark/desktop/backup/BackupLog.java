package dev.tidemark.desktop.backup;

import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What the work said, line by line.
final class BackupLog extends ListView<String> {
    BackupLog(BackupWork work) {
        super(work.log());
        setAccessibleText("What was done so far");
        getStyleClass().add("backup-log");
        setPlaceholder(new Label("Nothing was done yet."));
        VBox.setVgrow(this, Priority.ALWAYS);
        work.log().subscribe(() -> scrollTo(work.log().size() - 1));
    }
}
