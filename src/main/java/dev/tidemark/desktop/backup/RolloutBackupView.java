package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.Verification;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.project.BackupDemand;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The step of a rollout that makes a backup: what is demanded, the latest there is, and making one
/// now.
public final class RolloutBackupView extends VBox {
    private final RolloutBackup model;
    private final Paragraph demand = new Paragraph("", "text-bold");
    private final Paragraph latest = new Paragraph();
    private final Paragraph made = new Paragraph("", "state-applied", "text-bold");

    /// @param model of the rollout
    public RolloutBackupView(RolloutBackup model) {
        this.model = model;
        getStyleClass().add("backup-step");
        getStylesheets().add(Theme.sheet(BackupsView.class, "backup.css"));
        demand.setId("rollout-backup-demand");
        latest.setId("rollout-backup-latest");
        made.setId("rollout-backup-made");
        var free = model.work().runningProperty().not();
        var make =
                Action.of(
                                "rollout-backup-make",
                                "Make a backup now",
                                "Backs the whole database up with pg_dump and reads it back.",
                                BootstrapIcons.BOX_SEAM,
                                model::dump)
                        .when(free);
        var row = new HBox(Buttons.of(make));
        row.getStyleClass().add("backup-line");
        made.visibleProperty().bind(made.textProperty().isNotEmpty());
        made.managedProperty().bind(made.textProperty().isNotEmpty());
        getChildren()
                .addAll(
                        demand,
                        latest,
                        row,
                        made,
                        new BackupWorkView(model.work(), "rollout-backup", this::waysOut),
                        typedName(),
                        new Paragraph(
                                "A rollback script brings back the structure, not data that a migration removed.",
                                "quiet"));
        model.demandProperty().subscribe(this::show);
        model.latest().factsProperty().subscribe(facts -> latest.setText(String.join("\n", facts)));
        model.madeProperty().subscribe(this::showMade);
    }

    private void show(BackupDemand demanded) {
        demand.setText(
                demanded == BackupDemand.NONE
                        ? "This environment demands no backup. Next goes on without one."
                        : "This environment demands a backup that is made now and proved: %s."
                                .formatted(demanded.text()));
    }

    private void showMade(@Nullable StoredBackup backup) {
        made.setText(
                backup == null
                        ? ""
                        : "✓ %s, %s: %s"
                                .formatted(
                                        backup.name(),
                                        backup.manifest()
                                                .proved()
                                                .map(Verification::text)
                                                .orElse("not verified"),
                                        backup.folder()));
    }

    private Node typedName() {
        var name = new TextField();
        name.setId("rollout-backup-name");
        name.setAccessibleText("Name of the target, %s".formatted(model.targetName()));
        name.textProperty().bindBidirectional(model.typedNameProperty());
        name.setMaxWidth(USE_PREF_SIZE);
        name.setPrefColumnCount(24);
        var label =
                new Paragraph(
                        "This target is protected, and nobody can connect while it is copied. To copy it, type its name, %s:"
                                .formatted(model.targetName()));
        label.setLabelFor(name);
        var box = new VBox(label, name);
        box.getStyleClass().add("backup-name-box");
        model.work()
                .problemProperty()
                .subscribe(problem -> {
                    boolean asked = model.asksForName() && copyHelps(problem);
                    box.setVisible(asked);
                    box.setManaged(asked);
                });
        return box;
    }

    private static boolean copyHelps(@Nullable Problem problem) {
        return problem != null && problem.code() == ProblemCode.BACKUP_PROGRAM_MISSING;
    }

    private List<Action> waysOut(Problem problem) {
        if (!copyHelps(problem)) {
            return List.of();
        }
        return List.of(
                Action.of(
                                "rollout-backup-copy",
                                "Copy on the server, nobody can connect meanwhile",
                                "Makes a copy of the database on its server.",
                                BootstrapIcons.FILES,
                                model::copy)
                        .when(model.mayCopy()));
    }
}
