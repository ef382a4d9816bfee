package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.wizard.Paragraph;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Labelled fields, one below the other.
final class Fields {
    private Fields() {}

    /// A field behind its label, with a sentence about it.
    ///
    /// @param columns how many letters wide
    static Node of(String id, String name, String help, int columns, StringProperty value) {
        var field = field(id, name, columns, value);
        var label = new Label(name);
        label.setLabelFor(field);
        label.getStyleClass().add("field-name");
        label.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(label, field, new Paragraph(help, "quiet"));
        row.getStyleClass().add("field-row");
        return row;
    }

    static TextField field(String id, String name, int columns, StringProperty value) {
        var field = new TextField();
        field.setId(id);
        field.setAccessibleText(name);
        field.setPrefColumnCount(columns);
        field.setMinWidth(Region.USE_PREF_SIZE);
        field.setMaxWidth(Region.USE_PREF_SIZE);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    /// What belongs together, below its heading.
    static VBox group(String title, Node... contents) {
        var box = new VBox(new Paragraph(title, "text-bold"));
        box.getChildren().addAll(contents);
        box.getStyleClass().add("field-group");
        return box;
    }

    /// Takes no room where it does not apply.
    static <N extends Node> N only(N node, ObservableBooleanValue condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
        return node;
    }
}
