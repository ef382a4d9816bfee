package dev.tidemark.desktop.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The steps at the left, numbered; those that were reached can be chosen again.
final class StepList extends VBox {
    private final WizardViewModel model;
    private final List<WizardStep> steps;
    private final List<Button> buttons = new ArrayList<>();

    StepList(WizardViewModel model, List<WizardStep> steps) {
        this.model = model;
        this.steps = steps;
        getStyleClass().add("wizard-steps");
        for (int i = 0; i < steps.size(); i++) {
            buttons.add(button(i));
        }
        getChildren().addAll(buttons);
        model.currentProperty().subscribe(this::refresh);
        model.furthestProperty().subscribe(this::refresh);
        model.sealedProperty().subscribe(this::refresh);
        steps.forEach(step -> step.failed().subscribe(this::refresh));
        refresh();
    }

    private Button button(int step) {
        var button = new Button(steps.get(step).title(), new Label());
        button.setId("step-" + steps.get(step).id());
        button.getStyleClass().addAll("flat", "wizard-step");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> model.choose(step));
        return button;
    }

    private void refresh() {
        for (int i = 0; i < buttons.size(); i++) {
            var standing = model.standing(i);
            var button = buttons.get(i);
            var mark = (Label) button.getGraphic();
            boolean done = standing == WizardViewModel.Standing.DONE;
            boolean failed = done && steps.get(i).failed().getValue();
            mark.setText(failed ? "✗" : done ? "✓" : Integer.toString(i + 1));
            mark.getStyleClass().setAll("label", "wizard-step-mark");
            String word = failed ? "failed" : standing.name().toLowerCase(Locale.ROOT);
            button.getStyleClass()
                    .removeAll(
                            "step-done", "step-failed", "step-current", "step-seen", "step-future");
            button.getStyleClass().add("step-" + word);
            button.setDisable(!model.reachable(i));
            button.setAccessibleText(
                    "Step %d of %d, %s, %s"
                            .formatted(i + 1, buttons.size(), steps.get(i).title(), word));
        }
    }
}
