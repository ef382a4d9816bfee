package dev.tidemark.engine.backup.content;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.sql.SqlName;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// The SQL that makes a 64-bit number of a row.
///
/// Values are hashed as they are stored where that is the same on every server, which takes a
/// quarter of the time that writing them as text does; all others as text, for an enum's value is
/// stored as a number that changes with a restore.
final class RowHash {
    /// The first version that hashes records.
    private static final int HASHES_RECORDS = 140_000;

    private static final String COLUMNS =
            """
            select n.nspname, c.relname,
                   string_agg(format(case when a.atttypid = any(array['int2', 'int4', 'int8', 'bool', 'numeric', 'float4', 'float8', 'text',
                                                   'varchar', 'bpchar', 'bytea', 'uuid', 'date', 'time', 'timestamp', 'timestamptz', 'jsonb']::regtype[])
                                          then 'tidemark_row.%I' || case when a.attcollation <> 0 then ' collate "C"' else '' end
                                          else 'tidemark_row.%I::text collate "C"' end, a.attname), ', ' order by a.attnum)
              from pg_catalog.pg_class c
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
              join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
             where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
             group by 1, 2
            """;

    private final Map<SqlName, String> columns = new HashMap<>();

    private RowHash() {}

    /// Reads how the tables of a database are hashed.
    ///
    /// @throws SQLException the server's error
    static RowHash read(PgSession session) throws SQLException {
        var hash = new RowHash();
        if (hashesRecords(session)) {
            session.query(
                    COLUMNS,
                    row ->
                            hash.columns.put(
                                    new SqlName(row.getString(1), row.getString(2)),
                                    row.getString(3)));
        }
        return hash;
    }

    private static boolean hashesRecords(PgSession session) {
        return session.serverVersion() >= HASHES_RECORDS;
    }

    /// Sums are comparable between sessions for which this is the same.
    static String probe(PgSession session) throws SQLException {
        String number =
                session.first(
                                "select hashtextextended('tidemark', 0)::text",
                                row -> row.getString(1))
                        .orElse("");
        return "%s of %s".formatted(number, hashesRecords(session) ? "values" : "text");
    }

    /// The number of a row of a table that has the alias `tidemark_row`.
    String of(SqlName table) {
        String values = columns.get(table);
        return values == null
                ? "hashtextextended((tidemark_row.*)::text, 0)"
                : "hash_record_extended(row(%s), 0)".formatted(values);
    }
}
