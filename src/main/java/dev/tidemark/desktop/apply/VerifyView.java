package dev.tidemark.desktop.apply;

import atlantafx.base.theme.Styles;
import dev.tidemark.desktop.apply.VerifyViewModel.Verdict;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.engine.verify.Check;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The checks after the run and what they say together.
final class VerifyView extends BorderPane {
    private final VerifyViewModel model;
    private final Label verdict = new Label();

    VerifyView(VerifyViewModel model) {
        this.model = model;
        getStyleClass().add("verify-view");
        verdict.setId("verify-verdict");
        verdict.getStyleClass().addAll(Styles.TITLE_4, "verify-verdict");
        var again = new Button("Verify again");
        again.setId("verify-again");
        again.setOnAction(_ -> model.check());
        again.disableProperty().bind(model.verdictProperty().isEqualTo(Verdict.CHECKING));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(verdict, space, again);
        head.getStyleClass().add("verify-head");
        var strip = new ProblemStrip();
        model.problemProperty().subscribe(problem -> strip.show(problem, List.of()));
        setTop(new VBox(head, decision(), strip));
        var list = new ListView<>(model.checks());
        list.setId("verify-checks");
        list.setAccessibleText("Checks");
        list.getStyleClass().add("verify-checks");
        list.setCellFactory(_ -> new CheckCell());
        list.setPlaceholder(new Label("No check was made."));
        setCenter(list);
        model.verdictProperty().subscribe(this::show);
    }

    private Node decision() {
        var text =
                new Label(
                        "Not everything could be found out from here. Look for yourself, then say how this rollout counts.");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var accept = new Button("Accept as good");
        accept.setId("verify-accept");
        accept.setMinWidth(Region.USE_PREF_SIZE);
        accept.setOnAction(_ -> model.accept());
        var reject = new Button("Count as failed");
        reject.setId("verify-reject");
        reject.setMinWidth(Region.USE_PREF_SIZE);
        reject.setOnAction(_ -> model.reject());
        var row = new HBox(text, accept, reject);
        row.getStyleClass().add("verify-decision");
        var open = Bindings.equal(model.verdictProperty(), Verdict.INCONCLUSIVE);
        row.visibleProperty().bind(open);
        row.managedProperty().bind(open);
        return row;
    }

    private void show(Verdict now) {
        verdict.setText(
                switch (now) {
                            case PASSED, ACCEPTED -> "✓ ";
                            case FAILED, REJECTED -> "✗ ";
                            case INCONCLUSIVE -> "? ";
                            case NOT_YET, CHECKING -> "";
                        }
                        + now.text());
        verdict.getStyleClass().removeAll("state-applied", "state-failed", "state-changed");
        switch (now) {
            case PASSED, ACCEPTED -> verdict.getStyleClass().add("state-applied");
            case FAILED, REJECTED -> verdict.getStyleClass().add("state-failed");
            case INCONCLUSIVE -> verdict.getStyleClass().add("state-changed");
            case NOT_YET, CHECKING -> {}
        }
    }

    /// One check: its result, what was checked, what was found.
    private static final class CheckCell extends ListCell<Check> {
        private final Label result = new Label();
        private final Label name = new Label();
        private final Label detail = new Label();
        private final HBox line = new HBox(result, name, detail);

        CheckCell() {
            line.getStyleClass().add("check-line");
            result.getStyleClass().add("preflight-grade");
            result.setMinWidth(Region.USE_PREF_SIZE);
            name.getStyleClass().add("preflight-subject");
            name.setMinWidth(Region.USE_PREF_SIZE);
            detail.setMinWidth(0);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Check check, boolean empty) {
            super.updateItem(check, empty);
            if (empty || check == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            result.getStyleClass().removeAll("state-applied", "state-failed", "state-changed");
            switch (check.result()) {
                case PASSED -> show("✓ Passed", "state-applied");
                case FAILED -> show("✗ Failed", "state-failed");
                case INCONCLUSIVE -> show("? Not known", "state-changed");
            }
            name.setText(check.name());
            detail.setText(check.detail());
            setGraphic(line);
            setAccessibleText(
                    "%s: %s %s".formatted(check.name(), result.getText(), check.detail()));
        }

        private void show(String text, String style) {
            result.setText(text);
            result.getStyleClass().add(style);
        }
    }
}
