package dev.tidemark.desktop.schema;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Pieces beside each other, each with its share of the width; used again for other rows.
final class FieldsPane extends Region {
    private static final int MOST = 6;
    private static final double GAP = 10;
    private static final PseudoClass CODE = PseudoClass.getPseudoClass("code");
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
    private static final PseudoClass LINK = PseudoClass.getPseudoClass("link");

    private final Label[] labels = new Label[MOST];
    private List<Field> fields = List.of();

    FieldsPane() {
        for (int i = 0; i < MOST; i++) {
            labels[i] = new Label();
            labels[i].getStyleClass().add("detail-field");
            labels[i].setMinWidth(0);
            getChildren().add(labels[i]);
        }
    }

    void show(List<Field> shown) {
        fields = shown;
        for (int i = 0; i < MOST; i++) {
            boolean used = i < shown.size();
            labels[i].setVisible(used);
            if (used) {
                var look = shown.get(i).look();
                labels[i].setText(shown.get(i).text());
                labels[i].pseudoClassStateChanged(CODE, look == Field.Look.CODE);
                labels[i].pseudoClassStateChanged(QUIET, look == Field.Look.QUIET);
                labels[i].pseudoClassStateChanged(WARNING, look == Field.Look.WARNING);
                labels[i].pseudoClassStateChanged(LINK, look == Field.Look.LINK);
            }
        }
        requestLayout();
    }

    /// Whether a place is on a text that leads somewhere.
    boolean isLink(double x) {
        for (int i = 0; i < fields.size(); i++) {
            var label = labels[i];
            double end = label.getLayoutX() + Math.min(label.getWidth(), label.prefWidth(-1));
            if (fields.get(i).look() == Field.Look.LINK && x >= label.getLayoutX() && x <= end) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset();
        double width = getWidth() - x - snappedRightInset();
        for (int i = 0; i < fields.size(); i++) {
            double its = fields.get(i).share() * width;
            labels[i].resizeRelocate(
                    snapPositionX(x), 0, Math.max(0, Math.floor(its - GAP)), getHeight());
            x += its;
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return labels[0].prefHeight(-1);
    }
}
