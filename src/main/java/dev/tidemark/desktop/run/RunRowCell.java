package dev.tidemark.desktop.run;

import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One line of a run.
final class RunRowCell extends ListCell<RunRow> {
    private static final String[] STATES =
            Stream.of(RunRow.Progress.values())
                    .map(RunRow.Progress::styleClass)
                    .distinct()
                    .toArray(String[]::new);

    private final Label mark = new Label();
    private final Label text = new Label();
    private final Label detail = new Label();
    private final Label time = new Label();
    private final HBox line = new HBox(mark, text, detail, time);

    RunRowCell() {
        getStyleClass().add("run-row");
        mark.getStyleClass().add("run-mark");
        text.getStyleClass().add("run-text");
        text.setTextOverrun(OverrunStyle.ELLIPSIS);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        detail.getStyleClass().add("run-detail");
        detail.setMinWidth(Region.USE_PREF_SIZE);
        time.getStyleClass().add("run-time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        line.getStyleClass().add("run-line");
        // As wide as the list, so that long statements end in an ellipsis.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable RunRow row, boolean empty) {
        super.updateItem(row, empty);
        getStyleClass().removeAll("run-migration", "run-statement", "run-note", "run-now");
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        mark.setText(row.progress().glyph());
        mark.getStyleClass().removeAll(STATES);
        mark.getStyleClass().add(row.progress().styleClass());
        text.setText(row.text());
        boolean plain =
                row.progress() == RunRow.Progress.DONE
                        || row.progress() == RunRow.Progress.NOTE
                        || row.kind() == RunRow.Kind.NOTE;
        detail.setText(
                plain || row.progress() == RunRow.Progress.WAITING
                        ? row.detail()
                        : row.progress().word());
        time.setText(row.time());
        getStyleClass()
                .add(
                        switch (row.kind()) {
                            case MIGRATION -> "run-migration";
                            case STATEMENT -> "run-statement";
                            case NOTE -> "run-note";
                        });
        if (row.progress() == RunRow.Progress.RUNNING) {
            getStyleClass().add("run-now");
        }
        setGraphic(line);
        setAccessibleText(
                "%s, %s %s %s"
                        .formatted(row.text(), row.progress().word(), row.detail(), row.time()));
    }
}
