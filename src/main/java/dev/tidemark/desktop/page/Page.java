package dev.tidemark.desktop.page;

import dev.tidemark.desktop.action.Action;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/// What a tab shows. Made and used on the JavaFX thread.
///
/// A page subscribes to what outlives it in [#onAttached] and ends that in [#onDetached].
public interface Page {
    /// Names it in its window: opening a page whose id is open already shows that one. The part
    /// before a colon is its kind, for example `editor:/home/ana/billing/migrations/004_x.sql`.
    String id();

    /// The tab's text; changes show at once.
    ObservableValue<String> title();

    /// The tab's icon.
    Ikon icon();

    /// Its content, the same node at each call.
    Node content();

    /// What stands in the inspector at the right while the page is in front; empty for none.
    default Optional<Node> inspector() {
        return Optional.empty();
    }

    /// What can be done on it: found by the command palette, and its keys work while it is in
    /// front.
    default List<Action> actions() {
        return List.of();
    }

    /// Whether a user closes its tab. Screens of the navigation may be closed too and come back.
    default boolean closeable() {
        return true;
    }

    /// Why closing it needs a question, for example `3 changes are not saved`; empty when it does
    /// not. What runs goes on without its tab.
    default Optional<String> reasonToStay() {
        return Optional.empty();
    }

    /// How a later start opens it again: its id where [Navigator#restore] understands it; empty
    /// when it does not come back.
    default Optional<String> restorable() {
        return Optional.empty();
    }

    /// Its tab was opened.
    default void onAttached() {}

    /// It came to the front, after being attached too.
    default void onShown() {}

    /// Its tab was closed.
    default void onDetached() {}
}
