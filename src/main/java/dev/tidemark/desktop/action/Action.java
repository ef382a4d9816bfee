package dev.tidemark.desktop.action;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/// Something a user can do. One value feeds button, menu item, tooltip, accelerator and command
/// palette. No action applies anything by itself: those that lead to changes open a wizard.
///
/// @param id unique in its window, for example `timeline.refresh`; also the id of its button
/// @param text sentence case, a verb first, for example `Refresh`
/// @param help one sentence for tooltip and screen readers, or empty
/// @param icon its picture
/// @param key its keys, or null
/// @param enabled whether it can be done now
/// @param perform does it, on the JavaFX thread
public record Action(
        String id,
        String text,
        String help,
        Ikon icon,
        @Nullable KeyCombination key,
        ObservableBooleanValue enabled,
        Runnable perform) {
    private static final ObservableBooleanValue ALWAYS = Bindings.createBooleanBinding(() -> true);

    /// An action that can always be done and has no keys.
    public static Action of(String id, String text, String help, Ikon icon, Runnable perform) {
        return new Action(id, text, help, icon, null, ALWAYS, perform);
    }

    /// The same with keys, written as JavaFX does: `Shortcut+Shift+P`.
    public Action withKey(String keys) {
        return new Action(id, text, help, icon, KeyCombination.valueOf(keys), enabled, perform);
    }

    /// The same, only while a condition holds.
    public Action when(ObservableBooleanValue condition) {
        return new Action(id, text, help, icon, key, condition, perform);
    }

    /// Its keys as people read them, for example `Ctrl+Page Down`; empty without keys.
    public String keyText() {
        return key == null ? "" : key.getDisplayText().replace('_', ' ');
    }

    /// Does it, unless it can't be done now.
    public void fire() {
        if (enabled.get()) {
            perform.run();
        }
    }
}
