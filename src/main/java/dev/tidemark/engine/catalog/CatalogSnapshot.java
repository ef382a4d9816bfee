package dev.tidemark.engine.catalog;

import dev.tidemark.engine.postgres.PgSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The catalogue of a database at one moment: a transaction that reads only and waits for no lock
/// longer than told. The session is given back by [#close], in no transaction.
///
/// PostgreSQL writes expressions, views and functions as they are when it is asked, not as they
/// were when the transaction began; what another session changes meanwhile may be read half.
public final class CatalogSnapshot implements SchemaDifference.Schema, AutoCloseable {
    /// How long a lock is waited for where nothing else is said.
    public static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

    /// More names than this are not looked up one by one.
    private static final int FEW = 500;

    /// What makes definitions read the same whoever reads them. Compiling the query would take
    /// longer than running it.
    private static final String SAME_EVERYWHERE =
            """
            set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
            set local extra_float_digits = 1; set local bytea_output = 'hex'; set local quote_all_identifiers = off;
            set local xmlbinary = 'base64'; set local lc_monetary = 'C'; set local jit = off; set local work_mem = '64MB'\
            """;

    private final PgSession session;
    private final CatalogScope scope;
    private final FingerprintSql sql;
    private @Nullable Fingerprint fingerprint;

    private CatalogSnapshot(PgSession session, CatalogScope scope) {
        this.session = session;
        this.scope = scope;
        this.sql = new FingerprintSql(session.serverVersion() / 10_000, scope);
    }

    /// Opens it on a session that is in no transaction.
    ///
    /// @throws SQLException the server's error
    public static CatalogSnapshot open(PgSession session, CatalogScope scope) throws SQLException {
        return open(session, scope, LOCK_TIMEOUT);
    }

    /// @param lockTimeout how long a lock is waited for
    /// @throws SQLException the server's error
    public static CatalogSnapshot open(PgSession session, CatalogScope scope, Duration lockTimeout)
            throws SQLException {
        var snapshot = new CatalogSnapshot(session, scope);
        session.send("begin isolation level repeatable read read only");
        session.send(SAME_EVERYWHERE);
        session.send(
                "set local search_path = %s; set local lock_timeout = %d"
                        .formatted(snapshot.sql.searchPath(), lockTimeout.toMillis()));
        return snapshot;
    }

    /// Reads the hash of every object, in one query, the first time it is asked for.
    ///
    /// @throws SQLException the server's error
    @Override
    public Fingerprint fingerprint() throws SQLException {
        if (fingerprint == null) {
            var hashes = new TreeMap<ObjectKey, String>();
            read(sql.hashes(), hashes);
            fingerprint = new Fingerprint(hashes, session.serverVersion() / 10_000);
        }
        return fingerprint;
    }

    /// Reads the definitions of some objects. Those that are not there are left out.
    ///
    /// @throws SQLException the server's error
    @Override
    public Map<ObjectKey, String> definitions(Collection<ObjectKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var found = new LinkedHashMap<ObjectKey, String>();
        var names = keys.stream().map(ObjectKey::name).distinct().toList();
        if (names.size() > FEW) {
            read(sql.definitions(), found);
        } else {
            read(
                    sql.definitions() + " where object.name = any (?)",
                    found,
                    session.jdbc().createArrayOf("text", names.toArray()));
        }
        found.keySet().retainAll(Set.copyOf(keys));
        return found;
    }

    /// Reads the definitions of all objects, in their order.
    ///
    /// @throws SQLException the server's error
    public Map<ObjectKey, String> definitions() throws SQLException {
        var found = new TreeMap<ObjectKey, String>();
        read(sql.definitions(), found);
        return found;
    }

    private void read(String query, Map<ObjectKey, String> into, Object... more)
            throws SQLException {
        var parameters = new ArrayList<Object>(List.of(sql.schemas(), sql.leftOut()));
        parameters.addAll(List.of(more));
        var kept = new HashMap<String, String>();
        session.query(
                query,
                row ->
                        into.put(
                                new ObjectKey(
                                        once(kept, row.getString(1)),
                                        row.getString(2),
                                        once(kept, row.getString(3))),
                                row.getString(4)),
                parameters.toArray());
    }

    /// Kinds and tables come many times.
    private static String once(Map<String, String> kept, String text) {
        return kept.computeIfAbsent(text, it -> it);
    }

    @Override
    public void close() throws SQLException {
        if (!session.isClosed()) {
            session.send("rollback");
        }
    }
}
