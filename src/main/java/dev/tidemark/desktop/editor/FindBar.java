package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// Finds and replaces above the text.
final class FindBar extends VBox {
    private final FindViewModel model;
    private final Runnable closed;
    private final TextField query = new TextField();
    private final TextField replacement = new TextField();
    private final HBox replacing;

    /// @param closed what happens when the user is done
    FindBar(FindViewModel model, Runnable closed) {
        this.model = model;
        this.closed = closed;
        replacing = replacing();
        getStyleClass().add("find-bar");
        getChildren().addAll(finding(), replacing, error());
        visibleProperty().bind(model.activeProperty());
        managedProperty().bind(model.activeProperty());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Opens it.
    ///
    /// @param selected what is looked for at first, or nothing
    void find(String selected) {
        open(selected);
        show(replacing, replacing.isManaged());
    }

    /// Opens it with the field for what stands there instead.
    void replace(String selected) {
        open(selected);
        show(replacing, true);
    }

    private void open(String selected) {
        if (!selected.isEmpty() && selected.indexOf('\n') < 0) {
            query.setText(selected);
        }
        model.activeProperty().set(true);
        query.requestFocus();
        query.selectAll();
    }

    /// Ends finding.
    void close() {
        model.activeProperty().set(false);
        show(replacing, false);
        closed.run();
    }

    private HBox finding() {
        dress(query, "find-query", "Find");
        query.textProperty().bindBidirectional(model.queryProperty());
        var status = new Label();
        status.setId("find-status");
        status.getStyleClass().add("find-status");
        status.textProperty().bind(model.statusProperty());
        status.setMinWidth(Region.USE_PREF_SIZE);
        var row =
                new HBox(
                        query,
                        toggle("Aa", "find-case", "Match case", model.matchCaseProperty()),
                        toggle("W", "find-word", "Whole words only", model.wholeWordProperty()),
                        toggle(".*", "find-regex", "Regular expression", model.regexProperty()),
                        icon(
                                "find-previous",
                                "Previous match",
                                BootstrapIcons.CHEVRON_UP,
                                model::previous),
                        icon("find-next", "Next match", BootstrapIcons.CHEVRON_DOWN, model::next),
                        status,
                        spacer(),
                        icon("find-close", "Close", BootstrapIcons.X, this::close));
        return dressed(row);
    }

    private HBox replacing() {
        dress(replacement, "find-replacement", "Replace with");
        replacement.textProperty().bindBidirectional(model.replacementProperty());
        var one = new Button("Replace");
        one.setId("find-replace");
        one.setOnAction(_ -> model.replace());
        var all = new Button("Replace all");
        all.setId("find-replace-all");
        all.setOnAction(_ -> model.replaceAll());
        var row = dressed(new HBox(replacement, one, all));
        show(row, false);
        return row;
    }

    private Label error() {
        var label = new Label();
        label.setId("find-error");
        label.getStyleClass().add("find-error");
        label.setWrapText(true);
        ObservableStringValue text = model.errorProperty();
        label.textProperty().bind(text);
        label.visibleProperty().bind(model.errorProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private void pressed(KeyEvent event) {
        boolean inReplacement = replacement.isFocused();
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && (query.isFocused() || inReplacement)) {
            if (inReplacement) {
                model.replace();
            } else if (event.isShiftDown()) {
                model.previous();
            } else {
                model.next();
            }
            event.consume();
        }
    }

    private static void dress(TextField field, String id, String prompt) {
        field.setId(id);
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.getStyleClass().add("find-field");
    }

    private static HBox dressed(HBox row) {
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("find-row");
        return row;
    }

    private static Region spacer() {
        var spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    private static Button icon(String id, String text, BootstrapIcons icon, Runnable perform) {
        return Buttons.iconOnly(Action.of(id, text, "", icon, perform));
    }

    private static ToggleButton toggle(
            String text, String id, String meaning, BooleanProperty property) {
        var toggle = new ToggleButton(text);
        toggle.setId(id);
        toggle.setAccessibleText(meaning);
        toggle.setTooltip(new Tooltip(meaning));
        toggle.getStyleClass().add("find-option");
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        toggle.selectedProperty().bindBidirectional(property);
        return toggle;
    }

    private static void show(Region region, boolean shown) {
        region.setVisible(shown);
        region.setManaged(shown);
    }
}
