package dev.tidemark.desktop.editor;

import dev.tidemark.engine.migration.MigrationPart;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A part's name, or a statement: its line, its command, and the words behind it.
final class OutlineCell extends ListCell<OutlineRow> {
    private final Label line = new Label();
    private final Label command = new Label();
    private final Label alone = new Label("alone");
    private final Label words = new Label();
    private final HBox row = new HBox(line, command, alone, words);

    OutlineCell() {
        row.getStyleClass().add("outline-row");
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinWidth(0);
        row.setPrefWidth(1);
        line.getStyleClass().add("outline-line");
        command.getStyleClass().add("outline-command");
        alone.getStyleClass().add("outline-alone");
        words.getStyleClass().add("outline-words");
        words.setMinWidth(0);
        for (var label : new Label[] {line, command, alone}) {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
    }

    @Override
    protected void updateItem(@Nullable OutlineRow item, boolean empty) {
        super.updateItem(item, empty);
        getStyleClass().removeIf(it -> it.startsWith("part-") || it.equals("outline-heading"));
        setText(null);
        setGraphic(null);
        setAccessibleText("");
        if (empty || item == null) {
            return;
        }
        switch (item) {
            case OutlineRow.Heading heading -> show(heading);
            case OutlineRow.Entry entry -> show(entry);
        }
    }

    private void show(OutlineRow.Heading heading) {
        String name = heading.part() == MigrationPart.Kind.ROLLBACK ? "Rollback" : "Up";
        setText("%s  %,d".formatted(name, heading.count()));
        getStyleClass().addAll(Gutter.styleClass(heading.part()), "outline-heading");
    }

    private void show(OutlineRow.Entry entry) {
        var statement = entry.statement();
        line.setText(String.valueOf(statement.line()));
        command.setText(entry.command());
        words.setText(entry.rest());
        boolean refuses = statement.refusal() != null;
        alone.setVisible(refuses);
        alone.setManaged(refuses);
        setGraphic(row);
        setAccessibleText(
                "line %d, %s %s%s"
                        .formatted(
                                statement.line(),
                                entry.command().toLowerCase(Locale.ROOT),
                                entry.rest(),
                                refuses ? ", refuses a transaction" : ""));
        getStyleClass().add(Gutter.styleClass(statement.part()));
    }
}
