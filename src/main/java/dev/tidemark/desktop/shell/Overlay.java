package dev.tidemark.desktop.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// What lies over a window: palette, questions, the map of keys. Keys and focus stay inside the
/// pane on top; Esc and a click beside it close it, and focus goes back to where it was.
final class Overlay extends StackPane {
    private final Deque<Shown> shown = new ArrayDeque<>();

    private record Shown(Region pane, @Nullable Node before) {}

    Overlay() {
        getStyleClass().add("overlay");
        setVisible(false);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        close();
                    }
                });
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        sceneProperty()
                .subscribe(scene -> {
                    if (scene != null) {
                        scene.focusOwnerProperty().subscribe(this::keepFocus);
                    }
                });
    }

    /// Shows a pane on top.
    ///
    /// @param focus gets the focus
    void open(Region pane, Pos where, Node focus) {
        var scene = getScene();
        shown.push(new Shown(pane, scene == null ? null : scene.getFocusOwner()));
        setAlignment(pane, where);
        pane.setMaxHeight(Region.USE_PREF_SIZE);
        pane.setMaxWidth(Region.USE_PREF_SIZE);
        getChildren().setAll(pane);
        setVisible(true);
        focus.requestFocus();
    }

    /// Closes the pane on top.
    void close() {
        if (shown.isEmpty()) {
            return;
        }
        var closed = shown.pop();
        if (shown.isEmpty()) {
            getChildren().clear();
            setVisible(false);
        } else {
            getChildren().setAll(shown.peek().pane());
        }
        if (closed.before() != null) {
            closed.before().requestFocus();
        }
    }

    /// Closes a pane wherever it lies.
    void close(Region pane) {
        if (!shown.isEmpty() && shown.element().pane().equals(pane)) {
            close();
        } else {
            shown.removeIf(each -> each.pane().equals(pane));
        }
    }

    /// Whether anything is shown.
    boolean open() {
        return !shown.isEmpty();
    }

    private void keepFocus(@Nullable Node owner) {
        if (!shown.isEmpty() && (owner == null || !Panes.holds(this, owner))) {
            Panes.focusFirst(shown.element().pane());
        }
    }
}
