package dev.tidemark.desktop.timeline;

import java.util.List;
import java.util.function.IntFunction;
import javafx.beans.property.StringProperty;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Where the filter is written; offers how it may go on.
final class FilterField extends TextField {
    private final IntFunction<List<FilterHints.Hint>> hints;
    private final ContextMenu menu = new ContextMenu();
    private final Runnable down;
    private boolean completing;

    /// @param text what is written
    /// @param hints the ways to go on at a caret
    /// @param down leaves the field for the rows
    FilterField(StringProperty text, IntFunction<List<FilterHints.Hint>> hints, Runnable down) {
        this.hints = hints;
        this.down = down;
        setId("timeline-filter");
        setPromptText("Filter: words, state:pending, since:-30d");
        setAccessibleText("Filter");
        setAccessibleHelp(
                "Words of version, file or description, and terms such as state:pending, author:ana, since:-30d, mode:statements, reversible:no");
        getStyleClass().add("filter-field");
        textProperty().bindBidirectional(text);
        menu.getStyleClass().add("filter-hints");
        menu.setAutoFix(true);
        textProperty().subscribe((_, _) -> suggestWhileWriting());
        focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        menu.hide();
                    }
                });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !menu.isShowing() && !getText().isEmpty()) {
            clear();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
            if (!menu.isShowing()) {
                down.run();
                event.consume();
            }
        } else if (event.getCode() == KeyCode.SPACE && event.isShortcutDown()) {
            suggest();
            event.consume();
        }
    }

    private void suggestWhileWriting() {
        if (isFocused() && !completing) {
            suggest();
        }
    }

    private void suggest() {
        // The caret follows the text a moment later: it may still stand before what was written.
        int caret = Math.min(getText().length(), wordEnd());
        var offered = hints.apply(caret);
        if (offered.isEmpty() || !isFocused()) {
            menu.hide();
            return;
        }
        menu.getItems().setAll(offered.stream().map(this::item).toList());
        if (!menu.isShowing()) {
            menu.show(this, Side.BOTTOM, 0, 2);
        }
    }

    /// The end of the word that is being written.
    private int wordEnd() {
        int end = getCaretPosition();
        while (end < getText().length() && !Character.isWhitespace(getText().charAt(end))) {
            end++;
        }
        return end;
    }

    private MenuItem item(FilterHints.Hint hint) {
        var item = new MenuItem(hint.shown());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> take(hint));
        return item;
    }

    private void take(FilterHints.Hint hint) {
        completing = true;
        setText(hint.text());
        positionCaret(hint.caret());
        completing = false;
        if (hint.shown().endsWith(":")) {
            suggest();
        }
    }
}
