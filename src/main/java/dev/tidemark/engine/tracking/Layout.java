package dev.tidemark.engine.tracking;

import dev.tidemark.engine.tracking.TrackedMigration.StoredChecksum.Algorithm;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The shape of a tracking table: which column plays which part.
///
/// @param tool whose shape it is
/// @param keyForm how the key is written
/// @param algorithm how a checksum is computed that is written to it
/// @param columns the column of each role it has
/// @param others columns that play no part known here
record Layout(
        Tool tool,
        KeyForm keyForm,
        Algorithm algorithm,
        Map<Role, Column> columns,
        List<Column> others) {
    /// The shape of a new tracking table.
    static final Layout OWN = own();

    Layout {
        columns = Map.copyOf(columns);
        others = List.copyOf(others);
    }

    Optional<Column> column(Role role) {
        return Optional.ofNullable(columns.get(role));
    }

    boolean has(Role role) {
        return columns.containsKey(role);
    }

    Column key() {
        return column(Role.KEY).orElseThrow();
    }

    /// Whether the table is one row that says how far the history goes.
    boolean pointer() {
        return tool == Tool.GOLANG_MIGRATE;
    }

    Layout with(KeyForm form, Algorithm checksum) {
        return new Layout(tool, form, checksum, columns, others);
    }

    private static Layout own() {
        var columns = new EnumMap<Role, Column>(Role.class);
        columns.put(Role.ID, new Column("id", "int8", 0, true, true));
        columns.put(Role.KEY, new Column("version", "text", 0, true, false));
        columns.put(Role.FILENAME, nullable("filename", "text"));
        columns.put(Role.DESCRIPTION, nullable("description", "text"));
        columns.put(Role.CHECKSUM, nullable("checksum", "text"));
        columns.put(Role.ROLLBACK_SQL, nullable("rollback_sql", "text"));
        columns.put(Role.APPLIED_AT, new Column("applied_at", "timestamptz", 0, true, true));
        columns.put(Role.APPLIED_BY, nullable("applied_by", "text"));
        columns.put(Role.EXECUTION_MS, nullable("execution_ms", "int8"));
        columns.put(Role.SUCCESS, new Column("success", "bool", 0, true, true));
        columns.put(Role.RUN_ID, nullable("run_id", "uuid"));
        return new Layout(Tool.TIDEMARK, KeyForm.VERSION, Algorithm.SHA256, columns, List.of());
    }

    private static Column nullable(String name, String type) {
        return new Column(name, type, 0, false, false);
    }
}
