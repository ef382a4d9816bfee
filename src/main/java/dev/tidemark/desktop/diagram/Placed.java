package dev.tidemark.desktop.diagram;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/// A diagram with the places of its boxes. Immutable.
///
/// @param places one for each box
/// @param ends for each link how far below the upper edge of its box it ends
/// @param width of all
/// @param height of all
public record Placed(
        Diagram diagram, List<Place> places, List<Double> ends, double width, double height) {
    private static final double APART = 12;
    private static final double EDGE = 10;

    /// Nothing to draw.
    public static final Placed EMPTY = new Placed(Diagram.EMPTY, List.of(), List.of(), 0, 0);

    public Placed {
        places = List.copyOf(places);
        ends = List.copyOf(ends);
    }

    /// Places the boxes of a diagram; takes a moment for hundreds.
    public static Placed of(Diagram diagram) {
        return new Placing(diagram).placed();
    }

    /// Links that end at one box end below each other, in the order in which they come.
    static List<Double> ends(Diagram diagram, List<Place> places) {
        var coming = new HashMap<Integer, List<Integer>>();
        for (int i = 0; i < diagram.links().size(); i++) {
            coming.computeIfAbsent(diagram.links().get(i).to(), _ -> new ArrayList<>()).add(i);
        }
        var ends = new ArrayList<>(Collections.nCopies(diagram.links().size(), 0.0));
        coming.forEach((box, links) -> {
            links.sort(
                    Comparator.comparingDouble(i -> {
                        var link = diagram.links().get(i);
                        return places.get(link.from()).y() + BoxSize.middle(link.fromLine());
                    }));
            double first = EDGE;
            double room = places.get(box).height() - 2 * first;
            double step = links.size() < 2 ? 0 : Math.min(APART, room / (links.size() - 1));
            for (int i = 0; i < links.size(); i++) {
                ends.set(links.get(i), first + i * step);
            }
        });
        return ends;
    }
}
