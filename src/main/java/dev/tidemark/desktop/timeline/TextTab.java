package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.code.CodeList;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;

/// A text to look at, with a note where only its beginning is shown.
final class TextTab extends BorderPane {
    private static final double KIB = 1024;

    private final CodeList list;
    private final Label note = new Label();

    TextTab(String id, String spoken) {
        list = new CodeList(spoken);
        list.setId(id);
        note.getStyleClass().add("inspector-note");
        note.setWrapText(true);
        setCenter(list);
    }

    void show(Inspected.Text text) {
        list.show(text.lines());
        setTop(text.cut() ? note : null);
        note.setText(
                "The beginning of %,d KiB. Open in editor shows all of it."
                        .formatted(Math.round(text.whole() / KIB)));
    }
}
