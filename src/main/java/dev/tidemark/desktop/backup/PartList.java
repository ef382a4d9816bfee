package dev.tidemark.desktop.backup;

import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.input.KeyCode;
import javafx.util.StringConverter;

/// Schemas or tables with a box each; the space bar ticks the selected one.
final class PartList extends ListView<Part> {
    /// @param name what they are, for those who don't see them
    PartList(String id, String name, ObservableList<Part> parts) {
        super(parts);
        setId(id);
        setAccessibleText(name);
        getStyleClass().add("backup-parts");
        setCellFactory(_ -> new CheckBoxListCell<>(Part::chosen, new PartText()));
        setPlaceholder(new Label("Reading…"));
        setOnKeyPressed(event -> {
            var part = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.SPACE && part != null) {
                part.chosen().set(!part.chosen().get());
                event.consume();
            }
        });
    }

    private static final class PartText extends StringConverter<Part> {
        @Override
        public String toString(Part part) {
            return part.text();
        }

        @Override
        public Part fromString(String text) {
            throw new UnsupportedOperationException("rows are not typed");
        }
    }
}
