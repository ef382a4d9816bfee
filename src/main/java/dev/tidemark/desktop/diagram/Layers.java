package dev.tidemark.desktop.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Sorts connected boxes into columns: what is referred to stands left of what refers to it, and
/// neighbours are near each other. Boxes that refer to each other in a circle are cut apart
/// somewhere.
final class Layers {
    private static final int SWEEPS = 6;

    private final List<List<Integer>> below;
    private final List<List<Integer>> above;
    private final List<Integer> members;
    private final int[] layer;
    private final double[] order;

    /// @param members indexes of boxes that hang together
    /// @param above for each box of the diagram those that it refers to
    /// @param below for each box of the diagram those that refer to it
    Layers(List<Integer> members, List<List<Integer>> above, List<List<Integer>> below) {
        this.members = members;
        this.above = above;
        this.below = below;
        layer = new int[above.size()];
        order = new double[above.size()];
    }

    /// The columns from left to right, each from top to bottom.
    List<List<Integer>> columns() {
        assign();
        var columns = new ArrayList<List<Integer>>();
        int first = members.stream().mapToInt(it -> layer[it]).min().orElse(0);
        for (int member : members) {
            int column = layer[member] - first;
            while (columns.size() <= column) {
                columns.add(new ArrayList<>());
            }
            columns.get(column).add(member);
        }
        columns.removeIf(List::isEmpty);
        arrange(columns);
        return columns;
    }

    /// Each stands one behind the last of those that it refers to.
    private void assign() {
        var state = new byte[layer.length];
        Arrays.fill(layer, 0);
        for (int member : members) {
            depth(member, state);
        }
        for (int member : members) {
            // What refers to nothing stands near what refers to it.
            if (above.get(member).isEmpty() && !below.get(member).isEmpty()) {
                layer[member] =
                        below.get(member).stream().mapToInt(it -> layer[it]).min().orElse(1) - 1;
            }
        }
    }

    /// By a stack of its own: chains may be as long as there are tables.
    private void depth(int start, byte[] state) {
        var path = new ArrayList<Integer>();
        path.add(start);
        while (!path.isEmpty()) {
            int at = path.getLast();
            if (state[at] == 0) {
                state[at] = 1;
                for (int next : above.get(at)) {
                    if (state[next] == 0) {
                        path.add(next);
                    }
                }
            } else {
                path.removeLast();
                if (state[at] == 1) {
                    state[at] = 2;
                    for (int next : above.get(at)) {
                        if (state[next] == 2) {
                            layer[at] = Math.max(layer[at], layer[next] + 1);
                        }
                    }
                }
            }
        }
    }

    private void arrange(List<List<Integer>> columns) {
        columns.forEach(this::number);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean forwards = sweep % 2 == 0;
            for (int i = 0; i < columns.size(); i++) {
                var column = columns.get(forwards ? i : columns.size() - 1 - i);
                var wanted = new double[order.length];
                column.forEach(it -> wanted[it] = average(it, forwards ? above : below));
                column.sort(Comparator.comparingDouble(it -> wanted[it]));
                number(column);
            }
        }
    }

    private void number(List<Integer> column) {
        for (int i = 0; i < column.size(); i++) {
            order[column.get(i)] = (i + 0.5) / column.size();
        }
    }

    private double average(int member, List<List<Integer>> neighbours) {
        return neighbours.get(member).stream()
                .mapToDouble(it -> order[it])
                .average()
                .orElse(order[member]);
    }
}
