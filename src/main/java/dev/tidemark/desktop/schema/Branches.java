package dev.tidemark.desktop.schema;

import dev.tidemark.engine.catalog.model.Column;
import dev.tidemark.engine.catalog.model.Schema;
import dev.tidemark.engine.catalog.model.Table;
import dev.tidemark.engine.catalog.model.View;
import dev.tidemark.engine.postgres.ByteCount;
import dev.tidemark.engine.sql.SqlName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Sorts the objects of a database into its tree.
final class Branches {
    private final Catalog catalog;

    private Branches(Catalog catalog) {
        this.catalog = catalog;
    }

    static List<Branch> of(Catalog catalog) {
        var made = new Branches(catalog);
        var branches = new ArrayList<Branch>();
        catalog.database().schemas().stream().map(made::branch).forEach(branches::add);
        var extensions = catalog.database().extensions();
        if (!extensions.isEmpty()) {
            var entries =
                    extensions.stream()
                            .map(it ->
                                    Entry.of(
                                            new ObjectId(
                                                    ObjectKind.EXTENSION,
                                                    new SqlName(null, it.name())),
                                            it.version(),
                                            List.of(),
                                            List.of()))
                            .toList();
            var group = new Group("", ObjectKind.EXTENSION, count(entries.size()), entries);
            branches.add(new Branch(ObjectId.schema(""), "", List.of(group)));
        }
        return branches;
    }

    private static String count(int number) {
        return "%,d".formatted(number);
    }

    private Branch branch(Schema schema) {
        var groups = new ArrayList<Group>();
        var tables = schema.tables().stream().filter(it -> it.parent().isEmpty()).toList();
        add(
                groups,
                schema,
                ObjectKind.TABLE,
                tables.stream().map(this::entry).toList(),
                bytes(schema.tables().stream().map(Table::bytes)));
        for (var kind : List.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW)) {
            var views =
                    schema.views().stream().filter(it -> Catalog.id(it).kind() == kind).toList();
            add(
                    groups,
                    schema,
                    kind,
                    views.stream().map(Branches::entry).toList(),
                    bytes(views.stream().map(View::bytes)));
        }
        add(
                groups,
                schema,
                ObjectKind.FUNCTION,
                schema.routines().stream()
                        .map(it -> Entry.of(Catalog.id(it), it.language(), List.of(), List.of()))
                        .toList(),
                0);
        add(
                groups,
                schema,
                ObjectKind.TYPE,
                schema.types().stream()
                        .map(it ->
                                Entry.of(
                                        new ObjectId(ObjectKind.TYPE, it.name()),
                                        DetailWords.word(it.kind()),
                                        Stream.concat(
                                                        it.labels().stream(),
                                                        it.columns().stream().map(Column::name))
                                                .toList(),
                                        List.of()))
                        .toList(),
                0);
        add(
                groups,
                schema,
                ObjectKind.SEQUENCE,
                schema.sequences().stream()
                        .map(it ->
                                Entry.of(
                                        new ObjectId(ObjectKind.SEQUENCE, it.name()),
                                        it.type(),
                                        List.of(),
                                        List.of()))
                        .toList(),
                0);
        int objects = groups.stream().mapToInt(group -> group.entries().size()).sum();
        return new Branch(
                ObjectId.schema(schema.name()), objects == 0 ? "empty" : count(objects), groups);
    }

    private static void add(
            List<Group> groups, Schema schema, ObjectKind kind, List<Entry> entries, long bytes) {
        if (!entries.isEmpty()) {
            String detail = count(entries.size());
            groups.add(
                    new Group(
                            schema.name(),
                            kind,
                            bytes == 0
                                    ? detail
                                    : "%s · %s".formatted(detail, ByteCount.text(bytes)),
                            entries));
        }
    }

    private static long bytes(Stream<Optional<Long>> sizes) {
        return sizes.mapToLong(size -> size.orElse(0L)).sum();
    }

    private Entry entry(Table table) {
        var parts = catalog.partitions(table.name()).stream().map(this::entry).toList();
        long bytes =
                table.bytes().orElse(0L)
                        + bytes(catalog.partitions(table.name()).stream().map(Table::bytes));
        return Entry.of(
                ObjectId.table(table.name()),
                table.kind() == Table.Kind.FOREIGN
                        ? "foreign"
                        : bytes == 0 ? "" : ByteCount.text(bytes),
                table.columns().stream().map(Column::name).toList(),
                parts);
    }

    private static Entry entry(View view) {
        return Entry.of(
                Catalog.id(view),
                view.bytes().map(ByteCount::text).orElse(""),
                view.columns().stream().map(Column::name).toList(),
                List.of());
    }
}
