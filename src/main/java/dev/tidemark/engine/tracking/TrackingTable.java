package dev.tidemark.engine.tracking;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.sql.SqlQuote;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A tracking table and the SQL that writes to it, so that its own tool goes on reading it.
///
/// Every text is exactly one statement without final semicolon, made to be sent together with a
/// migration's own statements. The number of rows that the server reports for it means nothing:
/// some tools' tables need a statement that updates one row or inserts it.
public final class TrackingTable {
    private final TrackingTableName name;
    private final Layout layout;
    private final RowValues values;

    TrackingTable(TrackingTableName name, Layout layout) {
        this.name = name;
        this.layout = layout;
        this.values = new RowValues(name, layout);
    }

    /// Schema and name.
    public TrackingTableName name() {
        return name;
    }

    /// A table of the same shape elsewhere.
    TrackingTable named(TrackingTableName other) {
        return new TrackingTable(other, layout);
    }

    /// Whose table it is.
    public Tool tool() {
        return layout.tool();
    }

    /// Whether the table is one row that says how far the history goes, so that migrations can only
    /// be applied and taken back in order and without gaps.
    public boolean pointer() {
        return layout.pointer();
    }

    /// Whether rows keep a checksum.
    public boolean keepsChecksums() {
        return layout.has(Role.CHECKSUM);
    }

    /// Whether rows keep the way back.
    public boolean keepsRollback() {
        return layout.has(Role.ROLLBACK_SQL);
    }

    /// Records a migration as in force. A repeatable one takes the place of its earlier row.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the table keeps a checksum of the
    ///   file and the file can't be read
    public String insertSql(Applied applied) {
        return insert(applied, Optional.of(applied.executionMs()));
    }

    /// Records a migration as already there before Tidemark.
    public String baselineSql(Applied applied) {
        return insert(applied, Optional.empty());
    }

    /// Removes a row: its migration is no longer in force. In a pointer table the pointer goes to
    /// [TrackedMigration#below].
    public String deleteSql(TrackedMigration row) {
        if (layout.pointer()) {
            return row.below()
                    .map(version ->
                            "update %s set %s = %s, %s = false"
                                    .formatted(
                                            name.quoted(),
                                            column(Role.KEY),
                                            SqlQuote.literal(version),
                                            column(Role.DIRTY)))
                    .orElse("delete from " + name.quoted());
        }
        return "delete from %s where %s".formatted(name.quoted(), identity(row));
    }

    /// Stores today's checksum and way back of a migration in its row; empty when the table keeps
    /// neither.
    ///
    /// @param rollbackSql the text of today's way back
    public Optional<String> acceptSql(
            TrackedMigration row, Migration migration, Optional<String> rollbackSql) {
        var changes = new LinkedHashMap<String, String>();
        layout.column(Role.CHECKSUM)
                .ifPresent(
                        column -> changes.put(column.name(), values.checksum(column, migration)));
        layout.column(Role.ROLLBACK_SQL)
                .ifPresent(column ->
                        changes.put(
                                column.name(), rollbackSql.map(RowValues::literal).orElse("NULL")));
        return update(row, changes);
    }

    /// The same table with the columns that adoption adds.
    public TrackingTable adopted() {
        return new TrackingTable(name, Adoption.extended(layout));
    }

    /// What adoption adds, one ALTER TABLE for each nullable column; nothing to a pointer table,
    /// whose only row is replaced time and again.
    public List<String> adoptionSql() {
        return Adoption.added(layout).stream()
                .map(column ->
                        "alter table %s add column %s %s"
                                .formatted(
                                        name.quoted(),
                                        SqlQuote.identifier(column.name()),
                                        column.type()))
                .toList();
    }

    /// Fills the empty ones of the columns that adoption adds or added in a row: checksum and way
    /// back of today's file. What its tool wrote stays as it is.
    public Optional<String> fillSql(
            TrackedMigration row, Migration migration, Optional<String> rollbackSql) {
        var changes = new LinkedHashMap<String, String>();
        if (row.checksum().isEmpty() && fillsChecksums()) {
            var column = new Column("checksum", "text", 0, false, false);
            changes.put(column.name(), values.checksum(column, migration));
        }
        if (row.rollbackSql().isEmpty()
                && rollbackSql.isPresent()
                && Adoption.addsRollback(layout)) {
            changes.put("rollback_sql", RowValues.literal(rollbackSql.get()));
        }
        return update(row, changes);
    }

    /// Whether adoption adds a checksum to its rows, or added one.
    public boolean fillsChecksums() {
        return Adoption.addsChecksum(layout);
    }

    /// Its columns by name, for people.
    public List<String> columnNames() {
        var names = new ArrayList<String>();
        layout.columns().values().forEach(column -> names.add(column.name()));
        layout.others().forEach(column -> names.add(column.name()));
        return names.stream().sorted().toList();
    }

