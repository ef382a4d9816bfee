package dev.tidemark.desktop.run;

import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.problem.ProblemStrip;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Why a run did not complete, and the ways on, each with what it would leave.
final class FailurePanel extends ScrollPane {
    private final ProblemStrip strip = new ProblemStrip();
    private final GridPane choices = new GridPane();
    private final Function<RunEnd, List<RunChoice>> waysOn;

    FailurePanel(RunViewModel model, Function<RunEnd, List<RunChoice>> waysOn) {
        this.waysOn = waysOn;
        getStyleClass().addAll("run-failure", "edge-to-edge");
        setId("run-failure");
        setFitToWidth(true);
        choices.getStyleClass().add("run-choices");
        var grows = new ColumnConstraints();
        grows.setHgrow(Priority.ALWAYS);
        choices.getColumnConstraints().addAll(new ColumnConstraints(), grows);
        var content = new VBox(strip, choices);
        content.getStyleClass().add("run-failure-content");
        setContent(content);
        model.endProperty().subscribe(this::show);
    }

    private void show(@Nullable RunEnd end) {
        boolean failed = end != null && end.failure().isPresent();
        setVisible(failed);
        setManaged(failed);
        choices.getChildren().clear();
        if (end == null || !failed) {
            strip.show(null, List.of());
            return;
        }
        strip.show(end.failure().orElseThrow(), List.of());
        int row = 0;
        for (var choice : waysOn.apply(end)) {
            var button = Buttons.of(choice.action());
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(Region.USE_PREF_SIZE);
            var leaves = new Label(choice.leaves());
            leaves.setWrapText(true);
            leaves.setMinHeight(Region.USE_PREF_SIZE);
            leaves.setLabelFor(button);
            choices.addRow(row++, button, leaves);
        }
    }
}
