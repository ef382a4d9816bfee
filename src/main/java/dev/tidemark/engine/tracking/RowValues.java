package dev.tidemark.engine.tracking;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.sql.SqlQuote;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The SQL expression for each column of a row that is written.
final class RowValues {
    private static final String NOW = "pg_catalog.clock_timestamp()";

    private final TrackingTableName name;
    private final Layout layout;

    RowValues(TrackingTableName name, Layout layout) {
        this.name = name;
        this.layout = layout;
    }

    /// Columns and expressions for a migration that is in force from now on. Columns left out get
    /// their default.
    ///
    /// @param executionMs empty for a migration that was recorded without being run
    Map<Column, String> of(Applied applied, Optional<Long> executionMs) {
        var values = new LinkedHashMap<Column, String>();
        for (Role role : Role.values()) {
            layout.column(role)
                    .ifPresent(column ->
                            value(role, column, applied, executionMs)
                                    .ifPresent(text -> values.put(column, text)));
        }
        return values;
    }

    private Optional<String> value(
            Role role, Column column, Applied applied, Optional<Long> executionMs) {
        Migration migration = applied.migration();
        return switch (role) {
            case ID ->
                    layout.tool() == Tool.PRISMA
                            ? Optional.of(SqlQuote.literal(UUID.randomUUID().toString()))
                            : Optional.empty();
            case RANK ->
                    Optional.of(
                            "(select coalesce(max(%s), 0) + 1 from %s)"
                                    .formatted(SqlQuote.identifier(column.name()), name.quoted()));
            case KEY -> Optional.of(key(migration));
            case FILENAME -> Optional.of(text(column, migration.filename()));
            case DESCRIPTION -> Optional.of(text(column, description(migration)));
            case TYPE -> Optional.of("'SQL'");
            case CHECKSUM -> Optional.of(checksum(column, migration));
            case ROLLBACK_SQL ->
                    Optional.of(applied.rollbackSql().map(sql -> literal(sql)).orElse("NULL"));
            case APPLIED_AT, STARTED_AT -> now(column);
            case APPLIED_BY -> Optional.of(text(column, applied.appliedBy()));
            case EXECUTION_MS -> Optional.of(executionMs(column, executionMs));
            case SUCCESS -> success(column);
            case RUN_ID -> Optional.of(literal(applied.run().toString()));
            case DIRTY -> Optional.of("false");
            case STEPS -> Optional.of("1");
            case ROLLED_BACK_AT, LOGS -> Optional.empty();
        };
    }

    /// The key's literal for a migration.
    String key(Migration migration) {
        if (layout.tool() == Tool.FLYWAY && migration.repeatable()) {
            return "NULL";
        }
        return literal(keyText(migration).orElse(migration.version().text()));
    }

    /// The key's text for a migration, empty when the table can't express it.
    Optional<String> keyText(Migration migration) {
        return layout.keyForm().of(migration);
    }

    /// The checksum's literal for a migration today.
    String checksum(Column column, Migration migration) {
        var checksum = FileChecksum.of(migration, layout.algorithm());
        return column.numeric() ? checksum.value() : literal(checksum.value());
    }

    /// Flyway compares descriptions with the file's name, so there it is the name's words; in other
    /// tables what the migration says of itself.
    String description(Migration migration) {
        if (layout.tool() == Tool.FLYWAY) {
            String stem = FileNames.stem(migration.filename());
            int words = stem.indexOf("__");
            return (words < 0 ? stem : stem.substring(words + 2)).replace('_', ' ');
        }
        return migration.description().isBlank() ? migration.filename() : migration.description();
    }

    static String text(Column column, String value) {
        return literal(column.fit(value));
    }

    /// PostgreSQL stores no zero character; a text that holds one can't be a script that ran.
    static String literal(String value) {
        return SqlQuote.literal(value.indexOf('\0') < 0 ? value : value.replace('\0', '\uFFFD'));
    }

    private static Optional<String> now(Column column) {
        if (column.time()) {
            return Optional.of(NOW);
        }
        if (column.filledByServer()) {
            return Optional.empty();
        }
        return Optional.of(
                column.text()
                        ? NOW + "::text"
                        : "(extract(epoch from %s) * 1000)::bigint".formatted(NOW));
    }

    private static String executionMs(Column column, Optional<Long> executionMs) {
        long most = column.type().equals("int4") ? Integer.MAX_VALUE : Long.MAX_VALUE;
        return executionMs
                .map(ms -> String.valueOf(Math.min(ms, most)))
                .orElse(column.required() ? "0" : "NULL");
    }

    private static Optional<String> success(Column column) {
        if (column.bool()) {
            return Optional.of("true");
        }
        return column.numeric() ? Optional.of("1") : Optional.empty();
    }
}
