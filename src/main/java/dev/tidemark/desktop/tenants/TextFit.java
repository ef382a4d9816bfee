package dev.tidemark.desktop.tenants;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Cuts texts to a width, with an ellipsis. Measuring is slow, so that it remembers.
final class TextFit {
    private static final int MOST = 4000;

    private final Map<String, String> cut = new HashMap<>();
    private final Text probe = new Text();
    private Font font = Font.getDefault();
    private double width;

    /// What holds from now on.
    void within(Font wantedFont, double wantedWidth) {
        if (!wantedFont.equals(font) || wantedWidth != width) {
            font = wantedFont;
            width = wantedWidth;
            cut.clear();
        }
    }

    /// As much of a text as there is room for.
    String of(String text) {
        if (cut.size() > MOST) {
            cut.clear();
        }
        return cut.computeIfAbsent(text, this::cut);
    }

    /// How wide a text is.
    double width(String text) {
        probe.setFont(font);
        probe.setText(text);
        return probe.getLayoutBounds().getWidth();
    }

    private String cut(String text) {
        if (width(text) <= width) {
            return text;
        }
        int fits = 0;
        int tooLong = text.length();
        while (fits + 1 < tooLong) {
            int middle = (fits + tooLong) / 2;
            if (width(text.substring(0, middle) + "…") <= width) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return text.substring(0, fits) + "…";
    }
}
