package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.backup.RestoreChoice.Way;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.backup.BackupProblems;
import dev.tidemark.engine.backup.restore.RestorePlan;
import dev.tidemark.engine.backup.restore.TableLoss;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// What the database has now and the backup has not, table by table.
final class LossesView extends VBox {
    private final RestoreViewModel model;
    private final Paragraph summary = new Paragraph("", "text-bold");
    private final Paragraph notes = new Paragraph("", "state-changed");
    private final ListView<String> list = new ListView<>();

    LossesView(RestoreViewModel model) {
        this.model = model;
        getStyleClass().add("backup-step");
        summary.setId("restore-summary");
        list.setId("restore-losses");
        list.setAccessibleText("Tables that hold something else than the backup");
        list.getStyleClass().add("backup-parts");
        VBox.setVgrow(list, Priority.ALWAYS);
        var strip = new ProblemStrip();
        var again =
                Action.of(
                        "restore-again",
                        "Look again",
                        "Asks the server again.",
                        BootstrapIcons.ARROW_CLOCKWISE,
                        model::plan);
        model.problemProperty()
                .subscribe(problem ->
                        strip.show(problem, problem == null ? List.of() : List.of(again)));
        notes.visibleProperty().bind(notes.textProperty().isNotEmpty());
        notes.managedProperty().bind(notes.textProperty().isNotEmpty());
        getChildren().addAll(summary, notes, strip, list);
        model.planProperty().subscribe(this::show);
        model.choiceProperty().subscribe(_ -> show(model.planProperty().get()));
        model.state().currentProperty().subscribe(_ -> show(model.planProperty().get()));
    }

    private void show(@Nullable RestorePlan plan) {
        if (plan == null) {
            summary.setText(model.problemProperty().get() == null ? "Comparing…" : "");
            notes.setText("");
            list.getItems().clear();
            list.setPlaceholder(new Label(""));
            return;
        }
        if (model.choiceProperty().get().way() == Way.TABLES) {
            summary.setText(
                    "Nothing is lost: the tables in use are not touched. Copied into the schema %s:"
                            .formatted(model.side().side().schema()));
            notes.setText(String.join("\n", plan.notes().stream().map("! "::concat).toList()));
            list.getItems().setAll(model.side().texts());
            return;
        }
        var losses = plan.losses();
        int changed = losses.tables().size();
        summary.setText(
                !plan.exists()
                        ? "There is no database %s now: nothing is lost."
                                .formatted(BackupWords.database(plan))
                        : changed == 0
                                ? "No table is known to hold anything else than the backup."
                                : "Tables that hold something else than the backup: %,d of %,d%s."
                                        .formatted(
                                                changed,
                                                changed + losses.unchanged(),
                                                written(losses.walBytes())));
        notes.setText(String.join("\n", notes(plan)));
        list.getItems().setAll(losses.tables().stream().map(TableLoss::text).toList());
        list.setPlaceholder(new Label("Nothing is known to be lost."));
    }

    private static String written(long walBytes) {
        return walBytes < 0
                ? ""
                : "; the whole server has written %s since".formatted(BackupWords.bytes(walBytes));
    }

    private static List<String> notes(RestorePlan plan) {
        var notes = new ArrayList<String>();
        plan.notes().forEach(note -> notes.add("! " + note));
        if (!plan.connected().isEmpty()) {
            notes.add("! Connected now: %s.".formatted(BackupProblems.some(plan.connected())));
        }
        return notes;
    }
}
