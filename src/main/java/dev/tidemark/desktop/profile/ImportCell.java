package dev.tidemark.desktop.profile;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A connection that was found: its box, the profile that it would be, where it is from, notes.
final class ImportCell extends ListCell<ImportEntry> {
    private final CheckBox chosen = new CheckBox();
    private final Label name = new Label();
    private final Label target = new Label();
    private final Label origin = new Label();
    private final Label notes = new Label();
    private final HBox row;
    private @Nullable ImportEntry shown;

    ImportCell() {
        name.getStyleClass().add("import-name");
        origin.getStyleClass().add("form-help");
        notes.getStyleClass().add("form-help");
        // The list moves the focus; its space key is the box's.
        chosen.setFocusTraversable(false);
        var first = new HBox(name, target);
        first.getStyleClass().add("form-line");
        var lines = new VBox(first, origin, notes);
        lines.getStyleClass().add("import-lines");
        HBox.setHgrow(lines, Priority.ALWAYS);
        row = new HBox(chosen, lines);
        row.getStyleClass().add("import-row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ImportEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (shown != null) {
            chosen.selectedProperty().unbindBidirectional(shown.chosenProperty());
        }
        shown = empty ? null : entry;
        if (shown == null) {
            setGraphic(null);
            return;
        }
        var profile = shown.candidate().profile();
        chosen.selectedProperty().bindBidirectional(shown.chosenProperty());
        chosen.setAccessibleText("Make profile " + profile.name());
        name.setText(profile.name());
        target.setText(shown.target());
        origin.setText("From " + shown.candidate().origin());
        notes.setText(String.join(" ", shown.notes()));
        notes.setTooltip(
                shown.notes().isEmpty() ? null : new Tooltip(String.join("\n", shown.notes())));
        setAccessibleText(
                "%s, %s, from %s. %s"
                        .formatted(
                                profile.name(),
                                shown.target(),
                                shown.candidate().origin(),
                                notes.getText()));
        setGraphic(row);
    }
}
