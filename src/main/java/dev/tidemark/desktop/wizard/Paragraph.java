package dev.tidemark.desktop.wizard;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Text that takes as many lines as it needs and is never cut off.
public final class Paragraph extends Label {
    /// No text yet.
    public Paragraph() {
        this("");
    }

    /// @param styleClasses how it looks
    public Paragraph(String text, String... styleClasses) {
        super(text);
        setWrapText(true);
        setMinHeight(Region.USE_PREF_SIZE);
        getStyleClass().addAll(styleClasses);
    }
}
