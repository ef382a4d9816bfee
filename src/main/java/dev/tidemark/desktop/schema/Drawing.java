package dev.tidemark.desktop.schema;

import dev.tidemark.desktop.diagram.Box;
import dev.tidemark.desktop.diagram.Diagram;
import dev.tidemark.desktop.diagram.Link;
import dev.tidemark.desktop.diagram.Placed;
import dev.tidemark.engine.catalog.model.Column;
import dev.tidemark.engine.catalog.model.Constraint;
import dev.tidemark.engine.catalog.model.Table;
import dev.tidemark.engine.sql.SqlName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Draws tables with their foreign keys. Called on a worker.
final class Drawing {
    /// More tables than these are not drawn at once.
    private static final int MOST = 400;

    /// So few tables are drawn together, whatever their schemas.
    private static final int FEW = 60;

    private final Catalog catalog;
    private final Wish wish;

    /// What is to be drawn.
    ///
    /// @param from the table in the middle, or the one whose schema is drawn
    /// @param reach how many foreign keys away a table may be; 0 for all
    record Wish(SqlName from, int reach, Columns columns) {}

    /// Which columns stand in a box.
    enum Columns {
        KEYS,
        ALL
    }

    /// What was drawn.
    ///
    /// @param note what is not on it, or how much is, in words
    record Drawn(Wish wish, Placed placed, String note) {}

    private Drawing(Catalog catalog, Wish wish) {
        this.catalog = catalog;
        this.wish = wish;
    }

    static Drawn of(Catalog catalog, Wish wish) {
        return new Drawing(catalog, wish).drawn();
    }

    private Drawn drawn() {
        var wanted = wish.reach() == 0 ? whole() : around(wish.reach());
        boolean cut = wanted.size() > MOST;
        var tables = cut ? wanted.subList(0, MOST) : wanted;
        long schemas = tables.stream().map(table -> table.name().schema()).distinct().count();
        String note = DetailWords.count(tables.size(), "table");
        if (cut) {
            note =
                    "%s of %,d: %s"
                            .formatted(
                                    note,
                                    wanted.size(),
                                    wish.reach() == 0
                                            ? "those with the most foreign keys"
                                            : "the nearest");
        } else if (schemas > 1) {
            note = "%s of %,d schemas".formatted(note, schemas);
        }
        return new Drawn(wish, Placed.of(diagram(tables, schemas > 1)), note);
    }

    /// All tables where they are few; else those of the schema with what they refer to, and of too
    /// many those that hang together most.
    private List<Table> whole() {
        var all = catalog.tables().stream().filter(table -> table.parent().isEmpty()).toList();
        if (all.size() <= FEW) {
            return all;
        }
        var wanted = new LinkedHashSet<Table>();
        all.stream()
                .filter(table -> String.valueOf(table.name().schema()).equals(wish.from().schema()))
                .forEach(wanted::add);
        for (var table : List.copyOf(wanted)) {
            table.foreignKeys().stream()
                    .flatMap(key -> key.references().stream())
                    .flatMap(to -> catalog.table(to.table()).stream())
                    .forEach(wanted::add);
        }
        var tables = new ArrayList<>(wanted);
        if (tables.size() > MOST) {
            tables.sort((one, other) -> Integer.compare(keys(other), keys(one)));
        }
        return tables;
    }

    private int keys(Table table) {
        return table.foreignKeys().size() + catalog.incoming(table.name()).size();
    }

    /// The nearest first.
    private List<Table> around(int reach) {
        Set<SqlName> found = new LinkedHashSet<>();
        found.add(wish.from());
        var ring = List.of(wish.from());
        for (int step = 0; step < reach; step++) {
            var next = new ArrayList<SqlName>();
            for (var name : ring) {
                catalog.incoming(name).stream()
                        .map(it -> it.from().name())
                        .filter(found::add)
                        .forEach(next::add);
                catalog.table(name).stream()
                        .flatMap(table -> table.foreignKeys().stream())
                        .flatMap(key -> key.references().stream())
                        .map(Constraint.Reference::table)
                        .filter(found::add)
                        .forEach(next::add);
            }
            ring = next;
        }
        return found.stream().flatMap(name -> catalog.table(name).stream()).toList();
    }

    private Diagram diagram(List<Table> tables, boolean qualified) {
        Map<SqlName, Integer> places = new HashMap<>();
        var boxes = new ArrayList<Box>();
        var lines = new ArrayList<List<String>>();
        for (var table : tables) {
            places.put(table.name(), places.size());
            var shown =
                    table.columns().stream()
                            .filter(column ->
                                    wish.columns() == Columns.ALL
                                            || !DetailWords.keys(table, column).isEmpty())
                            .toList();
            lines.add(shown.stream().map(Column::name).toList());
            boxes.add(
                    new Box(
                            table.name().toString(),
                            qualified ? table.name().toString() : table.name().name(),
                            shown.stream()
                                    .map(column ->
                                            new Box.Line(
                                                    DetailWords.keys(table, column)
                                                            .replace("PK FK", "PF"),
                                                    column.name(),
                                                    DetailWords.type(column.type())))
                                    .toList()));
        }
        var links = new ArrayList<Link>();
        for (int i = 0; i < tables.size(); i++) {
            int from = i;
            var table = tables.get(from);
            for (var key : table.foreignKeys()) {
                key.references()
                        .map(it -> places.get(it.table()))
                        .ifPresent(to -> links.add(link(table, key, from, lines.get(from), to)));
            }
        }
        return new Diagram(boxes, links);
    }

    private static Link link(Table table, Constraint key, int from, List<String> lines, int to) {
        int line = key.columns().isEmpty() ? -1 : lines.indexOf(key.columns().getFirst());
        boolean alone =
                table.constraints().stream()
                        .filter(it ->
                                it.kind() == Constraint.Kind.PRIMARY_KEY
                                        || it.kind() == Constraint.Kind.UNIQUE)
                        .anyMatch(it -> key.columns().containsAll(it.columns()));
        boolean maybe =
                key.columns().stream()
                        .flatMap(name -> table.column(name).stream())
                        .anyMatch(Column::nullable);
        return new Link(
                from,
                line,
                to,
                alone ? Link.Many.AT_MOST_ONE : Link.Many.ANY_NUMBER,
                maybe ? Link.Needed.MAYBE : Link.Needed.ALWAYS);
    }
}
