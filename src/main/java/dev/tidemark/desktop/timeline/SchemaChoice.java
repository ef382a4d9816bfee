package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.wizard.Paragraph;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// Asks which schema the window is about, where several have a tracking table.
final class SchemaChoice extends VBox {
    private static final double ROW = 30;
    private static final int MOST_ROWS = 10;

    private final TimelineViewModel model;
    private final ListView<String> list = new ListView<>();

    SchemaChoice(TimelineViewModel model) {
        this.model = model;
        getStyleClass().addAll("timeline-placeholder", "schema-choice");
        setAlignment(Pos.CENTER);
        var icon = new FontIcon(BootstrapIcons.DIAGRAM_3);
        icon.getStyleClass().add("placeholder-icon");
        var title = new Label("Which schema?");
        title.getStyleClass().add("placeholder-title");
        var text = new Paragraph("", "placeholder-text");
        text.textProperty()
                .bind(
                        model.schemasProperty()
                                .map(schemas ->
                                        "%d schemas of this database have a tracking table. The window shows one of them, and migrations run in it; the others open in windows of their own."
                                                .formatted(schemas.size())));
        list.setId("schema-list");
        list.setAccessibleText("Schemas with a tracking table");
        list.setFixedCellSize(ROW);
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                show();
                event.consume();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                show();
            }
        });
        model.schemasProperty().subscribe(this::fill);
        getChildren().addAll(icon, title, text, list, button(), tenants());
    }

    /// Gives the keyboard to the list.
    void enter() {
        list.requestFocus();
    }

    private Button button() {
        var chosen = list.getSelectionModel().selectedItemProperty();
        var button = new Button();
        button.setId("schema-show");
        button.setMnemonicParsing(false);
        button.getStyleClass().add("accent");
        button.textProperty()
                .bind(Bindings.createStringBinding(() -> "Show " + chosen.get(), chosen));
        button.disableProperty().bind(chosen.isNull());
        button.setOnAction(_ -> show());
        return button;
    }

    /// Where each of them is a tenant, all can be worked on together.
    private Button tenants() {
        var button = new Button("All of them as tenants");
        button.setId("schema-tenants");
        button.getStyleClass().add("flat");
        button.setOnAction(_ -> model.showTenants());
        return button;
    }

    private void fill(List<String> schemas) {
        String before = list.getSelectionModel().getSelectedItem();
        list.getItems().setAll(schemas);
        list.setPrefHeight(Math.min(schemas.size(), MOST_ROWS) * ROW + 2);
        list.setMaxHeight(list.getPrefHeight());
        if (before != null && schemas.contains(before)) {
            list.getSelectionModel().select(before);
        } else {
            list.getSelectionModel().selectFirst();
        }
    }

    private void show() {
        String chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            model.showSchema(chosen);
        }
    }
}
