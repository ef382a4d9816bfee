package dev.tidemark.desktop.editor;

import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// Asks for a line to go to: `120`, or `120:8` with a column.
final class GoToLineBar extends HBox {
    private static final Pattern PLACE = Pattern.compile("(\\d{1,9})(?:[:,](\\d{1,9}))?");

    /// Goes somewhere.
    @FunctionalInterface
    interface Target {
        void goTo(int line, int column);
    }

    private final TextField place = new TextField();
    private final Target target;
    private final Runnable closed;

    /// @param closed what happens when the user is done
    GoToLineBar(Target target, Runnable closed) {
        this.target = target;
        this.closed = closed;
        place.setId("go-to-line");
        place.setPromptText("Line, or line:column");
        var label = new Label("Go to line");
        label.setLabelFor(place);
        getChildren().addAll(label, place);
        getStyleClass().add("find-row");
        getStyleClass().add("find-bar");
        setAlignment(Pos.CENTER_LEFT);
        shown(false);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Opens it.
    void open(int line) {
        shown(true);
        place.setText(String.valueOf(line));
        place.requestFocus();
        place.selectAll();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            var matcher = PLACE.matcher(place.getText().strip());
            if (matcher.matches()) {
                int column = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
                target.goTo(Integer.parseInt(matcher.group(1)), column);
                end();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            end();
            event.consume();
        }
    }

    private void end() {
        shown(false);
        closed.run();
    }

    private void shown(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }
}
