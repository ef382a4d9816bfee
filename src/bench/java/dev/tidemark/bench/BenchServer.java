package dev.tidemark.bench;

import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.postgres.Environment;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// A server of the benchmark's own that waits for the disk as a production server does.
///
/// `max_wal_size` is raised so that no checkpoint falls into one run and not into the other; one is
/// made before each run instead.
final class BenchServer implements AutoCloseable {
    private final EmbeddedServer server;
    private int databases;

    private BenchServer(EmbeddedServer server) {
        this.server = server;
    }

    static BenchServer start() {
        var options =
                EmbeddedServer.Options.temporary(Environment.ofProcess())
                        .with("fsync", "on")
                        .with("synchronous_commit", "on")
                        .with("max_wal_size", "8GB")
                        .with("autovacuum", "off");
        return new BenchServer(EmbeddedServer.start(options));
    }

    /// Creates a database.
    ///
    /// @return its name
    String newDatabase() throws SQLException {
        String name = "bench_" + ++databases;
        send("CREATE DATABASE " + name);
        return name;
    }

    void drop(String database) throws SQLException {
        send("DROP DATABASE " + database + " WITH (FORCE)");
    }

    /// Writes everything to disk, so that the next run does not pay for the last one.
    void settle() throws SQLException {
        send("CHECKPOINT");
    }

    private void send(String sql) throws SQLException {
        send("postgres", sql);
    }

    void send(String database, String sql) throws SQLException {
        try (var session = server.connector(database).open("bench")) {
            session.send(sql);
        }
    }

    /// The number that a query of a database returns.
    long count(String database, String query) throws SQLException {
        try (var session = server.connector(database).open("bench")) {
            return session.first(query, row -> row.getLong(1)).orElse(-1L);
        }
    }

    /// The variables that lead libpq, and Tidemark as well, to a database.
    Map<String, String> environment(String database) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("PGHOST", "127.0.0.1");
        variables.put("PGPORT", String.valueOf(server.port()));
        variables.put("PGUSER", server.settings(database).user());
        variables.put("PGPASSFILE", server.passfile().toString());
        variables.put("PGDATABASE", database);
        variables.put("PGSSLMODE", "disable");
        variables.put("NO_COLOR", "1");
        return variables;
    }

    @Override
    public void close() {
        server.close();
    }
}
