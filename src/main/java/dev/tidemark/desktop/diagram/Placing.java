package dev.tidemark.desktop.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/// Places boxes: those that hang together in columns, the groups beside and below each other, and
/// last what hangs on nothing.
final class Placing {
    private static final double BETWEEN_COLUMNS = 84;
    private static final double BETWEEN_BOXES = 26;
    private static final double BETWEEN_GROUPS = 70;
    private static final double MARGIN = 24;
    private static final double ROUNDS = 4;

    /// Wider than high, as windows are.
    private static final double SHAPE = 1.7;

    private final Diagram diagram;
    private final Place[] places;
    private final List<List<Integer>> above = new ArrayList<>();
    private final List<List<Integer>> below = new ArrayList<>();

    Placing(Diagram diagram) {
        this.diagram = diagram;
        places = diagram.boxes().stream().map(BoxSize::of).toArray(Place[]::new);
        for (int i = 0; i < places.length; i++) {
            above.add(new ArrayList<>());
            below.add(new ArrayList<>());
        }
        for (var link : diagram.links()) {
            if (link.from() != link.to() && !above.get(link.from()).contains(link.to())) {
                above.get(link.from()).add(link.to());
                below.get(link.to()).add(link.from());
            }
        }
    }

    Placed placed() {
        var groups = new ArrayList<>(groups());
        groups.sort(Comparator.comparingInt((List<Integer> group) -> group.size()).reversed());
        var sizes = new ArrayList<Place>();
        for (var group : groups) {
            sizes.add(group.size() == 1 ? places[group.getFirst()] : place(group));
        }
        double area =
                sizes.stream()
                        .mapToDouble(it ->
                                (it.width() + BETWEEN_GROUPS) * (it.height() + BETWEEN_GROUPS))
                        .sum();
        double widest = sizes.stream().mapToDouble(Place::width).max().orElse(0);
        pack(groups, sizes, Math.max(widest, Math.sqrt(area * SHAPE)));
        double right = 0;
        double bottom = 0;
        for (var place : places) {
            right = Math.max(right, place.right());
            bottom = Math.max(bottom, place.bottom());
        }
        var all = List.of(places);
        return new Placed(diagram, all, Placed.ends(diagram, all), right + MARGIN, bottom + MARGIN);
    }

    private List<List<Integer>> groups() {
        var groups = new ArrayList<List<Integer>>();
        var seen = new HashSet<Integer>();
        for (int i = 0; i < places.length; i++) {
            if (seen.add(i)) {
                var group = new ArrayList<Integer>(List.of(i));
                for (int at = 0; at < group.size(); at++) {
                    for (var side : List.of(above, below)) {
                        side.get(group.get(at)).stream().filter(seen::add).forEach(group::add);
                    }
                }
                groups.add(group);
            }
        }
        return groups;
    }

    /// Places a group at the origin.
    ///
    /// @return how large it is
    private Place place(List<Integer> group) {
        var columns = narrow(new Layers(group, above, below).columns());
        double x = 0;
        for (var column : columns) {
            double widest = column.stream().mapToDouble(it -> places[it].width()).max().orElse(0);
            double y = 0;
            for (int box : column) {
                places[box] = places[box].at(x, y);
                y += places[box].height() + BETWEEN_BOXES;
            }
            x += widest + BETWEEN_COLUMNS;
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < columns.size(); i++) {
                pull(columns.get(round % 2 == 0 ? i : columns.size() - 1 - i));
            }
        }
        double top = group.stream().mapToDouble(it -> places[it].y()).min().orElse(0);
        group.forEach(it -> places[it] = places[it].at(places[it].x(), places[it].y() - top));
        double bottom = group.stream().mapToDouble(it -> places[it].bottom()).max().orElse(0);
        return new Place(0, 0, x - BETWEEN_COLUMNS, bottom);
    }

    /// Columns that are far higher than the whole is wide are broken.
    private List<List<Integer>> narrow(List<List<Integer>> columns) {
        double area = 0;
        for (var column : columns) {
            for (int box : column) {
                area +=
                        (places[box].width() + BETWEEN_COLUMNS)
                                * (places[box].height() + BETWEEN_BOXES);
            }
        }
        double most = Math.max(800, 1.1 * Math.sqrt(area / SHAPE));
        var narrow = new ArrayList<List<Integer>>();
        for (var column : columns) {
            double height = column.stream().mapToDouble(this::step).sum();
            double each = height / Math.ceil(height / most);
            var part = new ArrayList<Integer>();
            double filled = 0;
            for (int box : column) {
                if (filled > 0 && filled + step(box) / 2 > each) {
                    narrow.add(part);
                    part = new ArrayList<>();
                    filled = 0;
                }
                part.add(box);
                filled += step(box);
            }
            narrow.add(part);
        }
        return narrow;
    }

    private double step(int box) {
        return places[box].height() + BETWEEN_BOXES;
    }

    /// Moves the boxes of a column towards their neighbours, in their order and apart.
    private void pull(List<Integer> column) {
        double shift = 0;
        double end = Double.NEGATIVE_INFINITY;
        for (int box : column) {
            double wanted = wanted(box) - places[box].height() / 2;
            double y = Math.max(wanted, end);
            shift += wanted - y;
            places[box] = places[box].at(places[box].x(), y);
            end = y + step(box);
        }
        // Those that had to give way did so downwards only.
        double back = shift / column.size();
        column.forEach(it -> places[it] = places[it].at(places[it].x(), places[it].y() + back));
    }

    private double wanted(int box) {
        double sum = 0;
        int count = 0;
        for (var side : List.of(above, below)) {
            for (int neighbour : side.get(box)) {
                sum += places[neighbour].middleY();
                count++;
            }
        }
        return count == 0 ? places[box].middleY() : sum / count;
    }

    /// Puts the groups into rows.
    private void pack(List<List<Integer>> groups, List<Place> sizes, double width) {
        double x = MARGIN;
        double y = MARGIN;
        double row = 0;
        for (int i = 0; i < groups.size(); i++) {
            var size = sizes.get(i);
            double gap = groups.get(i).size() == 1 ? BETWEEN_BOXES : BETWEEN_GROUPS;
            if (x > MARGIN && x + size.width() > width + MARGIN) {
                x = MARGIN;
                y += row + gap;
                row = 0;
            }
            for (int box : groups.get(i)) {
                double fromX = groups.get(i).size() == 1 ? 0 : places[box].x();
                double fromY = groups.get(i).size() == 1 ? 0 : places[box].y();
                places[box] = places[box].at(x + fromX, y + fromY);
            }
            x += size.width() + gap;
            row = Math.max(row, size.height());
        }
    }
}
