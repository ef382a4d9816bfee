package dev.tidemark.desktop.shell;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;

/// Pages at the left, the inspector of the page in front at the right: the divider is kept, and the
/// inspector can be hidden.
public final class InspectorSplit extends SplitPane {
    private static final double FIRST_POSITION = 0.72;

    private final StackPane inspector = new StackPane();
    private boolean wanted = true;
    private boolean filled;
    private double position = FIRST_POSITION;

    InspectorSplit(Node pages) {
        setId("inspector-split");
        inspector.setId("inspector");
        inspector.getStyleClass().add("inspector");
        getItems().add(pages);
        SplitPane.setResizableWithParent(inspector, false);
    }

    /// Where the inspector's node is put.
    Node inspector() {
        return inspector;
    }

    /// Shows a page's inspector, or none.
    void show(Optional<Node> node) {
        filled = node.isPresent();
        inspector.getChildren().setAll(node.stream().toList());
        arrange();
    }

    /// Hides the inspector, or shows it again.
    public void toggle() {
        wanted = !wanted;
        arrange();
    }

    /// Whether the inspector is shown where a page has one.
    public boolean wanted() {
        return wanted;
    }

    /// Where the divider is, as a part of the width.
    public double position() {
        return getDividers().isEmpty() ? position : getDividers().getFirst().getPosition();
    }

    /// Puts all back as it was.
    public void restore(boolean shown, double divider) {
        wanted = shown;
        position = divider;
        arrange();
        if (!getDividers().isEmpty()) {
            setDividerPosition(0, divider);
        }
    }

    private void arrange() {
        boolean shown = getItems().contains(inspector);
        if (filled && wanted && !shown) {
            getItems().add(inspector);
            setDividerPosition(0, position);
        } else if (shown && !(filled && wanted)) {
            position = position();
            getItems().remove(inspector);
        }
    }
}
