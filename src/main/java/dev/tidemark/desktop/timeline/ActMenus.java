package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.action.Buttons;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// The menus of the timeline. What is not possible says why in its own line, where it can be read
/// without a mouse.
final class ActMenus {
    private static final List<List<Act>> CONTEXT =
            List.of(
                    List.of(Act.APPLY_UP_TO, Act.APPLY_ONLY, Act.RESUME),
                    List.of(Act.ROLL_BACK_TO, Act.ROLL_BACK_SELECTED),
                    List.of(
                            Act.ACCEPT,
                            Act.RENAME,
                            Act.RENUMBER,
                            Act.MARK,
                            Act.FORGET,
                            Act.BASELINE),
                    List.of(Act.OPEN, Act.COMPARE, Act.COPY_VERSION, Act.COPY_PATH));

    private final TimelineViewModel model;
    private final TimelineActions actions;

    ActMenus(TimelineViewModel model, TimelineActions actions) {
        this.model = model;
        this.actions = actions;
    }

    /// A button with a menu of acts.
    MenuButton button(String id, String text, Ikon icon, List<Act> acts) {
        var button = new MenuButton(text, new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        // A menu without items does not open.
        fill(button.getItems(), acts);
        button.setOnShowing(_ -> fill(button.getItems(), acts));
        return button;
    }

    /// The menu of the selected rows: what is possible with them.
    ContextMenu context() {
        var menu = new ContextMenu();
        for (var group : CONTEXT) {
            var items = new ArrayList<MenuItem>();
            for (var act : group) {
                if (model.possibilitiesProperty().get().whyNot(act).isEmpty()) {
                    items.add(Buttons.menuItem(actions.of(act)));
                }
            }
            if (!items.isEmpty() && !menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            menu.getItems().addAll(items);
        }
        return menu;
    }

    private void fill(List<MenuItem> items, List<Act> acts) {
        var possible = model.possibilitiesProperty().get();
        items.clear();
        for (var act : acts) {
            var action = actions.of(act);
            var why = possible.whyNot(act);
            var item = new MenuItem(action.text(), new FontIcon(action.icon()));
            item.setId(action.id());
            item.setMnemonicParsing(false);
            item.setDisable(why.isPresent());
            why.ifPresent(reason -> item.setText("%s  %s".formatted(action.text(), reason)));
            item.setOnAction(_ -> action.fire());
            items.add(item);
        }
    }
}
