package dev.tidemark.desktop.rollout;

import atlantafx.base.theme.Styles;
import dev.tidemark.desktop.rollout.ChecklistViewModel.Point;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.wizard.Paragraph;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The points of the checklist to tick, and what the maintenance window says.
final class ChecklistView extends BorderPane {
    private final ChecklistViewModel model;
    private final VBox points = new VBox();

    ChecklistView(ChecklistViewModel model) {
        this.model = model;
        getStyleClass().add("checklist-view");
        getStylesheets().add(Theme.sheet(ChecklistView.class, "rollout.css"));
        points.getStyleClass().add("checklist-points");
        var summary = new Paragraph("", Styles.TEXT_BOLD);
        summary.setId("checklist-summary");
        summary.textProperty().bind(model.summaryProperty());
        var scroll = new ScrollPane(points);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setTop(summary);
        setCenter(scroll);
        setBottom(window());
        model.points().addListener((ListChangeListener<Point>) _ -> show());
        show();
    }

    private void show() {
        points.getChildren().clear();
        int number = 0;
        for (var point : model.points()) {
            var box = new CheckBox(point.text());
            box.setId("checklist-%d".formatted(++number));
            // The project's own words may have underscores.
            box.setMnemonicParsing(false);
            box.setWrapText(true);
            box.setMinHeight(Region.USE_PREF_SIZE);
            box.selectedProperty().bindBidirectional(point.done());
            points.getChildren().add(box);
        }
    }

    private Node window() {
        var says = new Paragraph();
        says.setId("window-says");
        says.textProperty().bind(model.windowProperty());
        var label = new Paragraph("Why can't it wait? The report keeps the reason.");
        var reason = new TextField();
        reason.setId("window-reason");
        reason.setAccessibleText("Why it can't wait for the maintenance window");
        reason.textProperty().bindBidirectional(model.reasonProperty());
        label.setLabelFor(reason);
        var box = new VBox(says, label, reason);
        box.getStyleClass().add("checklist-window");
        label.visibleProperty().bind(model.closedProperty());
        label.managedProperty().bind(model.closedProperty());
        reason.visibleProperty().bind(model.closedProperty());
        reason.managedProperty().bind(model.closedProperty());
        return box;
    }
}
