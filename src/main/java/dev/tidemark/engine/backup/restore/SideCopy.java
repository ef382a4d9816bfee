package dev.tidemark.engine.backup.restore;

import dev.tidemark.engine.backup.BackupEvent;
import dev.tidemark.engine.backup.BackupListener;
import dev.tidemark.engine.backup.VerificationProblems;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.Replies;
import dev.tidemark.engine.sql.SqlName;
import dev.tidemark.engine.sql.SqlQuote;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/// Copies tables from one database to a schema of another, in one transaction. Columns and rows
/// only: no keys, no defaults, nothing that could act on its own.
final class SideCopy {
    private static final String COLUMNS =
            """
            select a.attname, format_type(a.atttypid, a.atttypmod)
              from pg_catalog.pg_attribute a
              join pg_catalog.pg_class c on c.oid = a.attrelid
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where n.nspname = ? and c.relname = ? and a.attnum > 0 and not a.attisdropped
             order by a.attnum
            """;

    private final PgSession target;
    private final String schema;
    private final BackupListener listener;

    SideCopy(PgSession target, String schema, BackupListener listener) {
        this.target = target;
        this.schema = schema;
        this.listener = listener;
    }

    /// Copies.
    ///
    /// @param tables rows that each must have
    /// @return rows by table
    /// @throws dev.tidemark.engine.problem.ProblemException when a table has other rows
    /// @throws SQLException the server's error; nothing was copied then
    /// @throws IOException when the copy breaks; nothing was copied then
    Map<SqlName, Long> copy(Connector source, Map<SqlName, Long> tables, String what)
            throws SQLException, IOException {
        var copied = new LinkedHashMap<SqlName, Long>();
        var differences = new ArrayList<String>();
        boolean done = false;
        try (var from = source.open("restore")) {
            from.send("set search_path = pg_catalog");
            target.send("begin");
            target.send("create schema if not exists " + SqlQuote.identifier(schema));
            for (var table : tables.entrySet()) {
                long rows = copy(from, table.getKey());
                copied.put(table.getKey(), rows);
                if (rows != table.getValue()) {
                    differences.add(
                            "%s has %d rows instead of %d"
                                    .formatted(table.getKey(), rows, table.getValue()));
                }
            }
            if (!differences.isEmpty()) {
                throw VerificationProblems.differs(what, differences)
                        .withDatabaseState(RestoreProblems.UNTOUCHED)
                        .asException();
            }
            target.send("commit");
            done = true;
            return copied;
        } finally {
            if (!done && !target.isClosed()) {
                target.send("rollback");
            }
        }
    }

    private long copy(PgSession from, SqlName table) throws SQLException, IOException {
        listener.on(new BackupEvent.Working("copying rows of %s".formatted(table)));
        String copy = new SqlName(schema, table.name()).sql();
        List<String> columns =
                from.query(
                        COLUMNS,
                        row ->
                                "%s %s"
                                        .formatted(
                                                SqlQuote.identifier(row.getString(1)),
                                                row.getString(2)),
                        String.valueOf(table.schema()),
                        table.name());
        target.send("create table %s (%s)".formatted(copy, String.join(", ", columns)));
        try (var rows =
                new PGCopyInputStream(
                        from.jdbc().unwrap(PGConnection.class),
                        "copy (select * from %s) to stdout".formatted(table.sql()))) {
            return target.copyIn("copy %s from stdin".formatted(copy), rows, Replies.NONE);
        }
    }
}
