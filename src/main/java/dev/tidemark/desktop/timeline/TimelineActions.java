package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.action.Action;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The timeline's actions, each only while it makes sense.
final class TimelineActions {
    private final TimelineViewModel model;
    private final Map<Act, Action> acts = new EnumMap<>(Act.class);
    private final Action refresh;
    private final Action newMigration;
    private final Action nextFinding;
    private final Action previousFinding;

    TimelineActions(TimelineViewModel model) {
        this.model = model;
        for (var act : Act.values()) {
            acts.put(act, action(act));
        }
        refresh =
                Action.of(
                                "timeline.refresh",
                                "Refresh",
                                "Reads files and database again",
                                BootstrapIcons.ARROW_CLOCKWISE,
                                model::refresh)
                        .withKey("F5");
        newMigration =
                Action.of(
                                "timeline.new-migration",
                                "New migration",
                                "Starts files in the project's convention, from a template or by hand",
                                BootstrapIcons.PLUS,
                                model::newMigration)
                        .withKey("Shortcut+N");
        nextFinding =
                finding(
                                "timeline.next-finding",
                                "Next finding",
                                BootstrapIcons.ARROW_DOWN_CIRCLE,
                                () -> model.nextFinding(1))
                        .withKey("F8");
        previousFinding =
                finding(
                                "timeline.previous-finding",
                                "Previous finding",
                                BootstrapIcons.ARROW_UP_CIRCLE,
                                () -> model.nextFinding(-1))
                        .withKey("Shift+F8");
    }

    private static Action finding(String id, String text, BootstrapIcons icon, Runnable go) {
        return Action.of(
                id,
                text,
                "Selects a migration that changed, failed, was interrupted, has no file or is out of order",
                icon,
                go);
    }

    Action of(Act act) {
        var action = acts.get(act);
        if (action == null) {
            throw new IllegalArgumentException(act.name());
        }
        return action;
    }

    Action refresh() {
        return refresh;
    }

    Action newMigration() {
        return newMigration;
    }

    /// All of them, for palette and keys.
    List<Action> all() {
        var all = new ArrayList<>(acts.values());
        all.add(refresh);
        all.add(newMigration);
        all.add(nextFinding);
        all.add(previousFinding);
        return List.copyOf(all);
    }

    private Action action(Act act) {
        var text = ActText.of(act);
        BooleanBinding possible =
                Bindings.createBooleanBinding(
                        () -> model.possibilitiesProperty().get().whyNot(act).isEmpty(),
                        model.possibilitiesProperty());
        Runnable perform =
                act == Act.COPY_PATH || act == Act.COPY_VERSION
                        ? () -> copy(act)
                        : () -> model.perform(act);
        var action =
                Action.of(text.id(), text.text(), text.help(), text.icon(), perform).when(possible);
        return text.key() == null ? action : action.withKey(text.key());
    }

    private void copy(Act act) {
        var content = new ClipboardContent();
        content.putString(model.copied(act));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
