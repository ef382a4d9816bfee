package dev.tidemark.desktop.tenants;

import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The tenants one below the other, with all that the map has of them.
final class TenantList extends ListView<TenantRow> {
    private final TenantsViewModel model;
    private boolean filling;

    TenantList(TenantsViewModel model) {
        this.model = model;
        setId("tenants-list");
        getStyleClass().add("tenant-list");
        setAccessibleText("Tenants. Space marks one.");
        setCellFactory(_ -> new TenantCell(model));
        model.shownProperty().subscribe(this::fill);
        model.cursorProperty().subscribe(this::follow);
        getSelectionModel()
                .selectedIndexProperty()
                .subscribe(index -> {
                    if (!filling && index.intValue() >= 0) {
                        model.go(
                                new Cursor(
                                        index.intValue(), model.cursorProperty().get().column()));
                    }
                });
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setOnKeyTyped(event -> {
            String letter = event.getCharacter();
            if (letter.length() == 1 && letter.charAt(0) > ' ' && !event.isShortcutDown()) {
                model.type(letter);
            }
        });
        setOnMouseClicked(event -> {
            var tenant = getSelectionModel().getSelectedItem();
            if (event.getClickCount() == 2 && tenant != null) {
                model.open(tenant);
            }
        });
    }

    private void fill(List<TenantRow> rows) {
        filling = true;
        getSelectionModel().clearSelection();
        getItems().setAll(rows);
        filling = false;
        follow(model.cursorProperty().get());
    }

    private void follow(Cursor cursor) {
        if (cursor.row() >= 0
                && cursor.row() < getItems().size()
                && getSelectionModel().getSelectedIndex() != cursor.row()) {
            filling = true;
            getSelectionModel().clearAndSelect(cursor.row());
            getFocusModel().focus(cursor.row());
            scrollTo(Math.max(0, cursor.row() - 3));
            filling = false;
        }
    }

    private void pressed(KeyEvent event) {
        int row = model.cursorProperty().get().row();
        if (event.getCode() == KeyCode.SPACE && row >= 0) {
            model.toggle(row);
        } else if (event.getCode() == KeyCode.ENTER && row >= 0) {
            model.open(model.shownProperty().get().get(row));
        } else if (event.getCode() == KeyCode.A && event.isShortcutDown()) {
            model.markShown();
        } else if (event.getCode() == KeyCode.ESCAPE && !model.markedProperty().get().isEmpty()) {
            model.unmark();
        } else if (event.isShiftDown()
                && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
            model.moveMarking(event.getCode() == KeyCode.UP ? -1 : 1);
        } else {
            return;
        }
        event.consume();
    }
}
