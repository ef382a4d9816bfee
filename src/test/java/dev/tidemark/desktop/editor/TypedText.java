package dev.tidemark.desktop.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/// A text that is edited without a control.
final class TypedText implements EditedText {
    private final List<Consumer<Change>> listeners = new ArrayList<>();
    private final SimpleBooleanProperty changed = new SimpleBooleanProperty();
    private String text;
    private int from;
    private int to;

    TypedText(String text) {
        this.text = text;
    }

    void type(String typed) {
        edit(new Edit(from, to, typed));
        from += typed.length();
        to = from;
    }

    String text() {
        return text;
    }

    @Override
    public TextSnapshot snapshot() {
        return new PlainText(text);
    }

    @Override
    public int selectionStart() {
        return from;
    }

    @Override
    public int selectionEnd() {
        return to;
    }

    @Override
    public void select(int start, int end) {
        from = start;
        to = end;
    }

    @Override
    public void edit(Edit edit) {
        text = text.substring(0, edit.from()) + edit.text() + text.substring(edit.to());
        changed.set(true);
        var change = new Change(edit.from(), edit.to() - edit.from(), edit.text().length());
        listeners.forEach(it -> it.accept(change));
    }

    @Override
    public ObservableBooleanValue changed() {
        return changed;
    }

    @Override
    public void markSaved() {
        changed.set(false);
    }

    @Override
    public void onChange(Consumer<Change> listener) {
        listeners.add(listener);
    }
}
