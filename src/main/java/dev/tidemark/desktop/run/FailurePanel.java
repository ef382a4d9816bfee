package dev.tidemark.desktop.run;

import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.problem.ProblemStrip;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Why a run did not complete, and beside it the ways on, each with what it would leave.
final class FailurePanel extends HBox {
    private final ProblemStrip strip = new ProblemStrip();
    private final VBox choices = new VBox();
    private final Function<RunEnd, List<RunChoice>> waysOn;

    FailurePanel(RunViewModel model, Function<RunEnd, List<RunChoice>> waysOn) {
        this.waysOn = waysOn;
        getStyleClass().add("run-failure");
        setId("run-failure");
        choices.getStyleClass().add("run-choices");
        getChildren().addAll(half(strip), half(choices));
        model.endProperty().subscribe(this::show);
    }

    private static Node half(Region content) {
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setPrefWidth(1);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        return scroll;
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
        for (var choice : waysOn.apply(end)) {
            choices.getChildren().add(choice(choice));
        }
    }

    private static Node choice(RunChoice choice) {
        var button = Buttons.of(choice.action());
        // File names have underscores.
        button.setMnemonicParsing(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        var leaves = new Label(choice.leaves());
        leaves.getStyleClass().add("run-quiet");
        leaves.setWrapText(true);
        leaves.setMinHeight(Region.USE_PREF_SIZE);
        leaves.setLabelFor(button);
        var box = new VBox(button, leaves);
        box.getStyleClass().add("run-choice");
        return box;
    }
}
