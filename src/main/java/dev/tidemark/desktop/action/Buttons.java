package dev.tidemark.desktop.action;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/// Makes controls of actions.
public final class Buttons {
    private Buttons() {}

    /// A button with text and icon.
    public static Button of(Action action) {
        var button = new Button(action.text(), new FontIcon(action.icon()));
        dress(button, action);
        return button;
    }

    /// A button that shows its icon only; its text is its tooltip.
    public static Button iconOnly(Action action) {
        var button = new Button(null, new FontIcon(action.icon()));
        button.getStyleClass().addAll("button-icon", "flat");
        dress(button, action);
        return button;
    }

    /// A menu item.
    public static MenuItem menuItem(Action action) {
        var item = new MenuItem(action.text(), new FontIcon(action.icon()));
        item.setId(action.id());
        item.setMnemonicParsing(false);
        item.setAccelerator(action.key());
        item.disableProperty().bind(javafx.beans.binding.Bindings.not(action.enabled()));
        item.setOnAction(_ -> action.fire());
        return item;
    }

    private static void dress(ButtonBase button, Action action) {
        button.setId(action.id());
        button.setMnemonicParsing(false);
        button.setAccessibleText(action.text());
        button.setAccessibleHelp(action.help());
        button.disableProperty().bind(javafx.beans.binding.Bindings.not(action.enabled()));
        button.setOnAction(_ -> action.fire());
        button.setTooltip(new Tooltip(tooltip(action)));
    }

    private static String tooltip(Action action) {
        String what = action.help().isEmpty() ? action.text() : action.help();
        return action.key() == null ? what : "%s (%s)".formatted(what, action.keyText());
    }
}
