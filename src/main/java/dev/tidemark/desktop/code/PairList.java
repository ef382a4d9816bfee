package dev.tidemark.desktop.code;

import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;

/// Two texts side by side that scroll together, up and down and sideways.
final class PairList extends BorderPane {
    /// Columns that a key moves.
    private static final int STEP = 8;

    private final CodeMetrics metrics = new CodeMetrics();
    private final DoubleProperty offset = new SimpleDoubleProperty();
    private final ListView<CodePair> rows = new ListView<>();
    private final ScrollBar sideways = new ScrollBar();
    private int columns;

    PairList(String spoken) {
        rows.setAccessibleText(spoken);
        rows.getStyleClass().addAll("code-list", "edge-to-edge");
        rows.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        rows.setCellFactory(_ -> new PairCell(metrics, offset));
        rows.setFixedCellSize(metrics.rowHeight());
        rows.setPlaceholder(new Label(""));
        rows.widthProperty().addListener((_, _, _) -> measure());
        CodeList.copying(
                rows,
                pair ->
                        pair.lines().stream()
                                .map(CodeLine::copied)
                                .collect(Collectors.joining("\n")));
        rows.addEventFilter(ScrollEvent.SCROLL, this::scrolled);
        rows.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        sideways.setOrientation(Orientation.HORIZONTAL);
        sideways.setAccessibleText("Both texts sideways");
        offset.bind(sideways.valueProperty());
        setCenter(rows);
        setBottom(sideways);
    }

    ListView<CodePair> rows() {
        return rows;
    }

    void show(List<CodePair> pairs) {
        var unified = CodeDifference.unified(pairs);
        metrics.measure(unified);
        columns = 0;
        for (var line : unified) {
            columns = Math.max(columns, LineText.columns(line.text()));
        }
        rows.getItems().setAll(pairs);
        measure();
    }

    private void measure() {
        double seen = rows.getWidth() / 2 - metrics.halfText() - 2 * metrics.character();
        double hidden = Math.max(0, (columns + 2) * metrics.character() - seen);
        sideways.setMax(hidden);
        sideways.setVisibleAmount(hidden == 0 ? 0 : hidden * seen / (seen + hidden));
        sideways.setValue(Math.min(sideways.getValue(), hidden));
        sideways.setUnitIncrement(STEP * metrics.character());
        sideways.setVisible(hidden > 0);
        sideways.setManaged(hidden > 0);
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaX() != 0 && Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            move(-event.getDeltaX());
            event.consume();
        }
    }

    private void pressed(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        if (plain && event.getCode() == KeyCode.LEFT) {
            move(-STEP * metrics.character());
            event.consume();
        } else if (plain && event.getCode() == KeyCode.RIGHT) {
            move(STEP * metrics.character());
            event.consume();
        }
    }

    private void move(double by) {
        sideways.setValue(Math.clamp(sideways.getValue() + by, 0, sideways.getMax()));
    }
}
