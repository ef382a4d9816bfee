package dev.tidemark.desktop.schema;

import dev.tidemark.engine.catalog.model.Column;
import dev.tidemark.engine.catalog.model.Constraint;
import dev.tidemark.engine.catalog.model.Index;
import dev.tidemark.engine.catalog.model.Policy;
import dev.tidemark.engine.catalog.model.Table;
import dev.tidemark.engine.postgres.ByteCount;
import dev.tidemark.engine.schema.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the details say of parts of objects, in words.
final class DetailWords {
    private DetailWords() {}

    /// A constant as a word.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String count(int number, String one) {
        return "%,d %s%s".formatted(number, one, number == 1 ? "" : "s");
    }

    static String facts(Table table, long bytes) {
        var facts = new ArrayList<String>();
        facts.add(
                switch (table.kind()) {
                    case PLAIN -> table.parent().isPresent() ? "partition" : "table";
                    case PARTITIONED -> "table partitioned by " + table.partitioning();
                    case FOREIGN -> "foreign table";
                });
        facts.add("owner " + table.owner());
        table.rows().filter(rows -> rows > 0).ifPresent(rows -> facts.add(rows(rows)));
        if (bytes > 0) {
            facts.add(ByteCount.text(bytes));
        }
        return String.join(" · ", facts);
    }

    private static String rows(long rows) {
        return rows == 1 ? "about 1 row" : "about %,d rows".formatted(rows);
    }

    /// A type as most people write it: `varchar(40)`, `timestamptz`.
    static String type(String written) {
        return written.replaceFirst("^character varying", "varchar")
                .replaceFirst("^(timestamp|time)(\\(\\d\\))? with time zone", "$1tz$2")
                .replaceFirst("^(timestamp|time)(\\(\\d\\))? without time zone", "$1$2")
                .replaceFirst("^double precision", "float8");
    }

    /// `PK`, `FK`, both or neither.
    static String keys(Table table, Column column) {
        boolean primary =
                table.primaryKey().stream().anyMatch(key -> key.columns().contains(column.name()));
        boolean foreign =
                table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
        return primary && foreign ? "PK FK" : primary ? "PK" : foreign ? "FK" : "";
    }

    /// A default without the cast that PostgreSQL adds to a literal.
    static String value(Column column) {
        return column.value().replaceFirst("^('(?:[^']|'')*')::[a-z ]+$", "$1");
    }

    /// All that is told of a column, for what does not fit into its row.
    static String tip(Column column) {
        String what =
                "%s %s%s%s"
                        .formatted(
                                column.name(),
                                column.type(),
                                column.nullable() ? "" : " not null",
                                column.value().isEmpty()
                                        ? ""
                                        : column.value().startsWith("generated")
                                                ? " " + column.value()
                                                : " default " + column.value());
        return column.comment().isEmpty() ? what : what + "\n\n" + column.comment();
    }

    static String constraint(Constraint key) {
        return key.definition()
                .replaceFirst("^(PRIMARY KEY|UNIQUE|CHECK|EXCLUDE|FOREIGN KEY) ?", "")
                .replaceFirst(" NOT VALID$", "");
    }

    static String marks(Index index) {
        var marks = new ArrayList<String>();
        if (index.unique()) {
            marks.add("unique");
        }
        if (!index.method().equals("btree")) {
            marks.add(index.method());
        }
        if (index.ofConstraint()) {
            marks.add("of a constraint");
        }
        return String.join(", ", marks);
    }

    static String policy(Policy policy) {
        return "%s %s for %s%s%s"
                .formatted(
                        policy.permissive() ? "allows" : "restricts",
                        policy.command(),
                        String.join(", ", policy.roles()),
                        policy.using().isEmpty() ? "" : " where " + policy.using(),
                        policy.check().isEmpty() ? "" : " when written " + policy.check());
    }

    /// `CREATE TABLE, 2 × ALTER TABLE`.
    static String did(List<Trace.Place> places) {
        var counts = new LinkedHashMap<String, Integer>();
        places.forEach(place -> counts.merge(place.command(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(it ->
                        it.getValue() == 1
                                ? it.getKey()
                                : "%d × %s".formatted(it.getValue(), it.getKey()))
                .collect(Collectors.joining(", "));
    }
}
