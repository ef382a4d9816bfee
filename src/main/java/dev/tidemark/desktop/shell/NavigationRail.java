package dev.tidemark.desktop.shell;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The screens of a window, one below the other, and the window's own menu at the bottom.
final class NavigationRail extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private List<Screen> screens = List.of();

    NavigationRail() {
        setId("navigation");
        getStyleClass().add("navigation");
    }

    /// Shows these screens, and a menu of these actions.
    void show(List<Screen> shown, List<Action> menu) {
        screens = List.copyOf(shown);
        var room = new Region();
        setVgrow(room, Priority.ALWAYS);
        getChildren().setAll(shown.stream().map(screen -> entry(screen.action())).toList());
        getChildren().addAll(room, menuButton(menu));
    }

    /// Marks the screen of the page in front.
    void mark(String pageId) {
        for (int i = 0; i < screens.size(); i++) {
            boolean current = screens.get(i).pageId().equals(pageId);
            getChildren().get(i).pseudoClassStateChanged(CURRENT, current);
        }
    }

    private static Button entry(Action action) {
        var button = Buttons.of(action);
        button.getStyleClass().addAll("flat", "navigation-entry");
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }

    private static Button menuButton(List<Action> menu) {
        var items = new ContextMenu();
        items.getItems().addAll(menu.stream().map(Buttons::menuItem).toList());
        var open =
                Action.of(
                        "window.menu",
                        "More",
                        "Appearance, keys and what else the window can do",
                        BootstrapIcons.THREE_DOTS,
                        () -> {});
        var button = entry(open);
        button.setOnAction(_ -> items.show(button, Side.TOP, 0, 0));
        return button;
    }
}
