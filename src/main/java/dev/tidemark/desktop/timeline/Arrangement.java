package dev.tidemark.desktop.timeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The lines of the list as filter and groups want them. Immutable.
///
/// @param items from the top
/// @param shown how many migrations are among them
/// @param lanes how many lanes the graph needs
record Arrangement(List<TimelineItem> items, int shown, int lanes) {
    Arrangement {
        items = List.copyOf(items);
    }

    /// Puts rows in order. Takes time with the number of rows; callable on any thread.
    static Arrangement of(Rows rows, Filter filter, Groups groups) {
        var shown = rows.shown(filter);
        var items =
                groups.grouping().inOrder()
                        ? inOrder(rows, shown, groups)
                        : apart(rows, shown, groups);
        int lanes = 1;
        for (var item : items) {
            lanes = Math.max(lanes, item.graph().width());
        }
        return new Arrangement(items, shown.cardinality(), lanes);
    }

    /// One line joins all of it.
    private static List<TimelineItem> inOrder(Rows rows, BitSet shown, Groups groups) {
        int here = rows.here();
        var parts = groups.of(rows, shown);
        var order = new Order(rows, shown, parts);
        var lanes = new GraphLanes();
        var items = new ArrayList<TimelineItem>();
        boolean told = false;
        for (var part : parts) {
            if (!told && !part.pending(here)) {
                items.add(here(rows, here, lanes.between()));
                told = true;
            }
            if (!part.title().isEmpty()) {
                items.add(new TimelineItem.Heading(part.title(), part.facts(), lanes.between()));
            }
            for (int place : part.places()) {
                if (!told && place >= here) {
                    items.add(here(rows, here, lanes.between()));
                    told = true;
                }
                var cell = lanes.next(order.of(place), order.parentsOf(place));
                items.add(new TimelineItem.Entry(rows.all().get(place), cell));
            }
        }
        if (!told && !items.isEmpty()) {
            items.add(here(rows, here, lanes.between()));
        }
        return items;
    }

    private static TimelineItem here(Rows rows, int here, GraphCell cell) {
        String text =
                here == 0
                        ? "you are here: everything is applied"
                        : here == rows.all().size()
                                ? "you are here: nothing is applied yet"
                                : "you are here";
        return new TimelineItem.Here(text, cell);
    }

    /// Each group for itself, without lines between the rows.
    private static List<TimelineItem> apart(Rows rows, BitSet shown, Groups groups) {
        var dot = new GraphCell(0, 0, 0, 0);
        var items = new ArrayList<TimelineItem>();
        for (var part : groups.of(rows, shown)) {
            items.add(new TimelineItem.Heading(part.title(), part.facts(), GraphCell.NONE));
            for (int place : part.places()) {
                items.add(new TimelineItem.Entry(rows.all().get(place), dot));
            }
        }
        return items;
    }

    /// Where rows stand once they are grouped.
    private static final class Order {
        private final Lineage lineage;
        private final int[] position;

        Order(Rows rows, BitSet shown, List<Groups.Part> parts) {
            this.lineage = rows.lineage().among(shown);
            this.position = new int[rows.all().size()];
            int next = 0;
            for (var part : parts) {
                for (int place : part.places()) {
                    position[place] = next++;
                }
            }
        }

        int of(int place) {
            return position[place];
        }

        int[] parentsOf(int place) {
            int[] parents = lineage.parentsOf(place);
            for (int i = 0; i < parents.length; i++) {
                parents[i] = position[parents[i]];
            }
            return parents;
        }
    }
}
