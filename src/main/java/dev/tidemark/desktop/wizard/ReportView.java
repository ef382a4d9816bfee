package dev.tidemark.desktop.wizard;

import atlantafx.base.theme.Styles;
import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import java.util.ArrayList;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// What the wizard did, summed up, and where it goes on from here.
public final class ReportView extends BorderPane {
    /// Kept, because a value that is computed is listened to through it.
    private final ObservableValue<Report> report;

    private final Label headline = new Paragraph("", Styles.TITLE_4);
    private final GridPane grid = new GridPane();
    private final FlowPane buttons = new FlowPane();

    private ReportView(ObservableValue<Report> report) {
        this.report = report;
        getStyleClass().add("report-view");
        headline.setId("report-headline");
        grid.getStyleClass().add("report-grid");
        buttons.getStyleClass().add("report-buttons");
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setTop(headline);
        setCenter(scroll);
        setBottom(buttons);
        report.subscribe(this::show);
    }

    /// The last step of a wizard.
    ///
    /// @param report what is known now
    public static WizardStep step(ObservableValue<Report> report) {
        return WizardStep.of("report", "Report", "", new ReportView(report));
    }

    private void show(Report now) {
        boolean done = now.result() == Report.Result.DONE;
        headline.setText("%s %s".formatted(done ? "✓" : "✗", now.headline()));
        headline.getStyleClass().removeAll("state-applied", "state-failed");
        headline.getStyleClass().add(done ? "state-applied" : "state-failed");
        grid.getChildren().clear();
        for (var part : now.parts()) {
            var label = new Label(part.label());
            label.getStyleClass().add("report-label");
            label.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setValignment(label, VPos.TOP);
            grid.addRow(grid.getRowCount(), label, new Paragraph(part.text()));
        }
        var ways = new ArrayList<>(now.ways());
        ways.add(
                Action.of(
                        "report-copy",
                        "Copy as text",
                        "Copies the report to the clipboard.",
                        BootstrapIcons.CLIPBOARD,
                        this::copy));
        buttons.getChildren().setAll(ways.stream().map(Buttons::of).toList());
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(report.getValue().text());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
