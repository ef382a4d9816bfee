package dev.tidemark.desktop.code;

import dev.tidemark.desktop.highlight.Piece;
import dev.tidemark.engine.difference.Mark;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/// The text of a line in its colours; what changed within it has a ground of its own.
final class LineText extends Region {
    /// Nobody reads further to the right, and the toolkit gets slow there.
    static final int LONGEST = 2000;

    private static final String TAB = "    ";

    private final CodeMetrics metrics;
    private final List<Text> words = new ArrayList<>();
    private final List<Rectangle> marks = new ArrayList<>();
    private int length;

    LineText(CodeMetrics metrics) {
        this.metrics = metrics;
    }

    void clear() {
        getChildren().clear();
        words.clear();
        marks.clear();
        length = 0;
    }

    void show(CodeLine line) {
        clear();
        String whole = line.text();
        boolean cut = whole.length() > LONGEST;
        for (var mark : line.marks()) {
            if (mark.from() < LONGEST) {
                marks.add(ground(line, mark));
            }
        }
        words(cut ? whole.substring(0, LONGEST) + " …" : whole, line.pieces());
        getChildren().addAll(marks);
        getChildren().addAll(words);
        requestLayout();
    }

    /// One text for each piece that has a colour, and for what is between them.
    private void words(String text, List<Piece> pieces) {
        int at = 0;
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
    }

    private void word(String part, String styleClass) {
        if (!part.isEmpty()) {
            var word = new Text(part.replace("\t", TAB));
            word.setTextOrigin(VPos.CENTER);
            word.getStyleClass().add(styleClass);
            word.setFont(metrics.font());
            word.setX(length * metrics.character());
            length += word.getText().length();
            words.add(word);
        }
    }

    private Rectangle ground(CodeLine line, Mark mark) {
        var ground = new Rectangle();
        ground.getStyleClass().add("code-mark");
        int from = column(line.text(), mark.from());
        int to = column(line.text(), Math.min(LONGEST, mark.to()));
        ground.setX(from * metrics.character());
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

    /// How many columns a line takes.
    static int columns(String text) {
        return column(text, Math.min(text.length(), LONGEST));
    }

    @Override
    protected void layoutChildren() {
        double middle = getHeight() / 2;
        words.forEach(word -> word.setY(middle));
        for (var mark : marks) {
            mark.setY(1);
            mark.setHeight(getHeight() - 2);
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return (length + 2) * metrics.character();
    }

    @Override
    protected double computePrefHeight(double width) {
        return metrics.rowHeight();
    }
}
