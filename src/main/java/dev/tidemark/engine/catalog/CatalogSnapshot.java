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

/// The objects of a database at one moment, for comparing; open as long as its transaction is.
///
/// PostgreSQL writes expressions, views and functions as they are when it is asked, not as they
/// were when the transaction began; what another session changes meanwhile may be read half.
public final class CatalogSnapshot implements SchemaDifference.Schema, AutoCloseable {
    /// More names than this are not looked up one by one.
    private static final int FEW = 500;

    private final CatalogTransaction transaction;
    private final FingerprintSql sql;
    private @Nullable Fingerprint fingerprint;

    private CatalogSnapshot(CatalogTransaction transaction, FingerprintSql sql) {
        this.transaction = transaction;
        this.sql = sql;
    }

    /// Opens it on a session that is in no transaction.
    ///
    /// @throws SQLException the server's error
    public static CatalogSnapshot open(PgSession session, CatalogScope scope) throws SQLException {
        return open(session, scope, CatalogTransaction.LOCK_TIMEOUT);
    }

    /// @param lockTimeout how long a lock is waited for
    /// @throws SQLException the server's error
    public static CatalogSnapshot open(PgSession session, CatalogScope scope, Duration lockTimeout)
            throws SQLException {
        var sql = new FingerprintSql(session.serverVersion() / 10_000, scope);
        return new CatalogSnapshot(
                CatalogTransaction.open(session, sql.searchPath(), lockTimeout), sql);
    }

    /// Reads the hash of every object, in one query, the first time it is asked for.
    ///
    /// @throws SQLException the server's error
    @Override
    public Fingerprint fingerprint() throws SQLException {
        if (fingerprint == null) {
            var hashes = new TreeMap<ObjectKey, String>();
            read(sql.hashes(), hashes);
            fingerprint = new Fingerprint(hashes, transaction.session().serverVersion() / 10_000);
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
                    transaction.session().jdbc().createArrayOf("text", names.toArray()));
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
        transaction
                .session()
                .query(
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
        transaction.close();
    }
}
