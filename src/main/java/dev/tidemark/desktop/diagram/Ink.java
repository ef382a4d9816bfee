package dev.tidemark.desktop.diagram;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;

/// The colours of a drawing, as the style sheets have them: a canvas is not styled itself. Shapes
/// without size take the colours in.
final class Ink extends Pane {
    /// What is drawn with it.
    enum Use {
        GROUND,
        BOX,
        TITLE,
        BORDER,
        TEXT,
        QUIET,
        LINE,
        ACCENT,
        ACCENT_TITLE
    }

    private final Map<Use, Rectangle> drops = new EnumMap<>(Use.class);

    /// @param changed called when any of them is another one now
    Ink(Runnable changed) {
        setManaged(false);
        setMouseTransparent(true);
        for (var use : Use.values()) {
            var drop = new Rectangle(0, 0);
            drop.getStyleClass()
                    .add("ink-" + use.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            drops.put(use, drop);
            getChildren().add(drop);
            ObservableValue<Paint> fill = drop.fillProperty();
            fill.addListener((_, _, _) -> changed.run());
        }
    }

    Paint of(Use use) {
        var drop = drops.get(use);
        return drop == null || drop.getFill() == null ? Color.GRAY : drop.getFill();
    }
}
