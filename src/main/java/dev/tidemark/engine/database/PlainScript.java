package dev.tidemark.engine.database;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.Replies;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.postgres.TransactionStatus;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.sql.Script;
import dev.tidemark.engine.sql.ScriptMode;
import dev.tidemark.engine.sql.SqlSource;
import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.sql.StatementKind;
import dev.tidemark.engine.sql.StatementReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;

/// Runs a script that is no migration: the schema for fresh installs, seeds. No table records it,
/// so it must be one that may run again.
///
/// A script that can run in one transaction does; any other runs as it is written, statement by
/// statement.
public final class PlainScript {
    private static final int STATEMENT_HEAD = 2000;

    private final Project project;
    private final SqlSource source;

    /// @param project says how its scripts are read, and how long a statement may wait and run
    /// @param source the script
    public PlainScript(Project project, SqlSource source) {
        this.project = project;
        this.source = source;
    }

    /// Runs it in a session of its own, so that no setting reaches the next script.
    ///
    /// @param replies hears the server's notices
    /// @throws ProblemException when the text can't be split, or a statement fails
    public void run(Connector connector, Replies replies) {
        var options = project.scriptOptions();
        boolean whole = Script.summarize(source, options).mode() == ScriptMode.TRANSACTION;
        try (var session = connector.open("setup")) {
            session.send(settings());
            if (whole) {
                session.send("BEGIN");
            }
            try (var reader = StatementReader.open(source, options)) {
                for (var next = reader.next(); next != null; next = reader.next()) {
                    send(session, next, whole, replies);
                }
            }
            if (session.transactionStatus() != TransactionStatus.IDLE) {
                session.send("COMMIT");
            }
        } catch (SQLException e) {
            throw new ProblemException(problem(e).withDatabaseState(state(whole)), e);
        }
    }

    private String settings() {
        var run = project.config().run();
        return "SET lock_timeout = %d; SET statement_timeout = %d"
                .formatted(run.lockTimeout().toMillis(), run.statementTimeout().toMillis());
    }

    private void send(PgSession session, Statement statement, boolean whole, Replies replies) {
        boolean absorbed =
                switch (statement.kind()) {
                    case BEGIN, COMMIT, ROLLBACK -> whole;
                    default -> statement.kind() == StatementKind.ECHO;
                };
        if (absorbed) {
            return;
        }
        try {
            var data = statement.data();
            if (data == null) {
                session.send(statement.text().value(), replies);
            } else {
                try (var rows = data.open()) {
                    session.copyIn(statement.text().value(), rows, replies);
                }
            }
        } catch (SQLException e) {
            throw new ProblemException(
                    problem(e)
                            .at(statement.position())
                            .withStatement(statement.text().head(STATEMENT_HEAD))
                            .withDatabaseState(state(whole)),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Problem problem(SQLException failure) {
        var code =
                ServerErrors.connectionLost(failure)
                        ? ProblemCode.CONNECTION_LOST
                        : switch (ServerErrors.sqlState(failure)) {
                            case "42501" -> ProblemCode.NO_RIGHTS;
                            case "53100" -> ProblemCode.DISK_FULL;
                            case "55P03", "40P01" -> ProblemCode.LOCK_TIMEOUT;
                            default -> ProblemCode.STATEMENT_FAILED;
                        };
        return Problem.of(
                        code,
                        "%s was not run to its end".formatted(source.name()),
                        ServerErrors.of(failure)
                                .map(error -> error.message())
                                .orElse(String.valueOf(failure.getMessage())),
                        "Correct what the server names, then run it again.")
                .withServer(ServerErrors.of(failure).orElse(null));
    }

    private static String state(boolean whole) {
        return whole
                ? "Nothing of this script is in the database: it is one transaction."
                : "What stands before this statement in the script stays in the database, unless the"
                        + " script's own transaction was open.";
    }
}
