package dev.tidemark.engine.catalog.document;

import dev.tidemark.engine.catalog.model.Column;
import dev.tidemark.engine.catalog.model.Constraint;
import dev.tidemark.engine.catalog.model.Database;
import dev.tidemark.engine.catalog.model.Index;
import dev.tidemark.engine.catalog.model.Policy;
import dev.tidemark.engine.catalog.model.Table;
import dev.tidemark.engine.catalog.model.Trigger;
import dev.tidemark.engine.postgres.ByteCount;
import dev.tidemark.engine.sql.SqlName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What the document says of a table.
final class TableSection {
    private final Map<SqlName, List<String>> referencedBy = new HashMap<>();
    private final Map<SqlName, List<Table>> partitions = new HashMap<>();
    private final Markdown out;

    TableSection(Database database, Markdown out) {
        this.out = out;
        database.tables().forEach(this::note);
    }

    private void note(Table table) {
        table.parent()
                .ifPresent(parent ->
                        partitions.computeIfAbsent(parent, _ -> new ArrayList<>()).add(table));
        if (table.parent().isEmpty()) {
            for (var key : table.foreignKeys()) {
                key.references()
                        .ifPresent(to ->
                                referencedBy
                                        .computeIfAbsent(to.table(), _ -> new ArrayList<>())
                                        .add(from(table, to.table(), key)));
            }
        }
    }

    private static String from(Table table, SqlName to, Constraint key) {
        return "%s (%s)".formatted(linked(table.name(), to), codes(key.columns()));
    }

    /// Names of the same schema stand without it.
    private static String linked(SqlName name, SqlName seenFrom) {
        boolean near = String.valueOf(name.schema()).equals(seenFrom.schema());
        return Markdown.link(name, near ? name.name() : name.toString());
    }

    void write(Table table) {
        out.heading(3, table.name().name(), Markdown.anchor(table.name()));
        out.paragraph(Markdown.words(table.comment()));
        out.paragraph(facts(table));
        out.table(
                2,
                List.of("Column", "Type", "Null", "Default", "Comment"),
                table.columns().stream()
                        .map(column ->
                                List.of(
                                        Markdown.code(column.name()),
                                        Markdown.words(column.type()),
                                        column.nullable() ? "yes" : "",
                                        Markdown.code(value(column)),
                                        Markdown.words(column.comment())))
                        .toList());
        out.list(table.constraints().stream().map(key -> constraint(table, key)).toList());
        referencedBy(table);
        indexes(table.indexes().stream().filter(index -> !index.ofConstraint()).toList());
        triggers(table.triggers());
        out.list(table.policies().stream().map(TableSection::policy).toList());
        partitions(table);
    }

    /// Without the cast that PostgreSQL adds to a literal.
    private static String value(Column column) {
        return column.value().replaceFirst("^('(?:[^']|'')*')::[a-z ]+$", "$1");
    }

    private static String facts(Table table) {
        var facts = new ArrayList<String>();
        switch (table.kind()) {
            case PARTITIONED ->
                    facts.add("Partitioned by %s".formatted(Markdown.code(table.partitioning())));
            case FOREIGN -> facts.add("Foreign table");
            case PLAIN -> {}
        }
        table.bytes()
                .ifPresent(bytes -> {
                    table.rows()
                            .ifPresent(rows -> facts.add("about %s rows".formatted(rounded(rows))));
                    facts.add(ByteCount.text(bytes));
                });
        return String.join(", ", facts);
    }

    /// Two digits, so that a reader's difference shows growth and not every row.
    private static String rounded(long rows) {
        long unit = 1;
        while (rows / unit >= 100) {
            unit *= 10;
        }
        return "%,d".formatted((rows + unit / 2) / unit * unit);
    }

