package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.completion.Snippet;
import java.util.ArrayList;
import java.util.List;

/// The places of an inserted snippet that are still to be filled in, kept where they are while one
/// types into them. Used on the JavaFX thread.
final class SnippetStops {
    private record Range(int from, int to) {}

    private final EditedText text;
    private List<Range> stops = List.of();
    private int current = -1;

    SnippetStops(EditedText text) {
        this.text = text;
        text.onChange(this::edited);
    }

    /// Whether there are places to go to.
    boolean active() {
        return current >= 0;
    }

    /// A snippet was inserted.
    ///
    /// @param at the offset of its first character
    void begin(int at, List<Snippet.Stop> places) {
        stops = places.stream().map(stop -> new Range(at + stop.from(), at + stop.to())).toList();
        current = -1;
        if (!stops.isEmpty()) {
            go(0);
        }
    }

    /// Goes to the next place, or with -1 to the one before; behind the last one it is over.
    void step(int by) {
        int next = current + by;
        if (next >= stops.size()) {
            int end = stops.get(current).to();
            end();
            text.select(end, end);
        } else {
            go(Math.max(0, next));
        }
    }

    private void go(int index) {
        current = index;
        text.select(stops.get(index).from(), stops.get(index).to());
    }

    /// It is over.
    void end() {
        stops = List.of();
        current = -1;
    }

    private void edited(EditedText.Change change) {
        if (!active()) {
            return;
        }
        var here = stops.get(current);
        int end = change.at() + change.removed();
        if (change.at() < here.from() || end > here.to()) {
            // Somebody works elsewhere.
            end();
            return;
        }
        int by = change.inserted() - change.removed();
        var moved = new ArrayList<Range>(stops.size());
        for (int i = 0; i < stops.size(); i++) {
            var stop = stops.get(i);
            if (i == current) {
                moved.add(new Range(stop.from(), stop.to() + by));
            } else if (stop.from() >= end) {
                moved.add(new Range(stop.from() + by, stop.to() + by));
            } else {
                moved.add(stop);
            }
        }
        stops = List.copyOf(moved);
    }
}
