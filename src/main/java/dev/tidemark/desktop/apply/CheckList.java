package dev.tidemark.desktop.apply;

import dev.tidemark.engine.verify.Check;
import java.util.Comparator;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Checks of a database after a run, a line for each.
public final class CheckList extends ListView<Check> {
    /// @param checks followed; those that did not pass are shown first
    public CheckList(ObservableList<Check> checks) {
        super(new SortedList<>(checks, Comparator.comparingInt(CheckList::rank)));
        setId("verify-checks");
        setAccessibleText("Checks");
        getStyleClass().add("verify-checks");
        setCellFactory(_ -> new CheckCell());
        setPlaceholder(new Label("No check was made."));
    }

    private static int rank(Check check) {
        return switch (check.result()) {
            case FAILED -> 0;
            case INCONCLUSIVE -> 1;
            case PASSED -> 2;
        };
    }

    /// One check: its result, what was checked, what was found.
    private static final class CheckCell extends ListCell<Check> {
        private final Label result = new Label();
        private final Label name = new Label();
        private final Label detail = new Label();
        private final HBox line = new HBox(result, name, detail);

        CheckCell() {
            line.getStyleClass().add("check-line");
            result.getStyleClass().add("preflight-grade");
            result.setMinWidth(Region.USE_PREF_SIZE);
            name.getStyleClass().add("preflight-subject");
            name.setMinWidth(Region.USE_PREF_SIZE);
            detail.setMinWidth(0);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Check check, boolean empty) {
            super.updateItem(check, empty);
            if (empty || check == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            result.getStyleClass().removeAll("state-applied", "state-failed", "state-changed");
            switch (check.result()) {
                case PASSED -> show("✓ Passed", "state-applied");
                case FAILED -> show("✗ Failed", "state-failed");
                case INCONCLUSIVE -> show("? Not known", "state-changed");
            }
            name.setText(check.name());
            detail.setText(check.detail());
            setGraphic(line);
            setAccessibleText(
                    "%s: %s %s".formatted(check.name(), result.getText(), check.detail()));
        }

        private void show(String text, String style) {
            result.setText(text);
            result.getStyleClass().add(style);
        }
    }
}
