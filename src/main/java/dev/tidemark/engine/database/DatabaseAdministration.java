package dev.tidemark.engine.database;

import dev.tidemark.engine.postgres.ChangeCheck;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.postgres.Target;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.sql.SqlQuote;
import java.sql.SQLException;

/// Creates and drops one database from another one of its server, which PostgreSQL asks for.
///
/// Which databases may be dropped is the caller's to decide.
public final class DatabaseAdministration {
    private final ConnectionSettings settings;
    private final Target target;

    /// @param settings how the database is, or would be, reached
    public DatabaseAdministration(ConnectionSettings settings) {
        this.settings = settings;
        this.target = settings.target();
    }

    /// Creates it, empty.
    ///
    /// @throws ProblemException when it is there already or may not be created
    public void create() {
        try (var session = open()) {
            ChangeCheck.writable(session, target);
            session.send("create database %s".formatted(name()));
        } catch (SQLException e) {
            throw failed("The database %s was not created".formatted(target.database()), e);
        }
    }

    /// Drops it with everything in it; who is connected is disconnected.
    ///
    /// @throws ProblemException when it is not there or may not be dropped
    public void drop() {
        try (var session = open()) {
            ChangeCheck.writable(session, target);
            session.send("drop database %s with (force)".formatted(name()));
        } catch (SQLException e) {
            throw failed("The database %s was not dropped".formatted(target.database()), e);
        }
    }

    /// Whether it is there.
    ///
    /// @throws ProblemException when the server can't be asked
    public boolean exists() {
        try (var session = open()) {
            return session.first(
                            "select 1 from pg_catalog.pg_database where datname = ?",
                            row -> row.getInt(1),
                            target.database())
                    .isPresent();
        } catch (SQLException e) {
            throw failed("The server was not asked for %s".formatted(target.database()), e);
        }
    }

    /// A session on a database that is not the one in question.
    private PgSession open() {
        return MaintenanceSession.open(settings, "db");
    }

    private String name() {
        return SqlQuote.identifier(target.database());
    }

    private ProblemException failed(String what, SQLException failure) {
        String hint =
                switch (ServerErrors.sqlState(failure)) {
                    case "42P04" -> "Use it as it is, or drop it first with `tidemark db drop`.";
                    case "3D000" -> "Check the name; `tidemark db create` makes it.";
                    case "42501" -> "Let a role with CREATEDB do it, or the owner of the database.";
                    default -> "Correct what the server names, then try again.";
                };
        var code =
                switch (ServerErrors.sqlState(failure)) {
                    case "42P04" -> ProblemCode.DATABASE_EXISTS;
                    case "3D000" -> ProblemCode.CONNECTION_UNKNOWN_DATABASE;
                    case "42501" -> ProblemCode.RIGHTS_MISSING;
                    default -> ProblemCode.STATEMENT_FAILED;
                };
        return new ProblemException(
                Problem.of(
                                code,
                                what,
                                ServerErrors.of(failure)
                                        .map(error -> error.message())
                                        .orElse(String.valueOf(failure.getMessage())),
                                hint)
                        .withServer(ServerErrors.of(failure).orElse(null)),
                failure);
    }
}
