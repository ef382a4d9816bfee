package dev.tidemark.desktop.create;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Offers names below a field while somebody types. Down goes into the list, Enter takes one, Esc
/// closes it.
final class Offers {
    private final TextField field;
    private final Function<String, @Nullable List<String>> names;
    private final ContextMenu menu = new ContextMenu();

    private Offers(TextField field, Function<String, @Nullable List<String>> names) {
        this.field = field;
        this.names = names;
    }

    /// @param names that fit what is typed
    static void to(TextField field, Function<String, @Nullable List<String>> names) {
        var offers = new Offers(field, names);
        offers.menu.getStyleClass().add("field-offers");
        field.textProperty().subscribe((_, _) -> offers.typed());
        field.focusedProperty()
                .subscribe((_, focused) -> {
                    if (!focused) {
                        offers.menu.hide();
                    }
                });
        field.addEventFilter(KeyEvent.KEY_PRESSED, offers::key);
    }

    private void typed() {
        if (field.isFocused() && !field.getText().isBlank()) {
            offer();
        } else {
            menu.hide();
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN && !menu.isShowing()) {
            offer();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && menu.isShowing()) {
            menu.hide();
            event.consume();
        }
    }

    private void offer() {
        List<String> fitting = names.apply(field.getText());
        if (fitting == null || fitting.isEmpty()) {
            menu.hide();
            return;
        }
        menu.getItems().setAll(fitting.stream().map(this::item).toList());
        if (!menu.isShowing()) {
            menu.show(field, Side.BOTTOM, 0, 2);
        }
    }

    private MenuItem item(String name) {
        var item = new MenuItem(name);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> take(name));
        return item;
    }

    /// What stands before the last comma stays.
    private void take(String name) {
        String text = field.getText();
        String before = text.substring(0, text.lastIndexOf(',') + 1);
        field.setText(before.isEmpty() ? name : before + " " + name);
        field.end();
        menu.hide();
    }
}
