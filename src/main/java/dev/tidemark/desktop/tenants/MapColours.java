package dev.tidemark.desktop.tenants;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.converter.PaintConverter;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/// The map's colours, which the style sheet takes from the theme as `-map-applied` and so on: what
/// is drawn on a canvas has no style classes.
final class MapColours {
    private static final List<String> NAMES =
            List.of(
                    "applied",
                    "pending",
                    "changed",
                    "failed",
                    "missing",
                    "out-of-order",
                    "repeatable",
                    "muted",
                    "ground",
                    "text",
                    "quiet",
                    "line",
                    "band",
                    "accent",
                    "marked");
    private static final double SOFT = 0.24;

    private static final List<CssMetaData<HeatMap, Paint>> OURS =
            NAMES.stream().map(MapColours::meta).toList();

    private final Map<String, StyleableObjectProperty<Paint>> paints = new HashMap<>();

    /// @param changed is told when the theme changes
    MapColours(HeatMap map, Runnable changed) {
        for (int i = 0; i < NAMES.size(); i++) {
            paints.put(NAMES.get(i), new Property(map, OURS.get(i), changed));
        }
    }

    /// All that the map can be styled by.
    static List<CssMetaData<? extends Styleable, ?>> metaData() {
        var all =
                new java.util.ArrayList<CssMetaData<? extends Styleable, ?>>(
                        Region.getClassCssMetaData());
        all.addAll(OURS);
        return List.copyOf(all);
    }

    /// The colour of a name.
    Color of(String name) {
        var paint = property(name).get();
        return paint instanceof Color colour ? colour : Color.TRANSPARENT;
    }

    /// The same, light enough to be a ground.
    Color soft(String name) {
        return of(name).deriveColor(0, 1, 1, SOFT);
    }

    private StyleableObjectProperty<Paint> property(String name) {
        var known = paints.get(name);
        if (known == null) {
            throw new IllegalArgumentException(name);
        }
        return known;
    }

    private static CssMetaData<HeatMap, Paint> meta(String name) {
        return new CssMetaData<>("-map-" + name, PaintConverter.getInstance(), Color.TRANSPARENT) {
            @Override
            public boolean isSettable(HeatMap map) {
                return true;
            }

            @Override
            public StyleableProperty<Paint> getStyleableProperty(HeatMap map) {
                return map.colours().property(name);
            }
        };
    }

    /// One colour.
    private static final class Property extends StyleableObjectProperty<Paint> {
        private final HeatMap map;
        private final CssMetaData<HeatMap, Paint> meta;
        private final Runnable changed;

        Property(HeatMap map, CssMetaData<HeatMap, Paint> meta, Runnable changed) {
            super(Color.TRANSPARENT);
            this.map = map;
            this.meta = meta;
            this.changed = changed;
        }

        @Override
        protected void invalidated() {
            changed.run();
        }

        @Override
        public Object getBean() {
            return map;
        }

        @Override
        public String getName() {
            return meta.getProperty();
        }

        @Override
        public CssMetaData<? extends Styleable, Paint> getCssMetaData() {
            return meta;
        }
    }
}
