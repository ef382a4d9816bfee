package dev.tidemark.desktop.tenants;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keys of the map.
final class MapKeys {
    private static final int FAR = 1_000_000;

    private final TenantsViewModel model;
    private final HeatMap map;

    MapKeys(TenantsViewModel model, HeatMap map) {
        this.model = model;
        this.map = map;
    }

    void install() {
        map.setOnKeyPressed(this::pressed);
        map.setOnKeyTyped(this::typed);
    }

    private void pressed(KeyEvent event) {
        if (event.isAltDown()) {
            return;
        }
        boolean handled =
                switch (event.getCode()) {
                    case UP -> down(event, -1);
                    case DOWN -> down(event, 1);
                    case PAGE_UP -> !event.isShortcutDown() && down(event, -map.page());
                    case PAGE_DOWN -> !event.isShortcutDown() && down(event, map.page());
                    case LEFT -> right(-1);
                    case RIGHT -> right(1);
                    case HOME -> event.isShortcutDown() ? down(event, -FAR) : right(-FAR);
                    case END -> event.isShortcutDown() ? down(event, FAR) : right(FAR);
                    default -> act(event);
                };
        if (handled) {
            event.consume();
        }
    }

    private boolean act(KeyEvent event) {
        int row = model.cursorProperty().get().row();
        if (event.getCode() == KeyCode.SPACE && row >= 0) {
            model.toggle(row);
        } else if (event.getCode() == KeyCode.ENTER && row >= 0) {
            model.open(model.shownProperty().get().get(row));
        } else if (event.getCode() == KeyCode.A && event.isShortcutDown()) {
            model.markShown();
        } else if (event.getCode() == KeyCode.ESCAPE && !model.markedProperty().get().isEmpty()) {
            model.unmark();
        } else {
            return false;
        }
        return true;
    }

    private boolean down(KeyEvent event, int by) {
        if (event.isShiftDown()) {
            model.moveMarking(by);
        } else {
            model.move(by, 0);
        }
        return true;
    }

    private boolean right(int by) {
        model.move(0, by);
        return true;
    }

    private void typed(KeyEvent event) {
        String letter = event.getCharacter();
        boolean text =
                letter.length() == 1
                        && letter.charAt(0) > ' '
                        && letter.charAt(0) != 0x7f
                        && !event.isShortcutDown()
                        && !event.isAltDown();
        if (text) {
            model.type(letter);
            event.consume();
        }
    }
}
