package dev.tidemark.desktop.editor;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The text with what stands over it, or what is shown in its place.
final class EditorCenter extends StackPane {
    private static final Duration FRAME = Duration.millis(20);
    private static final int STEPS = 8;
    private static final double STEP = 120;
    private static final double SPINNER = 32;

    private @Nullable SqlEditor editor;
    private @Nullable Node over;

    EditorCenter() {
        setAlignment(Pos.TOP_CENTER);
        var indicator = new ProgressIndicator();
        indicator.setMaxSize(SPINNER, SPINNER);
        var box = new VBox(indicator, new Label("Reading the file…"));
        box.getStyleClass().add("editor-empty");
        getChildren().add(box);
    }

    /// Shows a text for the first time.
    ///
    /// @param proposals what stands over it
    void begin(SqlEditor text, Node proposals) {
        editor = text;
        over = proposals;
        getChildren().setAll(text.node(), proposals);
        unroll(text.node());
    }

    /// Shows a few lines more at each frame: laying all of them out at once would hold everything
    /// else for longer than an eye forgives.
    private static void unroll(Region node) {
        var steps = new Timeline();
        for (int step = 1; step <= STEPS; step++) {
            double height = step == STEPS ? Double.MAX_VALUE : step * STEP;
            steps.getKeyFrames()
                    .add(new KeyFrame(FRAME.multiply(step), _ -> node.setMaxHeight(height)));
        }
        node.setMaxHeight(STEP);
        steps.play();
    }

    /// Shows the text again, which takes the keyboard.
    void text() {
        if (editor != null && over != null) {
            getChildren().setAll(editor.node(), over);
            editor.focus();
        }
    }

    /// Shows something in the place of the text.
    void instead(Node node) {
        getChildren().setAll(node);
    }

    /// Shows nothing.
    void clear() {
        getChildren().clear();
    }
}
