package dev.tidemark.desktop.rollback;

import dev.tidemark.desktop.run.RunEnd;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The rollback summed up, and where it goes on from here.
final class RollbackReportView extends VBox {
    private final RollbackViewModel model;
    private final Label text = new Label();
    private final FlowPane buttons = new FlowPane();

    RollbackReportView(RollbackViewModel model) {
        this.model = model;
        getStyleClass().add("rollback-report");
        text.setId("report-text");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        buttons.getStyleClass().add("rollback-report-buttons");
        getChildren().addAll(text, buttons);
        model.run().endProperty().subscribe(this::show);
    }

    private void show() {
        var end = model.run().endProperty().get();
        if (end == null) {
            return;
        }
        text.setText(model.report());
        buttons.getChildren().clear();
        if (end instanceof RunEnd.Ended(_, var outcome)) {
            button(
                    "report-open",
                    "Open this run in History",
                    () -> model.context().navigator().run(outcome.run()));
        }
        if (end.failure().isPresent()) {
            button("report-plan", "Plan what is left", model::planAgain);
        }
        button("report-timeline", "Show the timeline", model.context().navigator()::timeline);
        button("report-copy", "Copy as text", this::copy);
    }

    private void button(String id, String caption, Runnable act) {
        var button = new Button(caption);
        button.setId(id);
        button.setOnAction(_ -> act.run());
        buttons.getChildren().add(button);
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(model.report());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
