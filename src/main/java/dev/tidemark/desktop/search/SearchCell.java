package dev.tidemark.desktop.search;

import dev.tidemark.desktop.code.CodeMetrics;
import dev.tidemark.desktop.code.LinePane;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// A file, or a line of it in its colours.
final class SearchCell extends ListCell<SearchRow> {
    private final LinePane line;
    private final FontIcon icon = new FontIcon();
    private final Label name = new Label();
    private final Label detail = new Label();
    private final HBox heading = new HBox(icon, name, detail);

    SearchCell(CodeMetrics metrics) {
        line = new LinePane(metrics);
        heading.setAlignment(Pos.CENTER_LEFT);
        heading.getStyleClass().add("search-heading");
        name.getStyleClass().add("search-file");
        name.setMinWidth(Region.USE_PREF_SIZE);
        detail.getStyleClass().add("text-muted");
    }

    @Override
    protected void updateItem(@Nullable SearchRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        switch (row) {
            case SearchRow.Heading file -> {
                icon.setIconCode(BootstrapIcons.FILE_EARMARK_CODE);
                name.setText(file.file().name());
                detail.setText(
                        file.count() == 1 ? "1 place" : "%,d places".formatted(file.count()));
                head();
            }
            case SearchRow.Unread file -> {
                icon.setIconCode(BootstrapIcons.EXCLAMATION_TRIANGLE);
                name.setText(file.file().name());
                detail.setText("was not read: " + file.why());
                head();
            }
            case SearchRow.Hit hit -> {
                line.show(hit.text());
                setGraphic(line);
                setAccessibleText("line %d: %s".formatted(hit.line(), hit.text().text()));
            }
        }
    }

    private void head() {
        setGraphic(heading);
        setAccessibleText("%s, %s".formatted(name.getText(), detail.getText()));
    }
}
