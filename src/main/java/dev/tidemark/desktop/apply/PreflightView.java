package dev.tidemark.desktop.apply;

import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.problem.WindowWords;
import dev.tidemark.engine.preflight.Finding;
import dev.tidemark.engine.preflight.Finding.Grade;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What was looked at before the run, with a fix where there is something to fix.
public final class PreflightView extends BorderPane {
    private final PreflightViewModel model;
    private final GridPane grid = new GridPane();
    private final Label status = new Label();

    public PreflightView(PreflightViewModel model) {
        this.model = model;
        getStyleClass().add("preflight-view");
        grid.getStyleClass().add("preflight-grid");
        var found = new ColumnConstraints();
        found.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(new ColumnConstraints(), new ColumnConstraints(), found);
        status.setId("preflight-status");
        var again = new Button("Re-check all");
        again.setId("preflight-again");
        again.disableProperty().bind(model.lookingProperty());
        again.setOnAction(_ -> model.again());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(status, space, again);
        head.getStyleClass().add("preflight-head");
        var strip = new ProblemStrip();
        model.problemProperty().subscribe(problem -> strip.show(problem, List.of()));
        setTop(new VBox(head, strip));
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setCenter(scroll);
        model.findings().subscribe(this::show);
        model.lookingProperty().subscribe(this::show);
    }

    private void show() {
        grid.getChildren().clear();
        int row = 0;
        for (var finding : model.findings()) {
            add(finding, row++);
        }
        status.setText(text());
    }

    private String text() {
        if (model.lookingProperty().get()) {
            return "Looking…";
        }
        if (model.findings().isEmpty()) {
            return "Not looked at.";
        }
        long refused = model.count(Grade.REFUSED);
        long warnings = model.count(Grade.WARNING);
        if (refused > 0) {
            return "%d refused: the run can't begin before that is mended.".formatted(refused);
        }
        return switch ((int) warnings) {
            case 0 -> "Nothing speaks against the run.";
            case 1 -> "1 warning: read it, then decide.";
            default -> "%d warnings: read them, then decide.".formatted(warnings);
        };
    }

    private void add(Finding finding, int row) {
        var grade = new Label(mark(finding.grade()));
        grade.getStyleClass().addAll("preflight-grade", style(finding.grade()));
        grade.setMinWidth(Region.USE_PREF_SIZE);
        var subject = new Label(finding.subject().title());
        subject.getStyleClass().add("preflight-subject");
        subject.setMinWidth(Region.USE_PREF_SIZE);
        var texts = new VBox(wrapped(finding.found()));
        texts.getStyleClass().add("preflight-texts");
        if (!finding.fix().isEmpty()) {
            var fix = wrapped("→ %s".formatted(WindowWords.of(finding.fix())));
            fix.getStyleClass().add("preflight-fix");
            texts.getChildren().add(fix);
        }
        var again = new Button("Re-check");
        again.setId("recheck-%s".formatted(finding.subject().name()));
        again.setAccessibleText("Re-check %s".formatted(finding.subject().title()));
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.getStyleClass().addAll("flat", "small");
        again.setOnAction(_ -> model.again(finding.subject()));
        grid.addRow(row, grade, subject, texts, again);
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static String mark(Grade grade) {
        return switch (grade) {
            case OK -> "✓ OK";
            case NOT_KNOWN -> "? Not known";
            case WARNING -> "! Warning";
            case REFUSED -> "✗ Refused";
        };
    }

    private static String style(Grade grade) {
        return switch (grade) {
            case OK -> "state-applied";
            case NOT_KNOWN -> "state-skipped";
            case WARNING -> "state-changed";
            case REFUSED -> "state-failed";
        };
    }
}
