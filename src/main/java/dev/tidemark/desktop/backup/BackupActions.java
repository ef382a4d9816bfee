package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.engine.backup.Verification;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// What can be done on the screen of backups.
///
/// @param backUp opens the backup wizard
/// @param refresh reads the folder again
/// @param verify one for each level, the lowest first
/// @param restore opens the restore wizard with the selected one
/// @param delete of the selected one
/// @param keep asks how many stay
/// @param swap of the selected database beside: it takes the name
/// @param remove of the selected database beside
record BackupActions(
        Action backUp,
        Action refresh,
        List<Action> verify,
        Action restore,
        Action delete,
        Action keep,
        Action swap,
        Action remove) {
    static BackupActions of(BackupsViewModel model) {
        var free = model.work().runningProperty().not();
        var chosen = model.selectedProperty().isNotNull().and(free);
        var verify = new ArrayList<Action>();
        for (var level : Verification.values()) {
            verify.add(
                    Action.of(
                                    "backups.verify-" + level.text(),
                                    "Verify: %s".formatted(level.text()),
                                    BackupWords.sentence(level.meaning()),
                                    BootstrapIcons.PATCH_CHECK,
                                    () -> model.verify(level))
                            .when(chosen));
        }
        return new BackupActions(
                Action.of(
                                "backups.new",
                                "Back up…",
                                "Opens the backup wizard.",
                                BootstrapIcons.BOX_SEAM,
                                model::backUp)
                        .withKey("Shortcut+N"),
                Action.of(
                                "backups.refresh",
                                "Refresh",
                                "Reads the folder of backups again.",
                                BootstrapIcons.ARROW_CLOCKWISE,
                                model::refresh)
                        .withKey("F5"),
                List.copyOf(verify),
                Action.of(
                                "backups.restore",
                                "Restore…",
                                "Opens the restore wizard with the selected backup.",
                                BootstrapIcons.BOX_ARROW_UP,
                                model::restore)
                        .when(chosen),
                Action.of(
                                "backups.delete",
                                "Delete…",
                                "Asks before the selected backup is removed.",
                                BootstrapIcons.TRASH,
                                model::askToDelete)
                        .when(chosen),
                Action.of(
                                "backups.keep",
                                "Keep…",
                                "Asks how many of the latest backups stay.",
                                BootstrapIcons.SCISSORS,
                                model.removal()::askHowMany)
                        .when(Bindings.isNotEmpty(model.entries()).and(free)),
                Action.of(
                                "backups.kept-swap",
                                "Change names…",
                                "Asks before the selected database beside takes the name of the one in use.",
                                BootstrapIcons.ARROW_LEFT_RIGHT,
                                model.kept()::askToSwap)
                        .when(model.kept().swappable()),
                Action.of(
                                "backups.kept-remove",
                                "Remove…",
                                "Asks before the selected database beside is removed with all that it holds.",
                                BootstrapIcons.TRASH,
                                model.kept()::askToRemove)
                        .when(model.kept().selectedProperty().isNotNull().and(free)));
    }

    List<Action> all() {
        var all = new ArrayList<Action>();
        all.add(backUp);
        all.add(refresh);
        all.addAll(verify);
        all.add(restore);
        all.add(delete);
        all.add(keep);
        all.add(swap);
        all.add(remove);
        return all;
    }
}
