package dev.tidemark.desktop.code;

import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The sizes that all lines of a list share, in pixels.
public final class CodeMetrics {
    private static final double SIZE = 13;

    private final Font font = Font.font("monospace", SIZE);
    private final double character;
    private final double rowHeight;
    private int beforeDigits;
    private int afterDigits;

    /// Measures the font.
    public CodeMetrics() {
        var probe = new Text("0".repeat(100));
        probe.setFont(font);
        character = probe.getLayoutBounds().getWidth() / 100;
        rowHeight = Math.ceil(probe.getLayoutBounds().getHeight() * 1.2);
    }

    /// Makes room for numbers of so many digits.
    public void digits(int digits) {
        beforeDigits = 0;
        afterDigits = digits;
    }

    void measure(List<CodeLine> lines) {
        beforeDigits = 0;
        afterDigits = 0;
        for (var line : lines) {
            beforeDigits = Math.max(beforeDigits, line.before().length());
            afterDigits = Math.max(afterDigits, line.after().length());
        }
    }

    Font font() {
        return font;
    }

    double character() {
        return character;
    }

    /// How high a line is.
    public double rowHeight() {
        return rowHeight;
    }

    /// Where the numbers of the first text end; 0 when there are none.
    double beforeEnd() {
        return beforeDigits == 0 ? 0 : (beforeDigits + 1) * character;
    }

    /// Where the numbers of the second text end.
    double afterEnd() {
        return beforeEnd() + (afterDigits == 0 ? 0 : (afterDigits + 1) * character);
    }

    /// Where the sign stands.
    double sign() {
        return afterEnd() + character;
    }

    /// Where the text begins.
    double text() {
        return sign() + 2 * character;
    }

    /// Where the numbers end that stand in a half of its own.
    double halfNumberEnd() {
        return (Math.max(2, Math.max(beforeDigits, afterDigits)) + 1) * character;
    }

    /// Where the text of a half begins.
    double halfText() {
        return halfNumberEnd() + 3 * character;
    }
}
