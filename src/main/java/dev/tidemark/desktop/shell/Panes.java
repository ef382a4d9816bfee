package dev.tidemark.desktop.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;

/// The panes of a window, among which F6 moves the focus.
final class Panes {
    private final List<Node> panes;

    /// @param panes in the order in which F6 visits them
    Panes(List<Node> panes) {
        this.panes = List.copyOf(panes);
    }

    /// Moves the focus to the next pane that can have it, or with -1 to the one before.
    void step(@Nullable Node owner, int by) {
        int at = -1;
        for (int i = 0; i < panes.size(); i++) {
            if (holds(panes.get(i), owner)) {
                at = i;
            }
        }
        for (int tried = 1; tried <= panes.size(); tried++) {
            int next = Math.floorMod(at + by * tried, panes.size());
            if (focusFirst(panes.get(next))) {
                return;
            }
        }
    }

    /// Gives the focus to the first node inside that takes it.
    ///
    /// @return false when there is none
    static boolean focusFirst(Node pane) {
        var first = first(pane);
        first.ifPresent(Node::requestFocus);
        return first.isPresent();
    }

    private static Optional<Node> first(Node node) {
        if (!node.isVisible() || !node.isManaged() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node instanceof TabPane tabs) {
            // Its content is the pane; the tabs' own headers are reached from there.
            var tab = tabs.getSelectionModel().getSelectedItem();
            if (tab != null && tab.getContent() != null) {
                var inside = first(tab.getContent());
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .map(Panes::first)
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    /// Whether a node is a pane or lies in it.
    static boolean holds(Node pane, @Nullable Node node) {
        for (@Nullable Node at = node; at != null; at = at.getParent()) {
            if (at.equals(pane)) {
                return true;
            }
        }
        return false;
    }
}
