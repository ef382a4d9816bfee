package dev.tidemark.desktop.timeline;

import dev.tidemark.engine.migration.DependencyGraph;
import dev.tidemark.engine.migration.Migration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Which row follows which: a migration follows those that its header depends on, and without such
/// a line the one before it. Rows are numbered from the newest. Immutable.
final class Lineage {
    /// How far back is looked for a needless line; further back it is drawn.
    private static final int MOST_STEPS = 500;

    private static final int[] NOTHING = {};

    private final int[][] parents;

    private Lineage(int[][] parents) {
        this.parents = parents;
    }

    /// @param rows from the newest
    static Lineage of(List<TimelineRow> rows, DependencyGraph graph) {
        Map<String, Integer> places = new HashMap<>();
        for (int place = 0; place < rows.size(); place++) {
            int its = place;
            rows.get(place).file().ifPresent(file -> places.put(file.path(), its));
        }
        var parents = new int[rows.size()][];
        for (int place = rows.size() - 1; place >= 0; place--) {
            var needed = rows.get(place).file().map(graph::dependenciesOf).orElse(List.of());
            parents[place] =
                    needed.isEmpty() ? before(place, rows.size()) : places(needed, place, places);
        }
        return new Lineage(parents).reduced();
    }

    /// What a row follows, when only some rows are shown: the nearest shown ones.
    ///
    /// @param shown places of the rows that are shown
    Lineage among(BitSet shown) {
        if (shown.cardinality() == parents.length) {
            return this;
        }
        var nearest = new int[parents.length][];
        var result = new int[parents.length][];
        for (int place = parents.length - 1; place >= 0; place--) {
            var all = new TreeSet<Integer>();
            for (int parent : parents[place]) {
                for (int near : nearest[parent]) {
                    all.add(near);
                }
            }
            var found = all.stream().mapToInt(Integer::intValue).toArray();
            result[place] = found;
            nearest[place] = shown.get(place) ? new int[] {place} : found;
        }
        return new Lineage(result).reduced();
    }

    int[] parentsOf(int place) {
        return parents[place].clone();
    }

    private static int[] before(int place, int count) {
        return place + 1 < count ? new int[] {place + 1} : NOTHING;
    }

    private static int[] places(List<Migration> needed, int place, Map<String, Integer> places) {
        return needed.stream()
                .mapToInt(file -> places.getOrDefault(file.path(), 0))
                .filter(parent -> parent > place)
                .sorted()
                .distinct()
                .toArray();
    }

    /// Leaves out lines to what another line leads to anyway.
    private Lineage reduced() {
        for (int place = 0; place < parents.length; place++) {
            if (parents[place].length > 1) {
                parents[place] = reduced(parents[place]);
            }
        }
        return this;
    }

    private int[] reduced(int[] all) {
        var kept = new ArrayList<Integer>();
        for (int parent : all) {
            boolean needless = false;
            for (int other : all) {
                needless |= other < parent && leads(other, parent);
            }
            if (!needless) {
                kept.add(parent);
            }
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    private boolean leads(int from, int to) {
        var open = new TreeSet<Integer>(List.of(from));
        for (int step = 0; step < MOST_STEPS && !open.isEmpty(); step++) {
            int place = open.removeFirst();
            for (int parent : parents[place]) {
                if (parent == to) {
                    return true;
                }
                if (parent < to) {
                    open.add(parent);
                }
            }
        }
        return false;
    }
}
