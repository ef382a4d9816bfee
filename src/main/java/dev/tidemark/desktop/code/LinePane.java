package dev.tidemark.desktop.code;

import dev.tidemark.desktop.highlight.Piece;
import dev.tidemark.engine.difference.Mark;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/// The numbers, the sign and the text of a line; what changed within it has a ground of its own.
final class LinePane extends Region {
    /// Nobody reads further to the right, and the toolkit gets slow there.
    private static final int LONGEST = 2000;

    private static final String TAB = "    ";

    private final CodeMetrics metrics;
    private final Text before = text("code-number");
    private final Text after = text("code-number");
    private final Text sign = text("code-sign");
    private final List<Text> words = new ArrayList<>();
    private final List<Rectangle> marks = new ArrayList<>();
    private int length;

    LinePane(CodeMetrics metrics) {
        this.metrics = metrics;
        getChildren().addAll(before, after, sign);
        for (var text : List.of(before, after, sign)) {
            text.setFont(metrics.font());
        }
    }

    private static Text text(String styleClass) {
        var text = new Text();
        text.setTextOrigin(VPos.CENTER);
        text.getStyleClass().add(styleClass);
        return text;
    }

    void show(CodeLine line) {
        before.setText(line.before());
        after.setText(line.after());
        sign.setText(line.kind().sign());
        String whole = line.text();
        boolean cut = whole.length() > LONGEST;
        words(cut ? whole.substring(0, LONGEST) + " …" : whole, line.pieces());
        getChildren().removeAll(marks);
        marks.clear();
        for (var mark : line.marks()) {
            if (mark.from() < LONGEST) {
                marks.add(ground(line, mark));
            }
        }
        getChildren().addAll(0, marks);
        requestLayout();
    }

    /// One text for each piece that has a colour, and for what is between them.
    private void words(String text, List<Piece> pieces) {
        getChildren().removeAll(words);
        words.clear();
        int at = 0;
        length = 0;
        for (var piece : pieces) {
            int to = Math.min(piece.to(), text.length());
            if (at < piece.from() && piece.from() < to) {
                word(text.substring(at, piece.from()), "code-text");
                at = piece.from();
            }
            if (at < to) {
                word(text.substring(at, to), piece.style().styleClass());
                at = to;
            }
        }
        word(text.substring(at), "code-text");
        getChildren().addAll(words);
    }

    private void word(String part, String styleClass) {
        if (!part.isEmpty()) {
            var word = text(styleClass);
            word.setFont(metrics.font());
            word.setText(part.replace("\t", TAB));
            word.setX(metrics.text() + length * metrics.character());
            length += word.getText().length();
            words.add(word);
        }
    }

    private Rectangle ground(CodeLine line, Mark mark) {
        var ground = new Rectangle();
        ground.getStyleClass().add("code-mark");
        int from = column(line.text(), mark.from());
        int to = column(line.text(), Math.min(LONGEST, mark.to()));
        ground.setX(metrics.text() + from * metrics.character());
        ground.setWidth((to - from) * metrics.character());
        ground.setArcWidth(4);
        ground.setArcHeight(4);
        return ground;
    }

    private static int column(String text, int index) {
        int column = 0;
        for (int i = 0; i < index; i++) {
            column += text.charAt(i) == '\t' ? TAB.length() : 1;
        }
        return column;
    }

    @Override
    protected void layoutChildren() {
        double middle = getHeight() / 2;
        right(before, metrics.beforeEnd(), middle);
        right(after, metrics.afterEnd(), middle);
        sign.setX(metrics.sign());
        sign.setY(middle);
        words.forEach(word -> word.setY(middle));
        for (var mark : marks) {
            mark.setY(1);
            mark.setHeight(getHeight() - 2);
        }
    }

    private void right(Text text, double end, double middle) {
        text.setX(end - text.getText().length() * metrics.character());
        text.setY(middle);
    }

    @Override
    protected double computePrefWidth(double height) {
        return metrics.text() + (length + 2) * metrics.character();
    }

    @Override
    protected double computePrefHeight(double width) {
        return metrics.rowHeight();
    }
}
