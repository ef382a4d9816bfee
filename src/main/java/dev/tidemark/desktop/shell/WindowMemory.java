package dev.tidemark.desktop.shell;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.geometry.Rectangle2D;

/// How a window was left.
///
/// @param bounds its place and size while it was neither maximized nor full screen
/// @param inspector whether the inspector was shown
/// @param divider where the inspector's divider was, as a part of the width
/// @param tabs ids of the pages that come back, in the order of their tabs
/// @param front the id of the page that was in front, or empty
public record WindowMemory(
        Rectangle2D bounds,
        State state,
        Inspector inspector,
        double divider,
        List<String> tabs,
        String front) {
    /// Whether the window filled its screen.
    public enum State {
        NORMAL,
        MAXIMIZED
    }

    /// Whether the inspector was shown.
    public enum Inspector {
        SHOWN,
        HIDDEN
    }

    public WindowMemory {
        tabs = List.copyOf(tabs);
    }

    /// How much of a window must be on a screen for it to be found and moved, in pixels.
    private static final double VISIBLE = 100;

    private static final String LIST_END = "\n";

    /// Whether a window with these bounds can be seen and taken hold of on one of the screens.
    public boolean fits(List<Rectangle2D> screens) {
        return screens.stream().anyMatch(this::reachableOn);
    }

    // The top edge must be on the screen: that is where a window is moved.
    private boolean reachableOn(Rectangle2D screen) {
        double width =
                Math.min(bounds.getMaxX(), screen.getMaxX())
                        - Math.max(bounds.getMinX(), screen.getMinX());
        return width >= VISIBLE
                && bounds.getMinY() >= screen.getMinY() - 1
                && bounds.getMinY() <= screen.getMaxY() - VISIBLE;
    }

    /// As text for a file.
    public String text() {
        var values = new TreeMap<String, String>();
        values.put("x", String.valueOf(bounds.getMinX()));
        values.put("y", String.valueOf(bounds.getMinY()));
        values.put("width", String.valueOf(bounds.getWidth()));
        values.put("height", String.valueOf(bounds.getHeight()));
        values.put("state", state.name());
        values.put("inspector", inspector.name());
        values.put("divider", String.valueOf(divider));
        values.put("front", escaped(front));
        values.put(
                "tabs",
                tabs.stream().map(WindowMemory::escaped).collect(Collectors.joining("\\n")));
        return values.entrySet().stream()
                .map(value -> "%s=%s\n".formatted(value.getKey(), value.getValue()))
                .collect(Collectors.joining());
    }

    /// Reads what [#text] wrote; empty when it is not understood.
    public static Optional<WindowMemory> parse(String text) {
        var values = new Properties();
        try {
            values.load(new StringReader(text));
            return Optional.of(
                    new WindowMemory(
                            new Rectangle2D(
                                    number(values, "x"),
                                    number(values, "y"),
                                    number(values, "width"),
                                    number(values, "height")),
                            State.valueOf(values.getProperty("state", "")),
                            Inspector.valueOf(values.getProperty("inspector", "")),
                            number(values, "divider"),
                            Arrays.stream(values.getProperty("tabs", "").split(LIST_END, -1))
                                    .filter(id -> !id.isEmpty())
                                    .toList(),
                            values.getProperty("front", "")));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static double number(Properties values, String key) {
        return Double.parseDouble(values.getProperty(key, ""));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\");
    }
}
