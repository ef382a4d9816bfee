package dev.tidemark.desktop.apply;

import atlantafx.base.theme.Styles;
import dev.tidemark.desktop.page.Navigator;
import dev.tidemark.desktop.page.Navigator.RollbackRequest;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/// The rollout summed up, and where it goes on from here.
final class ReportView extends BorderPane {
    private final ReportViewModel model;
    private final Navigator navigator;
    private final Runnable planAgain;
    private final Label headline = new Label();
    private final GridPane grid = new GridPane();
    private final FlowPane buttons = new FlowPane();

    /// @param planAgain goes back to the plan for what is left
    ReportView(ReportViewModel model, Navigator navigator, Runnable planAgain) {
        this.model = model;
        this.navigator = navigator;
        this.planAgain = planAgain;
        getStyleClass().add("report-view");
        headline.setId("report-headline");
        headline.getStyleClass().add(Styles.TITLE_4);
        headline.setWrapText(true);
        grid.getStyleClass().add("report-grid");
        buttons.getStyleClass().add("report-buttons");
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setTop(headline);
        setCenter(scroll);
        setBottom(buttons);
    }

    /// Shows what is known now.
    void refresh() {
        headline.setText((model.complete() ? "✓ " : "✗ ") + model.headline());
        headline.getStyleClass().removeAll("state-applied", "state-failed");
        headline.getStyleClass().add(model.complete() ? "state-applied" : "state-failed");
        grid.getChildren().clear();
        int row = 0;
        for (var part : model.parts()) {
            var label = new Label(part.label());
            label.getStyleClass().add("quiet");
            label.setMinWidth(Region.USE_PREF_SIZE);
            var text = new Label(part.text());
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            grid.addRow(row++, label, text);
        }
        buttons.getChildren().clear();
        model.run()
                .ifPresent(run ->
                        button(
                                "report-open",
                                "Open this run in History",
                                () -> navigator.run(run)));
        if (!model.complete()) {
            button("report-plan", "Plan what is left", planAgain);
        }
        if (!model.done().isEmpty()) {
            button(
                    "report-roll-back",
                    "Roll back this run…",
                    () -> navigator.rollBack(new RollbackRequest.Versions(model.done())));
        }
        button("report-copy", "Copy as text", this::copy);
    }

    private void button(String id, String text, Runnable act) {
        var button = new Button(text);
        button.setId(id);
        button.setOnAction(_ -> act.run());
        buttons.getChildren().add(button);
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(model.text());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
