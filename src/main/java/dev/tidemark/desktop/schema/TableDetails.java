package dev.tidemark.desktop.schema;

import static dev.tidemark.desktop.schema.DetailList.code;
import static dev.tidemark.desktop.schema.DetailList.link;
import static dev.tidemark.desktop.schema.DetailList.quiet;
import static dev.tidemark.desktop.schema.DetailList.row;
import static dev.tidemark.desktop.schema.DetailList.rowWithTip;
import static dev.tidemark.desktop.schema.DetailList.warning;

import dev.tidemark.engine.catalog.model.Column;
import dev.tidemark.engine.catalog.model.Constraint;
import dev.tidemark.engine.catalog.model.Index;
import dev.tidemark.engine.catalog.model.Table;
import dev.tidemark.engine.catalog.model.Trigger;
import dev.tidemark.engine.postgres.ByteCount;
import dev.tidemark.engine.sql.SqlName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is told of a table.
final class TableDetails {
    private static final Pattern EXECUTES =
            Pattern.compile(" EXECUTE (?:FUNCTION|PROCEDURE) (?:([\\w$]+)\\.)?([\\w$]+)\\(");

    private final Catalog catalog;
    private final Table table;
    private final DetailList list;

    TableDetails(Catalog catalog, Table table, DetailList list) {
        this.catalog = catalog;
        this.table = table;
        this.list = list;
    }

    void write() {
        columns();
        list.part("Keys and constraints", table.constraints().stream().map(this::key).toList());
        references();
        indexes(list, table.indexes());
        triggers(catalog, list, table.triggers());
        list.part(
                "Policies",
                table.policies().stream()
                        .map(it -> {
                            String text = DetailWords.policy(it);
                            return rowWithTip(text, code(it.name(), 0.3), quiet(text, 0.7));
                        })
                        .toList());
        partitions();
    }

    private void columns() {
        list.part("Columns", table.columns().stream().map(this::column).toList());
    }

    private DetailRow column(Column column) {
        // Most tables have comments on no column, and defaults that are long.
        boolean commented = table.columns().stream().anyMatch(other -> !other.comment().isEmpty());
        return rowWithTip(
                DetailWords.tip(column),
                quiet(DetailWords.keys(table, column), 0.07),
                code(column.name(), 0.22),
                code(DetailWords.type(column.type()), 0.18),
                quiet(column.nullable() ? "" : "not null", 0.09),
                code(DetailWords.value(column), commented ? 0.22 : 0.44),
                quiet(column.comment().replaceAll("\\R+", " "), commented ? 0.22 : 0));
    }

    private DetailRow key(Constraint key) {
        Optional<Goal> goal =
                key.references()
                        .map(it -> ObjectId.table(it.table()))
                        .filter(catalog::has)
                        .map(Goal.ToObject::new);
        String text = DetailWords.constraint(key);
        return new DetailRow.Fields(
                List.of(
                        quiet(DetailWords.word(key.kind()), 0.14),
                        goal.isPresent() ? link(text, 0.56) : code(text, 0.56),
                        key.validated()
                                ? quiet(key.name(), 0.3)
                                : warning("! not validated · " + key.name(), 0.3)),
                goal,
                key.comment().isEmpty() ? text : "%s%n%s".formatted(text, key.comment()));
    }

    private void references() {
        list.part(
                "Referenced by",
                catalog.incoming(table.name()).stream()
                        .map(it ->
                                row(
                                        Optional.of(
                                                new Goal.ToObject(
                                                        ObjectId.table(it.from().name()))),
                                        link(near(it.from()), 0.3),
                                        code(
                                                "(%s)"
                                                        .formatted(
                                                                String.join(
                                                                        ", ", it.key().columns())),
                                                0.34),
                                        quiet(it.key().name(), 0.36)))
                        .toList());
    }

    /// A table of the same schema is named without it.
    private String near(Table other) {
        return String.valueOf(other.name().schema()).equals(table.name().schema())
                ? other.name().name()
                : other.name().toString();
    }

    static void indexes(DetailList list, List<Index> indexes) {
        list.part("Indexes", indexes.stream().map(TableDetails::index).toList());
    }

    private static DetailRow index(Index index) {
        String marks = DetailWords.marks(index);
        return rowWithTip(
                index.definition(),
                code(index.name(), 0.32),
                code(index.key(), 0.34),
                index.valid() ? quiet(marks, 0.2) : warning("! invalid", 0.2),
                quiet(index.bytes().map(ByteCount::text).orElse(""), 0.14));
    }

    static void triggers(Catalog catalog, DetailList list, List<Trigger> triggers) {
        list.part("Triggers", triggers.stream().map(it -> trigger(catalog, it)).toList());
    }

    private static DetailRow trigger(Catalog catalog, Trigger trigger) {
        var goal = executes(catalog, trigger);
        String text = trigger.fires();
        return new DetailRow.Fields(
                List.of(
                        code(trigger.name(), 0.3),
                        goal.isPresent() ? link(text, 0.55) : code(text, 0.55),
                        trigger.enabled() ? quiet("", 0.15) : warning("! disabled", 0.15)),
                goal,
                trigger.definition());
    }

    private static Optional<Goal> executes(Catalog catalog, Trigger trigger) {
        var found = EXECUTES.matcher(trigger.definition());
        if (!found.find()) {
            return Optional.empty();
        }
        String in = found.group(1) == null ? "public" : found.group(1);
        var called = catalog.routinesCalled(new SqlName(in, found.group(2)));
        return called.stream().findFirst().map(Goal.ToObject::new);
    }

    private void partitions() {
        table.parent()
                .ifPresent(parent -> {
                    list.heading("Partition of", "");
                    list.rows()
                            .add(
                                    row(
                                            Optional.of(new Goal.ToObject(ObjectId.table(parent))),
                                            link(parent.toString(), 0.4),
                                            code(table.partitioning(), 0.6)));
                });
        list.part(
                "Partitions",
                catalog.partitions(table.name()).stream()
                        .map(it ->
                                row(
                                        Optional.of(new Goal.ToObject(ObjectId.table(it.name()))),
                                        link(near(it), 0.4),
                                        code(it.partitioning(), 0.46),
                                        quiet(it.bytes().map(ByteCount::text).orElse(""), 0.14)))
                        .toList());
    }
}
