package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.wizard.Paragraph;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The tables of a backup to tick, and the schema that they go to.
final class SideView extends VBox {
    SideView(SideViewModel model) {
        getStyleClass().addAll("backup-side", "backup-explanation");
        var list = new PartList("restore-table-list", "Tables of the backup", model.tables());
        list.setPlaceholder(new Label("The backup has no table."));
        VBox.setVgrow(list, Priority.ALWAYS);
        var schema = new TextField();
        schema.setId("restore-schema");
        schema.setAccessibleText("Schema that the tables go to");
        schema.setPrefColumnCount(24);
        schema.textProperty().bindBidirectional(model.schemaProperty());
        var label = new Label("Into the schema");
        label.setLabelFor(schema);
        var row = new HBox(label, schema);
        row.getStyleClass().add("backup-line");
        var obstacle = new Paragraph("", "quiet");
        obstacle.setId("restore-tables-missing");
        obstacle.textProperty().bind(model.obstacleProperty());
        getChildren().addAll(list, row, obstacle);
    }
}
