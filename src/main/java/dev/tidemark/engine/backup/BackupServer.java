package dev.tidemark.engine.backup;

import dev.tidemark.engine.database.MaintenanceSession;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.postgres.GuardedConnector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.ServerFacts;
import dev.tidemark.engine.postgres.ServerIdentity;
import dev.tidemark.engine.postgres.Target;
import dev.tidemark.engine.problem.ProblemException;
import java.sql.SQLException;
import java.util.Optional;

/// A database and the server that it is on, whose other databases are needed for copies and
/// restores.
public final class BackupServer {
    private final ConnectionSettings settings;
    private final Optional<ServerIdentity> expected;

    /// @param settings how the database is reached
    public BackupServer(ConnectionSettings settings) {
        this(settings, Optional.empty());
    }

    /// @param expected which database it has to be, as the user saw it
    public BackupServer(ConnectionSettings settings, Optional<ServerIdentity> expected) {
        this.settings = settings;
        this.expected = expected;
    }

    /// Where the database is.
    public Target target() {
        return settings.target();
    }

    /// The number that the database's cluster keeps wherever it is reached; asks the server where
    /// nobody did before. Empty when it is not there, or does not tell.
    public Optional<String> systemIdentifier() {
        if (expected.isPresent()) {
            return expected.get().systemIdentifier();
        }
        try (var session = connector().open("backup")) {
            return ServerFacts.systemIdentifier(session);
        } catch (SQLException | ProblemException e) {
            // What needs the server says so itself.
            return Optional.empty();
        }
    }

    /// Opens sessions on the database.
    public Connector connector() {
        var connector = Connectors.of(settings);
        return expected.<Connector>map(identity -> new GuardedConnector(connector, identity))
                .orElse(connector);
    }

    /// Opens sessions on another database of the server.
    public Connector database(String name) {
        return name.equals(settings.database())
                ? connector()
                : Connectors.of(settings.withDatabase(name));
    }

    /// The same server, about another of its databases.
    public BackupServer about(String database) {
        return database.equals(settings.database())
                ? this
                : new BackupServer(settings.withDatabase(database));
    }

    /// A session on a database of the server that is neither of these, for creating, renaming and
    /// dropping.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when there is no connection
    public PgSession maintenance(String... notThese) {
        return MaintenanceSession.open(settings, "backup", notThese);
    }
}
