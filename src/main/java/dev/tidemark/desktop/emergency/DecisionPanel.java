package dev.tidemark.desktop.emergency;

import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.rollout.Step;
import dev.tidemark.engine.rollout.StepRecord;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Why a step did not pass, and the ways on, each with what it means. Takes no room while nothing
/// has to be decided.
final class DecisionPanel extends HBox {
    private final EmergencyViewModel emergency;
    private final WalkViewModel model;
    private final ProblemStrip strip = new ProblemStrip();
    private final VBox ways = new VBox();

    DecisionPanel(EmergencyViewModel emergency) {
        this.emergency = emergency;
        this.model = emergency.walk();
        setId("walk-decision");
        getStyleClass().add("walk-decision");
        ways.getStyleClass().add("walk-ways");
        getChildren().addAll(half(strip), half(ways));
        model.waitingProperty().subscribe(_ -> show());
        model.refusedProperty().subscribe(_ -> show());
    }

    private static Node half(Region content) {
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setPrefWidth(1);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private void show() {
        var waiting = model.waitingProperty().get();
        var refused = model.refusedProperty().get();
        boolean needed = waiting != null || refused != null;
        setVisible(needed);
        setManaged(needed);
        ways.getChildren().clear();
        if (refused != null) {
            strip.show(refused, List.of());
            ways.getChildren()
                    .add(
                            way(
                                    button("walk-choose", "Choose again", emergency::startOver),
                                    "Nothing was begun. Reads files and database anew."));
        } else if (waiting != null) {
            strip.show(waiting.problem().orElse(null), List.of());
            ways.getChildren().addAll(waysOn(waiting));
        } else {
            strip.show(null, List.of());
        }
    }

    private List<Node> waysOn(StepRecord waiting) {
        var step = waiting.step();
        boolean checks = step == Step.VERIFY || step == Step.MONITOR;
        var again =
                way(
                        button("walk-again", checks ? "Check again" : "Try again", model::again),
                        "Does this step once more.");
        var end = way(button("walk-end", "End it here", model::end), leaves());
        return model.mayGoOn() ? List.of(again, goOn(step), end) : List.of(again, end);
    }

    private String leaves() {
        String kept = "Keeps the report; from there another way can be taken.";
        var start = emergency.commands().startProperty().get();
        return model.applicationMayBeStopped()
                ? "The application may be stopped, and stays so%s. %s"
                        .formatted(start.map(" until you run `%s`"::formatted).orElse(""), kept)
                : "Sends and starts nothing more. %s".formatted(kept);
    }

    private Node goOn(Step step) {
        var reason = new TextField();
        reason.setId("walk-reason");
        reason.setPromptText("Reason, kept in the report");
        reason.setAccessibleText("Why go on all the same");
        reason.textProperty().bindBidirectional(model.reasonProperty());
        HBox.setHgrow(reason, Priority.ALWAYS);
        var button = button("walk-go-on", "Go on all the same", model::goOn);
        button.disableProperty().bind(model.reasonProperty().map(String::isBlank));
        var row = new HBox(reason, button);
        row.getStyleClass().add("walk-reason-row");
        return way(row, Stage.goingOn(step));
    }

    private static Node way(Node act, String meaning) {
        var box = new VBox(act, new Paragraph(meaning, "quiet"));
        box.getStyleClass().add("walk-way");
        return box;
    }

    private static Button button(String id, String text, Runnable act) {
        var button = new Button(text);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }
}
