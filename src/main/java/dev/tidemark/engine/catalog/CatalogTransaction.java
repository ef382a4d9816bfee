package dev.tidemark.engine.catalog;

import dev.tidemark.engine.postgres.PgSession;
import java.sql.SQLException;
import java.time.Duration;

/// A transaction that reads the catalogue as it is at one moment, changes nothing, and waits for no
/// lock longer than told. The session is given back by [#close], in no transaction.
public final class CatalogTransaction implements AutoCloseable {
    /// How long a lock is waited for where nothing else is said.
    public static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

    /// What makes definitions read the same whoever reads them. Compiling a query of ours would
    /// take longer than running it.
    private static final String SAME_EVERYWHERE =
            """
            set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
            set local extra_float_digits = 1; set local bytea_output = 'hex'; set local quote_all_identifiers = off;
            set local xmlbinary = 'base64'; set local lc_monetary = 'C'; set local jit = off; set local work_mem = '64MB'\
            """;

    private final PgSession session;

    private CatalogTransaction(PgSession session) {
        this.session = session;
    }

    /// Opens it on a session that is in no transaction.
    ///
    /// @param searchPath names of these schemas, as SQL, stand without their schema
    /// @param lockTimeout how long a lock is waited for
    /// @throws SQLException the server's error
    public static CatalogTransaction open(
            PgSession session, String searchPath, Duration lockTimeout) throws SQLException {
        session.send("begin isolation level repeatable read read only");
        session.send(settings(searchPath, lockTimeout));
        return new CatalogTransaction(session);
    }

    /// What makes definitions read the same in a transaction that is open.
    ///
    /// @param searchPath names of these schemas, as SQL, stand without their schema
    /// @param lockTimeout how long a lock is waited for
    public static String settings(String searchPath, Duration lockTimeout) {
        return SAME_EVERYWHERE
                + "; set local search_path = %s; set local lock_timeout = %d"
                        .formatted(searchPath, lockTimeout.toMillis());
    }

    /// The session that reads.
    public PgSession session() {
        return session;
    }

    @Override
    public void close() throws SQLException {
        if (!session.isClosed()) {
            session.send("rollback");
        }
    }
}
