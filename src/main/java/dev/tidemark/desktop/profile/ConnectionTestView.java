package dev.tidemark.desktop.profile;

import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.problem.ProblemText;
import dev.tidemark.desktop.problem.WindowWords;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// The steps of a connection test with their results.
final class ConnectionTestView extends VBox {
    private final ConnectionTestViewModel model;
    private final GridPane steps = new GridPane();

    /// @param start begins a test
    ConnectionTestView(ConnectionTestViewModel model, Runnable start) {
        this.model = model;
        getStyleClass().add("check");
        var title = new Label("Connection test");
        title.getStyleClass().add("title-4");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var head = new HBox(title, room, stop(), test(start));
        head.getStyleClass().add("check-head");
        var verdict = wrapped("", "check-verdict");
        verdict.setId("check-verdict");
        verdict.textProperty()
                .bind(
                        model.verdictProperty()
                                .map(text ->
                                        text.isEmpty()
                                                ? "Tries the connection step by step. Nothing is changed."
                                                : text));
        var outdated = wrapped("Something was changed since this test.", "check-outdated");
        outdated.visibleProperty().bind(model.outdatedProperty());
        outdated.managedProperty().bind(model.outdatedProperty());
        var problem = new ProblemStrip();
        model.problemProperty().subscribe(shown -> problem.show(shown, List.of()));
        steps.getStyleClass().add("check-steps");
        var mark = new ColumnConstraints();
        var name = new ColumnConstraints();
        name.setMinWidth(Region.USE_PREF_SIZE);
        var found = new ColumnConstraints();
        found.setHgrow(Priority.ALWAYS);
        var took = new ColumnConstraints();
        took.setMinWidth(Region.USE_PREF_SIZE);
        took.setHalignment(javafx.geometry.HPos.RIGHT);
        steps.getColumnConstraints().addAll(mark, name, found, took);
        model.rows().addListener((ListChangeListener<StepRow>) _ -> fill());
        fill();
        var content = new VBox(verdict, outdated, steps, problem);
        content.getStyleClass().add("check-content");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
    }

    private Button test(Runnable start) {
        var test = new Button("Test", new FontIcon(BootstrapIcons.PLUG));
        test.setId("profile-test");
        test.setTooltip(new Tooltip("Try the connection (Ctrl+T)"));
        test.disableProperty().bind(model.runningProperty());
        test.setOnAction(_ -> start.run());
        return test;
    }

    private Button stop() {
        var stop = new Button("Stop", new FontIcon(BootstrapIcons.STOP_CIRCLE));
        stop.setId("profile-test-stop");
        stop.visibleProperty().bind(model.runningProperty());
        stop.setOnAction(_ -> model.stop());
        return stop;
    }

    private void fill() {
        steps.getChildren().clear();
        int line = 0;
        for (var row : model.rows()) {
            var mark = new Label(row.mark().glyph());
            mark.getStyleClass().addAll("check-mark", row.mark().styleClass());
            var name = new Label(row.step().title());
            var found = wrapped(text(row), "check-found");
            found.setId("check-" + row.step().text());
            found.setAccessibleText(
                    "%s: %s. %s".formatted(row.step().title(), row.mark().word(), text(row)));
            var took = new Label(row.took());
            took.getStyleClass().add("text-muted");
            for (var label : List.of(mark, name, found, took)) {
                GridPane.setValignment(label, VPos.TOP);
            }
            steps.addRow(line++, mark, name, found, took);
        }
    }

    private static String text(StepRow row) {
        var lines = new java.util.ArrayList<String>();
        lines.add(
                switch (row.mark()) {
                    case WAITING -> "";
                    case RUNNING -> "running";
                    default -> row.text();
                });
        // A single server's detail only says it again.
        row.details().stream()
                .filter(detail -> !detail.contains(row.text()))
                .map(WindowWords::of)
                .forEach(lines::add);
        // What failed has its way out in full below.
        if (row.mark() == StepRow.Mark.WARNED) {
            row.problem().ifPresent(problem -> lines.add("→ " + ProblemText.hint(problem)));
        }
        return String.join("\n", lines);
    }

    private static Label wrapped(String text, String styleClass) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
