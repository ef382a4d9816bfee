package dev.tidemark.engine.backup.content;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.sql.SqlName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Counts what a database holds, in the transaction that is open, so that all of it is of one
/// moment.
public final class ContentReader {
    /// What makes values read the same wherever they are read.
    private static final String SAME_EVERYWHERE =
            """
            set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
            set local extra_float_digits = 1; set local bytea_output = 'hex'; set local lc_monetary = 'C';
            set local xmlbinary = 'base64'; set local search_path = pg_catalog; set local row_security = off;
            set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0\
            """;

    private static final String SEQUENCES =
            """
            select schemaname, sequencename, last_value, increment_by
              from pg_catalog.pg_sequences
             where last_value is not null
             order by schemaname collate "C", sequencename collate "C"
            """;

    private final PgSession session;

    /// Hears of each table that is counted.
    @FunctionalInterface
    public interface Listener {
        /// @param done tables counted
        /// @param total tables in all
        void counted(TableContent table, int done, int total);

        /// Hears nothing.
        Listener SILENT = (_, _, _) -> {};
    }

    /// @param session in a transaction
    public ContentReader(PgSession session) {
        this.session = session;
    }

    /// Opens a transaction whose reading is of one moment and changes nothing.
    ///
    /// @throws SQLException the server's error
    public static void begin(PgSession session) throws SQLException {
        session.send("begin isolation level repeatable read read only");
        session.send(SAME_EVERYWHERE);
        if (session.serverVersion() >= 170_000) {
            session.send("set local transaction_timeout = 0");
        }
    }

    /// Counts the tables, sequences and objects of a scope.
    ///
    /// @throws SQLException the server's error
    public Content read(Scope scope, Listener listener) throws SQLException {
        return read(scope, TableList.read(session, scope), listener);
    }

    /// [#read(Scope, Listener)] for tables that were listed before in the same transaction.
    ///
    /// @throws SQLException the server's error
    public Content read(Scope scope, List<TableFacts> tables, Listener listener)
            throws SQLException {
        var contents = new ArrayList<TableContent>();
        var shape = new Shape(session).read(scope, tables);
        var sequences = sequences(scope);
        var hash = RowHash.read(session);
        for (var table : tables) {
            var content = count(table, hash);
            contents.add(content);
            listener.counted(content, contents.size(), tables.size());
        }
        return new Content(contents, sequences, shape, RowHash.probe(session));
    }

    private TableContent count(TableFacts facts, RowHash hash) throws SQLException {
        String sql =
                """
                select count(*), coalesce(sum(%s), 0)::text from only %s as tidemark_row
                """
                        .formatted(hash.of(facts.table()), facts.table().sql());
        return session.first(
                        sql,
                        row ->
                                new TableContent(
                                        facts.table(),
                                        row.getLong(1),
                                        row.getString(2),
                                        facts.writes()))
                .orElseThrow();
    }

    /// Counts rows alone.
    ///
    /// @throws SQLException the server's error
    public long rows(SqlName table) throws SQLException {
        return session.first(
                        "select count(*) from only %s".formatted(table.sql()),
                        row -> row.getLong(1))
                .orElse(0L);
    }

    private List<SequenceContent> sequences(Scope scope) throws SQLException {
        if (scope instanceof Scope.Tables) {
            return List.of();
        }
        var all =
                session.query(
                        SEQUENCES,
                        row ->
                                new SequenceContent(
                                        new SqlName(row.getString(1), row.getString(2)),
                                        row.getLong(3),
                                        row.getLong(4)));
        return scope instanceof Scope.Schemas(var names)
                ? all.stream().filter(it -> names.contains(it.sequence().schema())).toList()
                : all;
    }
}
