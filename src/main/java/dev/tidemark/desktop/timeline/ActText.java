package dev.tidemark.desktop.timeline;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// How an act is called and shown.
///
/// @param id of its action
/// @param text its label; an ellipsis where a page asks before anything happens
/// @param help one sentence
/// @param key its keys, or null
record ActText(String id, String text, String help, Ikon icon, @Nullable String key) {
    static ActText of(Act act) {
        return switch (act) {
            case APPLY_ALL ->
                    new ActText(
                            "timeline.apply",
                            "Apply everything pending…",
                            "Opens the plan of everything that is pending",
                            BootstrapIcons.PLAY,
                            "Shortcut+Shift+A");
            case ROLL_OUT ->
                    new ActText(
                            "timeline.roll-out",
                            "Roll out…",
                            "Applies everything pending with preflight, checklist, backup and checks",
                            BootstrapIcons.BOX_ARROW_UP,
                            null);
            case APPLY_UP_TO ->
                    new ActText(
                            "timeline.apply-up-to",
                            "Apply up to here…",
                            "Opens the plan up to the selected migration",
                            BootstrapIcons.SKIP_END,
                            "Shortcut+U");
            case APPLY_ONLY ->
                    new ActText(
                            "timeline.apply-only",
                            "Apply only this…",
                            "Opens the plan of the selected migration alone",
                            BootstrapIcons.RECORD_CIRCLE,
                            null);
            case ROLL_BACK_LAST ->
                    new ActText(
                            "timeline.roll-back-last",
                            "Roll back the last…",
                            "Opens the plan that takes back what was applied last",
                            BootstrapIcons.ARROW_COUNTERCLOCKWISE,
                            null);
            case ROLL_BACK_TO ->
                    new ActText(
                            "timeline.roll-back-to",
                            "Roll back to here…",
                            "Opens the plan that takes back everything above the selected migration",
                            BootstrapIcons.SKIP_START,
                            null);
            case ROLL_BACK_SELECTED ->
                    new ActText(
                            "timeline.roll-back-selected",
                            "Roll back the selected…",
                            "Opens the plan that takes back what is selected",
                            BootstrapIcons.ARROW_90DEG_LEFT,
                            null);
            case GO_BACK ->
                    new ActText(
                            "timeline.go-back",
                            "Go back in an emergency…",
                            "Stops the application, goes back by scripts, a backup or a fix, and starts it again",
                            BootstrapIcons.LIFE_PRESERVER,
                            null);
            case RESUME ->
                    new ActText(
                            "timeline.resume",
                            "Resume…",
                            "Goes on with an interrupted migration at the step that did not finish",
                            BootstrapIcons.SKIP_FORWARD,
                            null);
            case ACCEPT ->
                    new ActText(
                            "timeline.accept",
                            "Accept changed file…",
                            "Shows what changed, then takes the file as it is now",
                            BootstrapIcons.CHECK2_SQUARE,
                            null);
            case FORGET ->
                    new ActText(
                            "timeline.forget",
                            "Forget record…",
                            "Removes the record; what the migration did stays",
                            BootstrapIcons.TRASH,
                            null);
            case MARK ->
                    new ActText(
                            "timeline.mark",
                            "Mark as applied…",
                            "Records the migration as applied without running it",
                            BootstrapIcons.BOOKMARK_CHECK,
                            null);
            case RENAME ->
                    new ActText(
                            "timeline.rename",
                            "Rename record…",
                            "Gives a record without file the name of its new file",
                            BootstrapIcons.PENCIL_SQUARE,
                            null);
            case RENUMBER ->
                    new ActText(
                            "timeline.renumber",
                            "Renumber…",
                            "Gives a migration that was never applied the next free version",
                            BootstrapIcons.SORT_NUMERIC_DOWN,
                            null);
            case ADOPT ->
                    new ActText(
                            "timeline.adopt",
                            "Adopt tracking table…",
                            "Takes over another tool's table, which keeps working",
                            BootstrapIcons.BOX_ARROW_IN_DOWN,
                            null);
            case BASELINE ->
                    new ActText(
                            "timeline.baseline",
                            "Baseline here…",
                            "Records everything up to the selected migration as there already",
                            BootstrapIcons.FLAG,
                            null);
            case OPEN ->
                    new ActText(
                            "timeline.open",
                            "Open in editor",
                            "Opens the selected files",
                            BootstrapIcons.PENCIL,
                            "F4");
            case COMPARE ->
                    new ActText(
                            "timeline.compare",
                            "Compare side by side",
                            "Compares the file with what was applied, with another file, or two files",
                            BootstrapIcons.FILE_DIFF,
                            "Shortcut+D");
            case COPY_VERSION ->
                    new ActText(
                            "timeline.copy-version",
                            "Copy version",
                            "Copies the selected versions",
                            BootstrapIcons.CLIPBOARD,
                            null);
            case COPY_PATH ->
                    new ActText(
                            "timeline.copy-path",
                            "Copy path",
                            "Copies the paths of the selected files",
                            BootstrapIcons.FOLDER,
                            null);
        };
    }
}
