package dev.tidemark.desktop.editor;

import java.util.List;

/// A text without a control.
record PlainText(String text) implements TextSnapshot {
    private List<String> all() {
        return List.of(text.split("\n", -1));
    }

    @Override
    public int lines() {
        return all().size();
    }

    @Override
    public String line(int index) {
        return all().get(index);
    }
}
