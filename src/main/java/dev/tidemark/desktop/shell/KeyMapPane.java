package dev.tidemark.desktop.shell;

import dev.tidemark.desktop.action.Action;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Every key that does something here.
final class KeyMapPane extends VBox {
    private final Button close = new Button("Close");

    /// Actions that belong together; those without keys are left out.
    record Group(String title, List<Action> actions) {}

    KeyMapPane(List<Group> groups, Runnable onClose) {
        setId("key-map");
        getStyleClass().addAll("overlay-pane", "key-map");
        close.setId("key-map-close");
        close.setDefaultButton(true);
        close.setOnAction(_ -> onClose.run());
        var title = new Label("Keys");
        title.getStyleClass().add("title-4");
        var grid = new GridPane();
        grid.getStyleClass().add("key-map-grid");
        int row = 0;
        for (var group : groups) {
            row = fill(grid, row, group);
        }
        row = fixed(grid, row, "Esc", "Close what lies over the window");
        fixed(grid, row, "Tab", "To the next control");
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        var note = new Label("No key applies anything: keys open wizards.");
        note.getStyleClass().add("text-muted");
        var buttons = new HBox(note, room(), close);
        buttons.getStyleClass().add("question-buttons");
        getChildren().addAll(title, scroll, buttons);
    }

    /// The button that has the focus first.
    Button closeButton() {
        return close;
    }

    private static int fill(GridPane grid, int from, Group group) {
        int row = from;
        for (var action : group.actions()) {
            if (action.key() != null) {
                if (row == from) {
                    var title = new Label(group.title());
                    title.getStyleClass().addAll("text-bold", "key-map-group");
                    grid.add(title, 0, row++, 2, 1);
                }
                row = fixed(grid, row, action.keyText(), action.text());
            }
        }
        return row;
    }

    private static int fixed(GridPane grid, int row, String keys, String text) {
        var label = new Label(keys);
        label.getStyleClass().add("keys");
        label.setMinWidth(Region.USE_PREF_SIZE);
        grid.addRow(row, label, new Label(text));
        return row + 1;
    }

    private static Region room() {
        var room = new Region();
        HBox.setHgrow(room, javafx.scene.layout.Priority.ALWAYS);
        return room;
    }
}
