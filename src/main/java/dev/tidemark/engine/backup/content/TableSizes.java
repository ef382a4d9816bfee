package dev.tidemark.engine.backup.content;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.sql.SqlName;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;

/// How much there is to read of some tables.
public final class TableSizes {
    private static final String LOCK_TIMEOUT = "55P03";
    private static final String SIZES =
            """
            select n.nspname, c.relname, pg_table_size(c.oid)
              from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            """;

    private TableSizes() {}

    /// Their bytes, without indexes. A table that somebody has locked can't be measured: then it is
    /// what the server last counted of all of them.
    ///
    /// @throws SQLException the server's error
    public static long sum(PgSession session, List<TableFacts> tables) throws SQLException {
        session.send("set lock_timeout = '500ms'");
        try {
            var sizes = new HashMap<SqlName, Long>();
            session.query(
                    SIZES,
                    row ->
                            sizes.put(
                                    new SqlName(row.getString(1), row.getString(2)),
                                    row.getLong(3)));
            return tables.stream()
                    .mapToLong(facts -> sizes.getOrDefault(facts.table(), facts.bytes()))
                    .sum();
        } catch (SQLException e) {
            if (!ServerErrors.sqlState(e).equals(LOCK_TIMEOUT)) {
                throw e;
            }
            return tables.stream().mapToLong(TableFacts::bytes).sum();
        } finally {
            if (!session.isClosed()) {
                session.send("reset lock_timeout");
            }
        }
    }
}
