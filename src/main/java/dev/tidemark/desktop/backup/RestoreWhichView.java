package dev.tidemark.desktop.backup;

import javafx.scene.control.Label;
import javafx.scene.control.ListView;

/// The backups to choose from, in the first step of the restore wizard.
final class RestoreWhichView extends ListView<Catalogue.Entry> {
    RestoreWhichView(RestoreViewModel model) {
        super(model.entries());
        setId("restore-backups");
        setAccessibleText("Backups, the latest first");
        getStyleClass().add("backup-rows");
        setCellFactory(_ -> new BackupCell());
        setPlaceholder(new Label("There is no backup of this database yet."));
        getSelectionModel()
                .selectedItemProperty()
                .subscribe(entry -> {
                    if (entry != null) {
                        model.chosenProperty().set(entry);
                    }
                });
        model.chosenProperty()
                .subscribe(entry -> {
                    if (entry != null) {
                        getSelectionModel().select(entry);
                    }
                });
    }
}
