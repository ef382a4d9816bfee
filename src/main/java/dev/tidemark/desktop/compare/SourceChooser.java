package dev.tidemark.desktop.compare;

import dev.tidemark.desktop.compare.CompareViewModel.Side;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// All texts of the project, to choose one by typing.
final class SourceChooser extends VBox {
    private static final double ROW = 30;

    private final CompareViewModel model;
    private final Label title = new Label();
    private final TextField filter = new TextField();
    private final ListView<TextSource> list = new ListView<>();

    SourceChooser(CompareViewModel model) {
        this.model = model;
        getStyleClass().add("compare-chooser");
        title.getStyleClass().add("compare-title");
        filter.setId("compare-filter");
        filter.setPromptText("Part of a name");
        filter.setAccessibleText("Part of a text's name");
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setId("compare-choices");
        list.setAccessibleText("Texts to compare");
        list.setFixedCellSize(ROW);
        list.setPlaceholder(new Label("No text is called so"));
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(_ -> take());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                take();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(title, filter, list);
        model.choicesProperty()
                .subscribe(choices -> {
                    list.getItems().setAll(choices);
                    select(0);
                });
    }

    /// Asks for one of the texts, and takes the keyboard.
    void ask(Side side) {
        title.setText(
                side == Side.BEFORE ? "Which text was before?" : "Which text is it compared with?");
        select(0);
        filter.requestFocus();
    }

    private void pressed(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> select(at + 1);
            case UP -> select(at - 1);
            case ENTER -> take();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(int index) {
        int size = list.getItems().size();
        if (size > 0) {
            int at = Math.clamp(index, 0, size - 1);
            list.getSelectionModel().clearAndSelect(at);
            list.scrollTo(Math.max(0, at - 4));
        }
    }

    private void take() {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            model.chosen(chosen);
        }
    }

    private static final class Cell extends ListCell<TextSource> {
        private final FontIcon icon = new FontIcon();

        @Override
        protected void updateItem(@Nullable TextSource source, boolean empty) {
            super.updateItem(source, empty);
            if (empty || source == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            setText(source.name());
            icon.setIconCode(
                    source instanceof TextSource.Applied
                            ? BootstrapIcons.CHECK_CIRCLE
                            : BootstrapIcons.FILE_EARMARK_CODE);
            setGraphic(icon);
        }
    }
}