    /// Gives a row the key, file name and description of another migration.
    public Optional<String> renameSql(TrackedMigration row, Migration migration) {
        var changes = new LinkedHashMap<String, String>();
        if (!layout.pointer()) {
            changes.put(layout.key().name(), values.key(migration));
        }
        layout.column(Role.FILENAME)
                .ifPresent(column ->
                        changes.put(column.name(), RowValues.text(column, migration.filename())));
        layout.column(Role.DESCRIPTION)
                .ifPresent(column ->
                        changes.put(
                                column.name(),
                                RowValues.text(column, values.description(migration))));
        return update(row, changes);
    }

    /// What keeps these migrations from being recorded here: a column that has to be filled and is
    /// not understood, a version that the key's type can't hold. Asked before anything runs.
    public List<Problem> refusals(List<Migration> migrations) {
        var problems = new ArrayList<Problem>();
        for (var column : layout.others()) {
            if (column.required()) {
                problems.add(TrackingProblems.columnNotUnderstood(name, column));
            }
        }
        for (var migration : migrations) {
            var key = values.keyText(migration);
            if (key.isEmpty() || (layout.pointer() && migration.repeatable())) {
                problems.add(TrackingProblems.versionNotStorable(name, layout, migration));
            } else if (!fits(key.get())) {
                problems.add(TrackingProblems.versionTooLong(name, layout, migration));
            }
        }
        return List.copyOf(problems);
    }

    private boolean fits(String key) {
        var column = layout.key();
        return column.numeric() ? column.holds(new BigInteger(key)) : column.fit(key).equals(key);
    }

    /// The layout, for adoption.
    Layout layout() {
        return layout;
    }

    private String insert(Applied applied, Optional<Long> executionMs) {
        var row = values.of(applied, executionMs);
        if (layout.pointer()) {
            return upsert(row, "true");
        }
        if (applied.migration().repeatable() && layout.tool() != Tool.FLYWAY) {
            return upsert(row, column(Role.KEY) + " = " + values.key(applied.migration()));
        }
        return "insert into "
                + name.quoted()
                + " ("
                + names(row)
                + ") values ("
                + String.join(", ", row.values())
                + ")";
    }

    /// Works with and without a unique key, and where the row exists and where it does not.
    private String upsert(Map<Column, String> row, String condition) {
        String changes =
                row.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(layout.columns().get(Role.ID)))
                        .map(entry ->
                                SqlQuote.identifier(entry.getKey().name())
                                        + " = "
                                        + entry.getValue())
                        .collect(Collectors.joining(", "));
        return "with changed as (update %s set %s where %s returning 1) insert into %s (%s) select %s where not exists (select 1 from changed)"
                .formatted(
                        name.quoted(),
                        changes,
                        condition,
                        name.quoted(),
                        names(row),
                        row.entrySet().stream()
                                .map(TrackingTable::typed)
                                .collect(Collectors.joining(", ")));
    }

    /// A SELECT's output needs the type that VALUES would take from the column.
    private static String typed(Map.Entry<Column, String> entry) {
        return entry.getKey().text()
                ? entry.getValue()
                : "%s::pg_catalog.%s"
                        .formatted(entry.getValue(), SqlQuote.identifier(entry.getKey().type()));
    }

    private Optional<String> update(TrackedMigration row, Map<String, String> changes) {
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        String list =
                changes.entrySet().stream()
                        .map(entry ->
                                SqlQuote.identifier(entry.getKey()) + " = " + entry.getValue())
                        .collect(Collectors.joining(", "));
        return Optional.of(
                "update %s set %s where %s"
                        .formatted(name.quoted(), list, layout.pointer() ? "true" : identity(row)));
    }

    private String identity(TrackedMigration row) {
        return switch (layout.tool()) {
            case FLYWAY -> {
                String rank = column(Role.RANK) + " = " + SqlQuote.literal(row.key());
                yield row.version().startsWith("R__")
                        ? "%s or (%s is null and %s = %s)"
                                .formatted(
                                        rank,
                                        column(Role.KEY),
                                        column(Role.FILENAME),
                                        RowValues.literal(row.filename().orElse("")))
                        : rank;
            }
            case PRISMA -> column(Role.ID) + " = " + SqlQuote.literal(row.key());
            default -> column(Role.KEY) + " = " + RowValues.literal(row.key());
        };
    }

    private String column(Role role) {
        return SqlQuote.identifier(layout.column(role).orElseThrow().name());
    }

    private static String names(Map<Column, String> row) {
        return row.keySet().stream()
                .map(column -> SqlQuote.identifier(column.name()))
                .collect(Collectors.joining(", "));
    }
}
