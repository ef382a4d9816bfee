package dev.tidemark.desktop.rollback;

import dev.tidemark.engine.impact.Loss;
import dev.tidemark.engine.impact.LossWords;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What would be gone, thing by thing.
final class ImpactView extends BorderPane {
    private final RollbackViewModel model;
    private final Label sum = new Label();
    private final ListView<Loss> list = new ListView<>();

    ImpactView(RollbackViewModel model) {
        this.model = model;
        getStyleClass().add("impact-view");
        sum.setId("impact-sum");
        sum.setWrapText(true);
        sum.getStyleClass().add("text-bold");
        list.setId("impact-list");
        list.setAccessibleText("What is lost");
        list.getStyleClass().add("impact-rows");
        list.setCellFactory(_ -> new LossCell());
        list.setPlaceholder(new Label("Nothing that the scripts' text tells."));
        setTop(sum);
        setCenter(list);
        model.readProperty().subscribe(this::show);
    }

    private void show() {
        sum.setText(RollbackWords.sum(model.losses()));
        list.getItems().setAll(model.losses());
    }

    /// One loss: sign, what, how much, who depends on it.
    private static final class LossCell extends ListCell<Loss> {
        private final Label sign = new Label();
        private final Label what = new Label();
        private final Label amount = new Label();
        private final Label dependants = new Label();
        private final Label where = new Label();
        private final HBox first = new HBox(what, where);
        private final VBox texts = new VBox(first, amount, dependants);
        private final HBox row = new HBox(sign, texts);

        LossCell() {
            row.getStyleClass().add("impact-row");
            sign.setMinWidth(Region.USE_PREF_SIZE);
            first.getStyleClass().add("impact-first");
            what.getStyleClass().add("text-bold");
            // Of the two the place gives way.
            what.setMinWidth(Region.USE_PREF_SIZE);
            texts.getStyleClass().add("impact-texts");
            HBox.setHgrow(what, Priority.NEVER);
            where.getStyleClass().add("quiet");
            dependants.getStyleClass().add("impact-dependants");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Loss loss, boolean empty) {
            super.updateItem(loss, empty);
            if (empty || loss == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            boolean data = loss.losesData();
            sign.setText(data ? "✗ data" : "– none");
            sign.getStyleClass().setAll("label", "impact-sign", data ? "state-failed" : "quiet");
            what.setText("%s %s".formatted(LossWords.kind(loss), loss.object()));
            where.setText("%s, %s".formatted(loss.version(), loss.where()));
            amount.setText(LossWords.amount(loss));
            String needed = RollbackWords.dependants(loss);
            dependants.setText(needed);
            dependants.setManaged(!needed.isEmpty());
            setGraphic(row);
            setAccessibleText(
                    "%s %s, %s %s"
                            .formatted(sign.getText(), what.getText(), amount.getText(), needed));
        }
    }
}
