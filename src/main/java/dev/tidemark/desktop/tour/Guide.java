package dev.tidemark.desktop.tour;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Does what a user does, in the window that is in front. Called outside of the JavaFX thread;
/// every step waits for what it needs.
public final class Guide {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(30);

    /// Presses a button, once it is there and enabled.
    ///
    /// @param id the button's id
    public void press(String id) {
        await(
                "the button %s can be pressed".formatted(id),
                () -> node(id) instanceof ButtonBase button && !button.isDisabled());
        onFx(() -> {
            if (node(id) instanceof ButtonBase button) {
                button.fire();
            }
            return true;
        });
    }

    /// Chooses from a menu, once it is there and what is chosen is enabled.
    ///
    /// @param id the id of the button that opens the menu
    /// @param item the id of what is chosen
    public void choose(String id, String item) {
        await(
                "%s can be chosen from %s".formatted(item, id),
                () -> node(id) instanceof MenuButton menu && chosen(menu, item));
    }

    private static boolean chosen(MenuButton menu, String item) {
        // A menu is filled when it opens.
        menu.show();
        var found =
                menu.getItems().stream()
                        .filter(one -> item.equals(one.getId()) && !one.isDisable())
                        .findFirst();
        menu.hide();
        found.ifPresent(MenuItem::fire);
        return found.isPresent();
    }

    /// Types into a field.
    ///
    /// @param id the field's id
    public void type(String id, String text) {
        await("the field %s is there".formatted(id), () -> node(id) instanceof TextInputControl);
        onFx(() -> {
            if (node(id) instanceof TextInputControl field) {
                field.requestFocus();
                field.setText(text);
            }
            return true;
        });
    }

    /// Presses keys where the focus is.
    ///
    /// @param keys written as JavaFX does, for example `Shortcut+Shift+P`
    public void keys(String keys) {
        var combination = KeyCombination.valueOf(keys);
        String last = keys.substring(keys.lastIndexOf('+') + 1);
        onFx(() -> {
            var scene = scene();
            var target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
            target.fireEvent(pressed(combination, KeyCode.getKeyCode(last)));
            return true;
        });
    }

    /// Selects an item of a list, once it is there, and gives the list the focus.
    ///
    /// @param id the list's id
    /// @param index from 0
    public void select(String id, int index) {
        await(
                "%s has an item %d".formatted(id, index),
                () -> node(id) instanceof ListView<?> list && selected(list, index));
    }

    private static boolean selected(ListView<?> list, int index) {
        if (index >= list.getItems().size()) {
            return false;
        }
        list.getSelectionModel().clearAndSelect(index);
        list.requestFocus();
        return true;
    }

    /// Waits until a node is shown.
    public void see(String id) {
        await(
                "%s is shown".formatted(id),
                () -> {
                    var node = node(id);
                    return node != null
                            && node.isVisible()
                            && node.getLayoutBounds().getWidth() > 0;
                });
    }

    /// Waits until a condition, asked on the JavaFX thread, holds.
    ///
    /// @throws IllegalStateException when it does not within a minute
    public void await(String what, BooleanSupplier condition) {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (!onFx(condition::getAsBoolean)) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("the tour waited in vain until " + what);
            }
            pause();
        }
    }

    /// Runs on the JavaFX thread and waits for the answer.
    <T> T onFx(Supplier<T> action) {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(action.get());
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.join();
    }

    /// The scene of the window in front.
    Scene scene() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage && window.isShowing())
                .reduce((_, later) -> later)
                .map(Window::getScene)
                .orElseThrow(() -> new IllegalStateException("no window is open"));
    }

    static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The node of an id in the window in front, null when there is none. Called on the JavaFX
    /// thread.
    public @Nullable Node node(String id) {
        return find(scene().getRoot(), id);
    }

    /// What a label or a button says, empty when it is not there. Called on the JavaFX thread.
    public String text(String id) {
        return node(id) instanceof Labeled labeled ? labeled.getText() : "";
    }

    // Ids have dots in them, which a selector takes for style classes.
    private static @Nullable Node find(Node from, String id) {
        // Tabs behind the one in front have nodes of the same ids.
        if (!from.isVisible()) {
            return null;
        }
        if (id.equals(from.getId())) {
            return from;
        }
        if (from instanceof Parent parent) {
            for (var child : parent.getChildrenUnmodifiable()) {
                var found = find(child, id);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static KeyEvent pressed(KeyCombination keys, KeyCode code) {
        EventType<KeyEvent> type = KeyEvent.KEY_PRESSED;
        String name = keys.getName();
        return new KeyEvent(
                type,
                "",
                "",
                code,
                name.contains("Shift"),
                name.contains("Ctrl") || name.contains("Shortcut"),
                name.contains("Alt"),
                name.contains("Meta"));
    }
}
