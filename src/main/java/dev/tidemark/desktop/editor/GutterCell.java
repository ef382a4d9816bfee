package dev.tidemark.desktop.editor;

import java.util.stream.Stream;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// What stands beside one line: a part's name at the left, a sign and the number at the right.
/// Texts without skins, laid out by hand: lines come into sight by the dozen.
final class GutterCell extends Region {
    /// Room for the longest name, in widths of a digit.
    private static final double NAME = 7;

    private final Text name = new Text();
    private final Text sign = new Text();
    private final Text number = new Text();
    private final boolean named;

    /// @param name a part's name; null where no part has one
    GutterCell(@Nullable String name, String sign, String number) {
        getStyleClass().add("gutter");
        this.name.getStyleClass().add("gutter-part");
        this.sign.getStyleClass().add("gutter-sign");
        this.number.getStyleClass().add("line-number");
        named = name != null;
        this.name.setText(name == null ? "" : name);
        this.sign.setText(sign);
        this.number.setText(number);
        getChildren().add(this.number);
        Stream.of(this.name, this.sign)
                .filter(text -> !text.getText().isEmpty())
                .forEach(getChildren()::add);
    }

    /// The sign, to dress it.
    Text sign() {
        return sign;
    }

    private double digit() {
        return number.getLayoutBounds().getWidth() / Math.max(1, number.getText().length());
    }

    @Override
    protected double computePrefWidth(double height) {
        var insets = getInsets();
        double name = named ? NAME : 0.5;
        return snapSizeX(
                insets.getLeft()
                        + insets.getRight()
                        + digit() * (name + 1.6 + number.getText().length()));
    }

    @Override
    protected double computePrefHeight(double width) {
        var insets = getInsets();
        return insets.getTop() + insets.getBottom() + number.getLayoutBounds().getHeight();
    }

    @Override
    protected void layoutChildren() {
        var insets = getInsets();
        double base = insets.getTop() + number.getBaselineOffset();
        double right = getWidth() - insets.getRight() - number.getLayoutBounds().getWidth();
        place(name, insets.getLeft() + digit() / 2, base);
        place(sign, right - 1.6 * digit(), base);
        place(number, right, base);
    }

    private void place(Text text, double x, double base) {
        text.relocate(snapPositionX(x), snapPositionY(base - text.getBaselineOffset()));
    }
}
