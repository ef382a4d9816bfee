package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.problem.Problem;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Work that goes on: what it does, how far it is, whom it waits for, and Stop. Afterwards what
/// went wrong. Takes no room where there is neither.
final class BackupWorkView extends VBox {
    /// @param id of the box; its button is `<id>-stop`
    BackupWorkView(BackupWork work, String id) {
        this(work, id, _ -> List.of());
    }

    /// @param id of the box; its button is `<id>-stop`
    /// @param waysOut what can be done about a problem
    BackupWorkView(BackupWork work, String id, Function<Problem, List<Action>> waysOut) {
        setId(id);
        getStyleClass().add("backup-work");
        var strip = new ProblemStrip();
        work.problemProperty()
                .subscribe(problem ->
                        strip.show(problem, problem == null ? List.of() : waysOut.apply(problem)));
        var progress = progress(work, id);
        progress.visibleProperty().bind(work.runningProperty());
        progress.managedProperty().bind(work.runningProperty());
        getChildren().addAll(progress, strip);
        var anything = work.runningProperty().or(work.problemProperty().isNotNull());
        visibleProperty().bind(anything);
        managedProperty().bind(anything);
    }

    private static Node progress(BackupWork work, String id) {
        var bar = new ProgressBar();
        bar.progressProperty().bind(work.fractionProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("Progress");
        var phase = new Paragraph("", "text-bold");
        phase.textProperty().bind(work.phaseProperty().map(BackupWorkView::sentence));
        var detail = new Label();
        detail.getStyleClass().add("quiet");
        detail.textProperty().bind(work.detailProperty());
        detail.setMinWidth(0);
        var blocked = new Paragraph("", "state-changed");
        blocked.textProperty().bind(work.blockedProperty().map("! %s"::formatted));
        blocked.visibleProperty().bind(work.blockedProperty().isNotEmpty());
        blocked.managedProperty().bind(work.blockedProperty().isNotEmpty());
        var texts = new VBox(phase, bar, detail, blocked);
        texts.getStyleClass().add("backup-work-texts");
        HBox.setHgrow(texts, Priority.ALWAYS);
        var stop = new Button();
        stop.setId(id + "-stop");
        stop.textProperty().bind(work.stopTextProperty());
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(_ -> work.stop());
        var row = new HBox(texts, stop);
        row.getStyleClass().add("backup-work-row");
        return row;
    }

    private static String sentence(String phase) {
        return phase.isEmpty()
                ? ""
                : "%s%s…"
                        .formatted(
                                phase.substring(0, 1).toUpperCase(java.util.Locale.ROOT),
                                phase.substring(1));
    }
}
