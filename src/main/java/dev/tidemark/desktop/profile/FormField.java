package dev.tidemark.desktop.profile;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A control with its label above and what is wrong with it below.
final class FormField extends VBox {
    private final Control control;

    FormField(String text, Control control) {
        this(text, control, control);
    }

    /// @param row the control with what stands beside it
    FormField(String text, Control control, Node row) {
        this.control = control;
        getStyleClass().add("form-field");
        var label = new Label(text);
        label.setLabelFor(control);
        label.getStyleClass().add("form-label");
        if (control.getAccessibleText() == null) {
            control.setAccessibleText(text);
        }
        control.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(label, row);
    }

    /// A text field with an id.
    static TextField text(String id, String prompt) {
        var field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        return field;
    }

    /// The same for a whole connection, in which no password is seen.
    static TextField connection(String id, String prompt) {
        var field = new ConnectionField();
        field.setId(id);
        field.setPromptText(prompt);
        return field;
    }

    /// Shows a message below while there is one.
    ///
    /// @param message empty for none
    FormField faulty(ObservableValue<String> message) {
        var fault = line(message, "form-fault");
        message.subscribe(text ->
                control.pseudoClassStateChanged(
                        atlantafx.base.theme.Styles.STATE_DANGER, !text.isEmpty()));
        getChildren().add(fault);
        return this;
    }

    /// Shows a sentence below while there is one.
    FormField explained(ObservableValue<String> sentence) {
        getChildren().add(line(sentence, "form-help"));
        return this;
    }

    /// Is there only while a condition holds.
    FormField onlyWhile(ObservableValue<Boolean> condition) {
        visibleProperty().bind(condition);
        managedProperty().bind(condition);
        return this;
    }

    /// Fields beside each other; the first one takes the room.
    static HBox row(Node... fields) {
        var row = new HBox(fields);
        row.getStyleClass().add("form-row");
        HBox.setHgrow(fields[0], Priority.ALWAYS);
        return row;
    }

    private static Label line(ObservableValue<String> text, String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.textProperty().bind(text);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }
}
