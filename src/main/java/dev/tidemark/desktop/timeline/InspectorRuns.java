package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.theme.TimeText;
import dev.tidemark.engine.history.PastMigration;
import dev.tidemark.engine.history.PastStep;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What was done with a migration, run by run, with the steps of each.
final class InspectorRuns extends VBox {
    /// The rest is on the run's page.
    private static final int MOST_STEPS = 20;

    private final TimeText time = new TimeText(ZoneId.systemDefault());

    InspectorRuns() {
        getStyleClass().add("inspector-runs");
    }

    /// Shows that it is being read.
    void wait(Node progress) {
        getChildren().setAll(progress);
    }

    void show(List<Inspected.Past> runs) {
        getChildren().setAll(label("Runs", "inspector-section"));
        if (runs.isEmpty()) {
            getChildren().add(label("The journal has nothing of it.", "inspector-muted"));
        }
        runs.forEach(past -> getChildren().add(card(past)));
    }

    private Node card(Inspected.Past past) {
        var run = past.run();
        var card = new VBox();
        card.getStyleClass().add("inspector-run");
        String took =
                past.migration()
                        .flatMap(PastMigration::took)
                        .map(Duration::toMillis)
                        .map(TimeText::took)
                        .map(" · %s"::formatted)
                        .orElse("");
        card.getChildren()
                .addAll(
                        label(
                                "%s  %s"
                                        .formatted(
                                                time.minute(run.record().startedAt()),
                                                past.migration()
                                                        .map(it -> it.state().sentence())
                                                        .orElse(
                                                                run.record()
                                                                        .what()
                                                                        .orElse(run.kind()))),
                                "inspector-run-title"),
                        label(
                                "%s · %s%s".formatted(run.kind(), Names.person(run.actor()), took),
                                "inspector-muted"));
        run.record()
                .reason()
                .ifPresent(reason -> card.getChildren().add(label(reason, "inspector-reason")));
        past.migration()
                .flatMap(PastMigration::problem)
                .ifPresent(problem ->
                        card.getChildren().add(label(problem.text(), "inspector-error")));
        past.migration().ifPresent(migration -> steps(migration.steps(), card));
        return card;
    }

    private static void steps(List<PastStep> steps, VBox card) {
        for (var step : steps.subList(0, Math.min(MOST_STEPS, steps.size()))) {
            var statement = new Label(step.statement().strip().replaceAll("\\s+", " "));
            statement.getStyleClass().add("inspector-statement");
            statement.setMinWidth(0);
            HBox.setHgrow(statement, Priority.ALWAYS);
            statement.setMaxWidth(Double.MAX_VALUE);
            var took =
                    new Label(
                            step.took()
                                    .map(Duration::toMillis)
                                    .map(TimeText::took)
                                    .orElse(step.state().text()));
            took.setMinWidth(Region.USE_PREF_SIZE);
            took.getStyleClass().add("inspector-muted");
            var number = new Label(String.valueOf(step.number()));
            number.setMinWidth(Region.USE_PREF_SIZE);
            number.getStyleClass().add("inspector-muted");
            var row = new HBox(number, statement, took);
            row.getStyleClass().add("inspector-step");
            card.getChildren().add(row);
        }
        if (steps.size() > MOST_STEPS) {
            card.getChildren()
                    .add(
                            label(
                                    "%,d more steps".formatted(steps.size() - MOST_STEPS),
                                    "inspector-muted"));
        }
    }

    private static Label label(String text, String styleClass) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
