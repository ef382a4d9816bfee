package dev.tidemark.desktop.timeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The rows. Keeps what is selected when they are read again.
final class TimelineList extends ListView<TimelineItem> {
    private final RowMetrics metrics = new RowMetrics();
    private final Consumer<List<TimelineRow>> selected;
    private boolean filling;

    /// @param selected gets the selected rows from the top at each change
    TimelineList(Consumer<List<TimelineRow>> selected) {
        this.selected = selected;
        setId("timeline-list");
        setAccessibleText("Migrations, newest on top");
        getStyleClass().addAll("timeline-list", "edge-to-edge");
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setCellFactory(_ -> new TimelineCell(metrics));
        setFixedCellSize(metrics.rowHeight());
        getSelectionModel().getSelectedIndices().subscribe(this::tell);
        metrics.changes().subscribe(this::relayout);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keepSmall);
    }

    /// Shows other rows; what was selected and is still there stays selected.
    void show(Arrangement arrangement, Columns columns) {
        var keys = new HashSet<String>();
        rows().forEach(row -> keys.add(row.key()));
        metrics.measure(arrangement.lanes(), columns);
        filling = true;
        getSelectionModel().clearSelection();
        getItems().setAll(arrangement.items());
        select(keys);
        filling = false;
        tell();
    }

    /// Selects the row of a version and scrolls to it.
    ///
    /// @return whether it is among the rows
    boolean select(String version) {
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i) instanceof TimelineItem.Entry entry
                    && entry.row().version().equals(version)) {
                getSelectionModel().clearAndSelect(i);
                getFocusModel().focus(i);
                scrollTo(Math.max(0, i - 3));
                return true;
            }
        }
        return false;
    }

    /// Gives the keyboard to the list, on its first migration when nothing is selected.
    void enter() {
        requestFocus();
        if (rows().isEmpty()) {
            for (int i = 0; i < getItems().size(); i++) {
                if (getItems().get(i) instanceof TimelineItem.Entry) {
                    getSelectionModel().clearAndSelect(i);
                    return;
                }
            }
        }
    }

    /// The selected migrations from the top.
    List<TimelineRow> rows() {
        var rows = new ArrayList<TimelineRow>();
        for (var item : getSelectionModel().getSelectedItems()) {
            if (item instanceof TimelineItem.Entry entry) {
                rows.add(entry.row());
            }
        }
        return rows;
    }

    private void select(Set<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i) instanceof TimelineItem.Entry entry
                    && keys.contains(entry.row().key())) {
                getSelectionModel().select(i);
            }
        }
    }

    private void tell() {
        if (!filling) {
            selected.accept(rows());
        }
    }

    private void relayout() {
        setFixedCellSize(metrics.rowHeight());
        // One by one: the toolkit finds nothing by a list of selectors.
        for (String selector : List.of(".row", ".group", ".here")) {
            for (var line : lookupAll(selector)) {
                if (line instanceof Parent parent) {
                    parent.requestLayout();
                }
            }
        }
    }

    /// Selecting ten thousand rows at once takes the toolkit minutes, and no wizard wants them.
    private void keepSmall(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.A) {
            event.consume();
        }
    }
}
