package dev.tidemark.desktop.code;

import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// The numbers, the sign and the text of a line.
public final class LinePane extends Region {
    private final CodeMetrics metrics;
    private final Text before = text("code-number");
    private final Text after = text("code-number");
    private final Text sign = text("code-sign");
    private final LineText line;

    /// @param metrics the sizes that all lines of a list share
    public LinePane(CodeMetrics metrics) {
        this.metrics = metrics;
        line = new LineText(metrics);
        getChildren().addAll(before, after, sign, line);
        before.setFont(metrics.font());
        after.setFont(metrics.font());
        sign.setFont(metrics.font());
    }

    /// A text beside the line's own, in its middle.
    static Text text(String styleClass) {
        var text = new Text();
        text.setTextOrigin(VPos.CENTER);
        text.getStyleClass().add(styleClass);
        return text;
    }

    /// Shows a line instead of the one before.
    public void show(CodeLine shown) {
        before.setText(shown.before());
        after.setText(shown.after());
        sign.setText(shown.kind().sign());
        line.show(shown);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double middle = getHeight() / 2;
        right(before, metrics.beforeEnd(), middle);
        right(after, metrics.afterEnd(), middle);
        sign.setX(metrics.sign());
        sign.setY(middle);
        line.resizeRelocate(metrics.text(), 0, line.prefWidth(-1), getHeight());
    }

    private void right(Text text, double end, double middle) {
        text.setX(end - text.getText().length() * metrics.character());
        text.setY(middle);
    }

    @Override
    protected double computePrefWidth(double height) {
        return metrics.text() + line.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return metrics.rowHeight();
    }
}
