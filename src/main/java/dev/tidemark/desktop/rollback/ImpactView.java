package dev.tidemark.desktop.rollback;

import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.impact.Loss;
import dev.tidemark.engine.impact.LossWords;
import java.util.List;
import javafx.scene.control.CheckBox;
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
    private final CheckBox save =
            new CheckBox("Save this data first, in the schema tidemark_archive of this database");
    private final Paragraph facts = new Paragraph();
    private final ProblemStrip hindrance = new ProblemStrip();
    private final VBox saving = new VBox(save, facts, hindrance);

    ImpactView(RollbackViewModel model) {
        this.model = model;
        getStyleClass().add("impact-view");
        sum.setId("impact-sum");
        sum.setWrapText(true);
        sum.getStyleClass().add("text-bold");
        list.setId("impact-list");
        list.setAccessibleText("What is lost");
        list.getStyleClass().add("impact-rows");
        list.setCellFactory(_ -> new LossCell(model));
        save.setId("impact-save");
        save.setMnemonicParsing(false);
        save.selectedProperty().bindBidirectional(model.savesProperty());
        facts.setId("impact-saving");
        facts.getStyleClass().add("quiet");
        saving.getStyleClass().add("impact-saving");
        list.setPlaceholder(new Label("Nothing that the scripts' text tells."));
        setTop(sum);
        setCenter(list);
        setBottom(saving);
        model.readProperty().subscribe(this::show);
        model.savesProperty().subscribe((_, _) -> show());
    }

    private void show() {
        sum.setText(
                model.hindrance() == null
                        ? RollbackWords.sum(model.losses(), model.saving())
                        : RollbackWords.hindered(model.losses()));
        list.getItems().setAll(model.losses());
        saving.setVisible(model.canSave());
        saving.setManaged(model.canSave());
        facts.setText(
                model.savesProperty().get()
                        ? RollbackWords.saving(model.losses())
                        : "Without a copy this data is gone for good; only a backup would have it.");
        hindrance.show(model.hindrance(), List.of());
    }

    /// One loss: sign, what, how much, who depends on it.
    private static final class LossCell extends ListCell<Loss> {
        private final RollbackViewModel model;
        private final Label sign = new Label();
        private final Label what = new Label();
        private final Label amount = new Label();
        private final Label dependants = new Label();
        private final Label where = new Label();
        private final HBox first = new HBox(what, where);
        private final VBox texts = new VBox(first, amount, dependants);
        private final HBox row = new HBox(sign, texts);

        LossCell(RollbackViewModel model) {
            this.model = model;
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
            mark(loss);
            what.setText("%s %s".formatted(LossWords.kind(loss), loss.object()));
            where.setText("%s, %s".formatted(loss.version(), loss.where()));
            String fate = model.hindrance() == null ? RollbackWords.fate(loss, model.saving()) : "";
            amount.setText(
                    fate.isEmpty()
                            ? LossWords.amount(loss)
                            : "%s; %s".formatted(LossWords.amount(loss), fate));
            String needed = RollbackWords.dependants(loss);
            dependants.setText(needed);
            dependants.setManaged(!needed.isEmpty());
            setGraphic(row);
            setAccessibleText(
                    "%s %s, %s %s"
                            .formatted(sign.getText(), what.getText(), amount.getText(), needed));
        }

        private void mark(Loss loss) {
            boolean saved = model.savesProperty().get() && !loss.losesUnsavedData();
            if (!loss.losesData()) {
                sign("– none", "quiet");
            } else if (saved && model.hindrance() != null) {
                sign("! blocked", "state-changed");
            } else if (saved) {
                sign("✓ saved", "state-applied");
            } else {
                sign("✗ lost", "state-failed");
            }
        }

        private void sign(String text, String styleClass) {
            sign.setText(text);
            sign.getStyleClass().setAll("label", "impact-sign", styleClass);
        }
    }
}
