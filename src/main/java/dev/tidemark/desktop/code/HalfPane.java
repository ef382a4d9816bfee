package dev.tidemark.desktop.code;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.value.ObservableDoubleValue;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// One text's half of a row: number, sign, and the line, which moves sideways beside them.
final class HalfPane extends Region {
    private static final PseudoClass ABSENT = PseudoClass.getPseudoClass("absent");
    private static final Map<CodeLine.Kind, PseudoClass> KINDS = new EnumMap<>(CodeLine.Kind.class);

    static {
        KINDS.put(CodeLine.Kind.REMOVED, PseudoClass.getPseudoClass("removed"));
        KINDS.put(CodeLine.Kind.ADDED, PseudoClass.getPseudoClass("added"));
        KINDS.put(CodeLine.Kind.GAP, PseudoClass.getPseudoClass("gap"));
    }

    private final CodeMetrics metrics;
    private final ObservableDoubleValue offset;
    private final Text number = LinePane.text("code-number");
    private final Text sign = LinePane.text("code-sign");
    private final LineText line;
    private final Rectangle clip = new Rectangle();

    /// @param offset how far lines are moved to the left, in pixels
    HalfPane(CodeMetrics metrics, ObservableDoubleValue offset) {
        this.metrics = metrics;
        this.offset = offset;
        line = new LineText(metrics);
        line.setClip(clip);
        getStyleClass().add("code-half");
        number.setFont(metrics.font());
        sign.setFont(metrics.font());
        getChildren().addAll(number, sign, line);
        offset.addListener((_, _, _) -> requestLayout());
    }

    /// @param lineNumber the line's number in its text
    /// @param shown null where the text has no line
    void show(String lineNumber, @Nullable CodeLine shown) {
        KINDS.forEach((kind, pseudoClass) ->
                pseudoClassStateChanged(pseudoClass, shown != null && shown.kind() == kind));
        pseudoClassStateChanged(ABSENT, shown == null);
        number.setText(lineNumber);
        sign.setText(shown == null ? "" : shown.kind().sign());
        if (shown == null) {
            line.clear();
        } else {
            line.show(shown);
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double middle = getHeight() / 2;
        double end = metrics.halfNumberEnd();
        number.setX(end - number.getText().length() * metrics.character());
        number.setY(middle);
        sign.setX(end + metrics.character());
        sign.setY(middle);
        double left = metrics.halfText();
        line.resizeRelocate(left - offset.get(), 0, line.prefWidth(-1), getHeight());
        clip.setX(offset.get());
        clip.setWidth(Math.max(0, getWidth() - left));
        clip.setHeight(getHeight());
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return metrics.rowHeight();
    }
}
