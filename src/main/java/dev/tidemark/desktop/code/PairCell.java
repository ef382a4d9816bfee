package dev.tidemark.desktop.code;

import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A row of two texts, used again for whatever scrolls into it.
final class PairCell extends ListCell<CodePair> {
    private final HalfPane before;
    private final HalfPane after;
    private final Region halves;

    PairCell(CodeMetrics metrics, ObservableDoubleValue offset) {
        before = new HalfPane(metrics, offset);
        after = new HalfPane(metrics, offset);
        before.getStyleClass().add("code-before");
        halves = new Halves(before, after);
        halves.prefWidthProperty().bind(widthProperty());
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable CodePair pair, boolean empty) {
        super.updateItem(pair, empty);
        if (empty || pair == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        var left = pair.before();
        var right = pair.after();
        before.show(left == null ? "" : left.before(), left);
        after.show(right == null ? "" : right.after(), right);
        setGraphic(halves);
        setAccessibleText(spoken(pair, left, right));
    }

    private static String spoken(CodePair pair, @Nullable CodeLine left, @Nullable CodeLine right) {
        if (left != null && right != null && pair.changed()) {
            return "before: %s, now: %s".formatted(left.text(), right.text());
        }
        return left != null ? left.spoken() : right != null ? right.spoken() : "";
    }

    /// Both halves as wide as each other, in whatever width there is.
    private static final class Halves extends Region {
        private final Region left;
        private final Region right;

        Halves(Region left, Region right) {
            this.left = left;
            this.right = right;
            getChildren().addAll(left, right);
        }

        @Override
        protected void layoutChildren() {
            double middle = Math.round(getWidth() / 2);
            left.resizeRelocate(0, 0, middle, getHeight());
            right.resizeRelocate(middle, 0, getWidth() - middle, getHeight());
        }

        @Override
        protected double computePrefHeight(double width) {
            return left.prefHeight(-1);
        }
    }
}