    private static String constraint(Table table, Constraint key) {
        String text =
                switch (key.kind()) {
                    case PRIMARY_KEY -> "Primary key: %s".formatted(codes(key.columns()));
                    case UNIQUE -> "Unique: %s%s".formatted(codes(key.columns()), rest(key));
                    case FOREIGN_KEY ->
                            key.references()
                                    .map(to ->
                                            "Foreign key: %s → %s (%s)%s"
                                                    .formatted(
                                                            codes(key.columns()),
                                                            linked(to.table(), table.name()),
                                                            codes(to.columns()),
                                                            rest(key)))
                                    .orElse(Markdown.code(key.definition()));
                    case CHECK ->
                            "Check %s: %s"
                                    .formatted(
                                            Markdown.code(key.name()),
                                            Markdown.code(
                                                    key.definition().replaceFirst("^CHECK ", "")));
                    case EXCLUSION ->
                            "Exclusion %s: %s"
                                    .formatted(
                                            Markdown.code(key.name()),
                                            Markdown.code(
                                                    key.definition()
                                                            .replaceFirst("^EXCLUDE ", "")));
                };
        return text
                + (key.validated() ? "" : ", **not validated**")
                + (key.comment().isEmpty() ? "" : ": " + Markdown.words(key.comment()));
    }

    /// What stands behind the columns: `on delete cascade deferrable`.
    private static String rest(Constraint key) {
        int end = key.definition().lastIndexOf(')');
        String rest =
                key.definition()
                        .substring(end + 1)
                        .replace("NOT VALID", "")
                        .strip()
                        .toLowerCase(Locale.ROOT);
        return rest.isEmpty() ? "" : ", " + rest;
    }

    private static String codes(List<String> names) {
        return names.stream().map(Markdown::code).collect(Collectors.joining(", "));
    }

    private void referencedBy(Table table) {
        var from = referencedBy.getOrDefault(table.name(), List.of());
        if (!from.isEmpty()) {
            out.paragraph("Referenced by " + String.join(", ", from));
        }
    }

    void indexes(List<Index> indexes) {
        out.table(
                2,
                List.of("Index", "On", "Kind", "Size", "Comment"),
                indexes.stream()
                        .map(index ->
                                List.of(
                                        Markdown.code(index.name()),
                                        Markdown.code(index.key()),
                                        marks(index),
                                        index.bytes().map(ByteCount::text).orElse(""),
                                        Markdown.words(index.comment())))
                        .toList());
    }

    private static String marks(Index index) {
        var marks = new ArrayList<String>();
        if (index.unique()) {
            marks.add("unique");
        }
        if (!index.method().equals("btree")) {
            marks.add(index.method());
        }
        if (!index.valid()) {
            marks.add("**invalid**");
        }
        return String.join(", ", marks);
    }

    void triggers(List<Trigger> triggers) {
        out.table(
                2,
                List.of("Trigger", "When and what", "Comment"),
                triggers.stream()
                        .map(trigger ->
                                List.of(
                                        Markdown.code(trigger.name()),
                                        Markdown.code(trigger.fires())
                                                + (trigger.enabled() ? "" : " **disabled**"),
                                        Markdown.words(trigger.comment())))
                        .toList());
    }

    private static String policy(Policy policy) {
        return "Policy %s: %s %s for %s%s%s"
                .formatted(
                        Markdown.code(policy.name()),
                        policy.permissive() ? "allows" : "restricts",
                        policy.command(),
                        codes(policy.roles()),
                        policy.using().isEmpty() ? "" : " where " + Markdown.code(policy.using()),
                        policy.check().isEmpty()
                                ? ""
                                : " when written " + Markdown.code(policy.check()));
    }

    private void partitions(Table table) {
        out.table(
                2,
                List.of("Partition", "Values"),
                partitions.getOrDefault(table.name(), List.of()).stream()
                        .map(part ->
                                List.of(
                                        Markdown.code(part.name().name()),
                                        Markdown.code(part.partitioning())))
                        .toList());
    }
}
