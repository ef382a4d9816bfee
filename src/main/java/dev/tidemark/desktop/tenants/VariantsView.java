package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.code.CodeDifference;
import dev.tidemark.desktop.code.DifferencePane;
import dev.tidemark.desktop.tenants.VariantsViewModel.Line;
import dev.tidemark.desktop.theme.Theme;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Which tenants' schemas are not like the others, and the definitions that differ.
final class VariantsView extends BorderPane {
    private final ListView<Line> list;
    private final DifferencePane difference =
            new DifferencePane("Most tenants' definition and this one");

    VariantsView(VariantsViewModel model, List<Action> actions) {
        getStyleClass().addAll("tenants", "tenants-look");
        getStylesheets().add(Theme.sheet(VariantsView.class, "tenants.css"));
        list = new ListView<>(model.lines());
        list.setId("variants-list");
        list.setAccessibleText("Tenants whose schemas differ, and how");
        list.getStyleClass().add("tenant-lines");
        list.setCellFactory(_ -> new LineCell());
        list.setPlaceholder(new Label(""));
        list.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        var split = new SplitPane(list);
        split.setOrientation(Orientation.VERTICAL);
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(line -> {
                    boolean change = line instanceof Line.Change;
                    if (change && split.getItems().size() == 1) {
                        split.getItems().add(difference);
                        split.setDividerPositions(0.5);
                    } else if (!change) {
                        split.getItems().remove(difference);
                    }
                });
        setTop(
                new VBox(
                        LookHead.of("variants-headline", model.headlineProperty(), actions),
                        new TenantWorkView(model.work(), "variants-work")));
        setCenter(split);
    }

    private void choose(@Nullable Line line) {
        if (line instanceof Line.Change(_, var change)) {
            difference.show("Most tenants", "Here", CodeDifference.of(change.difference()));
        }
    }

    /// Gives the keyboard to the list.
    void enter() {
        list.requestFocus();
    }

    private static final class LineCell extends ListCell<Line> {
        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll("text-bold", "state-changed");
            switch (empty ? null : line) {
                case Line.Group(String text) -> {
                    getStyleClass().add("text-bold");
                    setText(text);
                }
                case Line.Kind(String text) -> {
                    getStyleClass().add("state-changed");
                    setText("  ≠ " + text);
                }
                case Line.Change(String text, _) -> setText("        " + text);
                case null -> setText(null);
            }
        }
    }
}
