package dev.tidemark.testing;

import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.postgres.PgSession;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The one server that all tests of a process share, each in a database of its own.
final class SharedServer implements AutoCloseable {
    private static final String TEMPLATE = "empty_template";

    private final EmbeddedServer server;
    private final PgSession session;
    private final AtomicInteger count = new AtomicInteger();

    SharedServer() throws SQLException {
        server = EmbeddedServer.start(TestServers.options().with("max_connections", "200"));
        session = server.connector("postgres").open("tests");
        session.send("create database " + TEMPLATE + " template template0");
    }

    /// Creates a database out of the empty template.
    synchronized TestDatabase newDatabase() throws SQLException {
        int number = count.incrementAndGet();
        String name = "test_" + number;
        session.send("create database %s template %s".formatted(name, TEMPLATE));
        return new TestDatabase(this, server.settings(name), number);
    }

    /// Drops a database, whoever is connected, and then the roles that owned things in it.
    synchronized void drop(String database, List<String> roles) throws SQLException {
        session.send("drop database if exists %s with (force)".formatted(database));
        for (String role : roles) {
            session.send("drop role if exists %s".formatted(role));
        }
    }

    synchronized void execute(String sql) throws SQLException {
        session.send(sql);
    }

    @Override
    public void close() throws SQLException {
        try (server) {
            session.close();
        }
    }
}
