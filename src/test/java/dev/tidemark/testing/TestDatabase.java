package dev.tidemark.testing;

import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.Secret;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// An empty database for one test, which is its owner; dropped after the test with whoever is still
/// connected.
public final class TestDatabase implements AutoCloseable {
    private final SharedServer server;
    private final ConnectionSettings settings;
    private final Connector connector;
    private final int number;
    private final List<String> roles = new ArrayList<>();

    TestDatabase(SharedServer server, ConnectionSettings settings, int number) {
        this.server = server;
        this.settings = settings;
        this.connector = Connectors.of(settings);
        this.number = number;
    }

    /// A role that may log in, made for one test.
    ///
    /// @param name its real name: the one asked for and a number, since roles belong to the server
    /// @param settings how it connects to the test's database
    public record TestRole(String name, ConnectionSettings settings) {
        /// Opens sessions as this role.
        public Connector connector() {
            return Connectors.of(settings);
        }

        /// A connection URI with this role's password.
        public String url() {
            return TestDatabase.url(settings);
        }
    }

    /// The database's name.
    public String name() {
        return settings.database();
    }

    /// How the server's owner connects.
    public ConnectionSettings settings() {
        return settings;
    }

    /// Opens sessions as the server's owner.
    public Connector connector() {
        return connector;
    }

    /// A session as the server's owner; the test closes it.
    public PgSession open() {
        return connector.open("test");
    }

    /// `postgresql://user:password@host:port/database`.
    public String url() {
        return url(settings);
    }

    /// Runs statements in a session of their own.
    public void execute(String sql) {
        try (var session = open()) {
            session.send(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /// The first column of the first row as text; fails when there is no row.
    public String value(String sql) {
        try (var session = open()) {
            return session.query(sql, row -> row.getString(1)).getFirst();
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /// The first column of all rows as text.
    public List<String> values(String sql) {
        try (var session = open()) {
            return session.query(sql, row -> row.getString(1));
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /// Makes a role without any rights but to connect and log in.
    public TestRole role(String name) {
        String real = "%s_%d".formatted(name, number);
        try {
            server.execute("create role %s login password 'secret of %s'".formatted(real, real));
        } catch (SQLException e) {
            throw new AssertionError(real, e);
        }
        roles.add(real);
        var host = settings.hosts().getFirst();
        var asRole =
                ConnectionSettings.of(
                                host.name(),
                                host.port(),
                                settings.database(),
                                real,
                                Secret.of("secret of " + real))
                        .withTls(settings.tls());
        return new TestRole(real, asRole);
    }

    @Override
    public void close() throws SQLException {
        server.drop(name(), roles);
    }

    private static String url(ConnectionSettings settings) {
        var host = settings.hosts().getFirst();
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(
                        settings.user(),
                        host.password().reveal().replace(" ", "%20"),
                        host.name(),
                        host.port(),
                        settings.database());
    }
}
