package dev.tidemark.engine.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.tidemark.engine.problem.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A few read-only sessions that are used again and again, for looking around: closing one gives it
/// back. The server itself refuses writes on them (`default_transaction_read_only`, PostgreSQL
/// manual 20.11.1).
///
/// Safe for use by several threads. The first [#open] connects, and tells why it can't at once;
/// after [#close] it says that nothing is read any more.
public final class ConnectorPool implements Connector, AutoCloseable {
    private static final int LARGEST = 4;

    /// How long to wait when all sessions are taken or the server went away.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// An idle connection through a firewall may be cut without a word.
    private static final Duration KEEP_ALIVE = Duration.ofMinutes(2);

    private final Connector connector;
    private @Nullable HikariDataSource pool;
    private boolean closed;

    private ConnectorPool(Connector connector) {
        this.connector = connector;
    }

    /// A pool on a database.
    public static ConnectorPool readOnly(ConnectionSettings settings) {
        return new ConnectorPool(
                Connectors.of(settings.withSetting("default_transaction_read_only", "on")));
    }

    @Override
    public Target target() {
        return connector.target();
    }

    /// Takes a session; the purpose names only sessions of their own.
    @Override
    public PgSession open(String purpose) {
        try {
            return PgSession.of(living(pool()));
        } catch (PoolInitializationException | SQLException e) {
            throw problem(e);
        }
    }

    @Override
    public Map<String, String> environment() {
        return connector.environment();
    }

    @Override
    public String passwordFileLine() {
        return connector.passwordFileLine();
    }

    /// Closes all sessions; those that are taken end when they are given back.
    @Override
    public synchronized void close() {
        closed = true;
        if (pool != null) {
            pool.close();
        }
    }

    /// The pool looks at a session only when it has rested for a while; one that the server ended
    /// since is found out here.
    private static Connection living(HikariDataSource pool) throws SQLException {
        var connection = pool.getConnection();
        while (!connection.isValid((int) PATIENCE.toSeconds())) {
            pool.evictConnection(connection);
            connection = pool.getConnection();
        }
        return connection;
    }

    private synchronized HikariDataSource pool() {
        if (closed) {
            throw PoolProblems.closed(target()).asException();
        }
        if (pool == null) {
            var config = new HikariConfig();
            config.setDataSource(new ConnectorDataSource(connector, "browse"));
            config.setPoolName("browse");
            config.setMaximumPoolSize(LARGEST);
            config.setMinimumIdle(1);
            config.setConnectionTimeout(PATIENCE.toMillis());
            config.setKeepaliveTime(KEEP_ALIVE.toMillis());
            pool = new HikariDataSource(config);
        }
        return pool;
    }

    private RuntimeException problem(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
        }
        return failure instanceof SQLException sql
                ? new ProblemException(PoolProblems.noSession(target(), PATIENCE, sql), sql)
                : new IllegalStateException(failure);
    }
}
