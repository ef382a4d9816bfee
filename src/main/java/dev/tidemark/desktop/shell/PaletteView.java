package dev.tidemark.desktop.shell;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The command palette: a line to type in and what fits, by keyboard alone.
final class PaletteView extends VBox {
    private static final double ROW = 34;
    private static final int ROWS = 11;
    private static final int PAGE = 10;

    private final TextField query = new TextField();
    private final ListView<PaletteEntry> list = new ListView<>();

    /// @param close takes the palette away; it is called before what was chosen is done
    PaletteView(PaletteViewModel model, String prompt, Runnable close) {
        setId("palette");
        getStyleClass().addAll("overlay-pane", "palette");
        query.setId("palette-query");
        query.setPromptText(prompt);
        query.setAccessibleText(prompt);
        query.textProperty().bindBidirectional(model.queryProperty());
        list.setId("palette-list");
        list.setItems(model.found());
        list.setFixedCellSize(ROW);
        model.found().subscribe(() -> fit(model.found().size()));
        fit(model.found().size());
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label("Nothing fits."));
        list.setCellFactory(_ -> new Cell());
        model.chosenProperty().subscribe(this::mark);
        query.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, model, close));
        list.setOnMouseClicked(_ -> {
            model.choose(list.getSelectionModel().getSelectedIndex());
            perform(model, close);
        });
        getChildren().addAll(query, list);
    }

    /// Where one types.
    TextField query() {
        return query;
    }

    private void fit(int found) {
        list.setPrefHeight(ROW * Math.clamp(found, 1, ROWS) + 2);
    }

    private void mark(Number index) {
        list.getSelectionModel().clearAndSelect(index.intValue());
        list.scrollTo(Math.max(0, index.intValue() - ROWS / 2));
    }

    private static void key(KeyEvent event, PaletteViewModel model, Runnable close) {
        switch (event.getCode()) {
            case DOWN -> model.move(1);
            case UP -> model.move(-1);
            case PAGE_DOWN -> model.choose(Math.min(at(model) + PAGE, model.found().size() - 1));
            case PAGE_UP -> model.choose(Math.max(at(model) - PAGE, 0));
            case ENTER -> perform(model, close);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static int at(PaletteViewModel model) {
        return model.chosenProperty().get();
    }

    private static void perform(PaletteViewModel model, Runnable close) {
        model.chosen()
                .ifPresent(entry -> {
                    close.run();
                    entry.perform().run();
                });
    }

    private static final class Cell extends ListCell<PaletteEntry> {
        private final FontIcon icon = new FontIcon();
        private final Label text = new Label();
        private final Label detail = new Label();
        private final Label keys = new Label();
        private final HBox row;

        Cell() {
            detail.getStyleClass().add("text-muted");
            detail.setMinWidth(0);
            keys.getStyleClass().add("keys");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            var room = new Region();
            HBox.setHgrow(room, Priority.ALWAYS);
            row = new HBox(icon, text, detail, room, keys);
            row.getStyleClass().add("palette-row");
            row.setMinWidth(0);
            row.setPrefWidth(1);
        }

        @Override
        protected void updateItem(@Nullable PaletteEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (entry == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            icon.setIconCode(entry.icon());
            text.setText(entry.text());
            detail.setText(entry.detail());
            keys.setText(entry.keys());
            keys.setVisible(!entry.keys().isEmpty());
            setAccessibleText(entry.text());
            setGraphic(row);
        }
    }
}
