package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.wizard.Paragraph;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// How a rollout stands that is in the database, before it goes on.
final class StandingView extends VBox {
    private final Paragraph task = new Paragraph("", "title-4");
    private final Paragraph counts = new Paragraph();
    private final ObservableList<Failed.Line> errors = FXCollections.observableArrayList();

    StandingView(RolloutViewModel model) {
        getStyleClass().add("tenant-form");
        task.setId("standing-task");
        counts.setId("standing-counts");
        var strip = new ProblemStrip();
        var again =
                Action.of(
                        "standing-again",
                        "Look again",
                        "Reads the work list again.",
                        BootstrapIcons.ARROW_CLOCKWISE,
                        model::readStanding);
        model.problemProperty()
                .subscribe(it -> strip.show(it, it == null ? List.of() : List.of(again)));
        var list = new ListView<>(errors);
        list.setId("standing-errors");
        list.setAccessibleText("What failed, grouped by kind");
        list.getStyleClass().add("tenant-errors");
        list.setCellFactory(_ -> new ErrorCell());
        list.setPlaceholder(new Label("No tenant has failed."));
        VBox.setVgrow(list, Priority.ALWAYS);
        var workers =
                Fields.of(
                        "settings-workers",
                        "Workers",
                        "So many tenants at once in this process; each takes two connections.",
                        5,
                        model.settings().workersProperty());
        var wrong = new Paragraph("", "state-failed");
        wrong.textProperty().bind(model.wrongProperty());
        getChildren()
                .addAll(
                        strip,
                        task,
                        counts,
                        workers,
                        Fields.only(wrong, model.wrongProperty().isNotEmpty()),
                        list);
        model.standingProperty().subscribe(this::show);
    }

    private void show(@Nullable StandingRollout standing) {
        task.setText(standing == null ? "" : SummaryWords.task(standing.summary().task()));
        counts.setText(standing == null ? "" : SummaryWords.of(standing.summary()));
        errors.setAll(
                standing == null
                        ? List.of()
                        : Failed.lines(
                                standing.summary().failures().stream().map(Failed::of).toList()));
    }
}
