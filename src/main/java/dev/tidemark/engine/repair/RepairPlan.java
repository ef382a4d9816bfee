package dev.tidemark.engine.repair;

import dev.tidemark.engine.history.TextDifference;
import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.postgres.ChangeCheck;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.tracking.Actor;
import dev.tidemark.engine.tracking.Journal;
import dev.tidemark.engine.tracking.JournalEvent;
import dev.tidemark.engine.tracking.TrackingLock;
import dev.tidemark.engine.tracking.TrackingState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a repair would change, made to be shown, confirmed and then done as shown. Immutable.
///
/// @param title what is done, one clause, for example `Forget 005`
/// @param explanation what that means, one sentence a line
/// @param statements the exact SQL, in order; the journal's own rows come with it
/// @param difference the applied text and today's, where a changed file is accepted
/// @param state the records that the plan was made of
/// @param actor who does it
/// @param run the id under which the journal has it
/// @param entries what the journal will say
public record RepairPlan(
        String title,
        List<String> explanation,
        List<String> statements,
        Optional<TextDifference> difference,
        TrackingState state,
        Actor actor,
        UUID run,
        List<Entry> entries) {
    public RepairPlan {
        explanation = List.copyOf(explanation);
        statements = List.copyOf(statements);
        entries = List.copyOf(entries);
    }

    /// A row for the journal.
    ///
    /// @param kind what kind of change
    /// @param version the migration, empty for the whole table
    /// @param migration its file
    /// @param what what was done, one sentence
    public record Entry(
            JournalEvent kind,
            Optional<String> version,
            Optional<Migration> migration,
            String what) {}

    /// Whether there is nothing to do.
    public boolean empty() {
        return statements.isEmpty() && entries.isEmpty();
    }

    /// Does it: takes the table's lock, makes sure that the records are still those of the plan,
    /// and changes them with the journal in one transaction.
    ///
    /// @param reason why, in the person's words
    /// @param patience how long to wait for the lock
    /// @throws ProblemException when the server takes no changes, another run holds the lock, the
    ///   records are no longer the same, rights are missing or the server refuses; nothing is
    ///   changed then
    /// @throws InterruptedException when the thread is interrupted while it waits
    public void execute(Connector connector, Optional<String> reason, Duration patience)
            throws InterruptedException {
        if (empty()) {
            return;
        }
        try (var session = connector.open("repair")) {
            ChangeCheck.fit(session, connector.target());
            try (var _ = TrackingLock.take(session, state.name(), patience)) {
                if (!state.readAgain(session).sameRecords(state)) {
                    throw changedMeanwhile().asException();
                }
                send(session, reason);
            }
        } catch (SQLException e) {
            throw new ProblemException(problem(e), e);
        }
    }

    private void send(PgSession session, Optional<String> reason) throws SQLException {
        var all = new ArrayList<String>();
        all.add("begin");
        all.addAll(statements);
        var journal = new Journal(state.name(), run, actor);
        for (var entry : entries) {
            all.add(
                    journal.changed(
                            entry.kind(),
                            entry.version(),
                            entry.migration(),
                            entry.what(),
                            reason));
        }
        all.add("commit");
        try {
            session.send(String.join(";\n", all));
        } catch (SQLException e) {
            if (!ServerErrors.connectionLost(e)) {
                session.send("rollback");
            }
            throw e;
        }
    }

    private Problem changedMeanwhile() {
        return Problem.of(
                ProblemCode.CHANGED_SINCE_PLANNED,
                "%s was not done".formatted(title),
                "the records in %s changed since it was explained".formatted(state.name()),
                "Look at `tidemark status`, then ask for it again.");
    }

    private Problem problem(SQLException exception) {
        boolean rights = ServerErrors.sqlState(exception).equals("42501");
        boolean lost = ServerErrors.connectionLost(exception);
        var code =
                rights
                        ? ProblemCode.RIGHTS_MISSING
                        : lost ? ProblemCode.CONNECTION_LOST : ProblemCode.STATEMENT_FAILED;
        String hint =
                rights
                        ? "Let the owner of %s do it, or have it grant the right to %s."
                                .formatted(state.name(), state.role())
                        : lost
                                ? "Look at `tidemark status` to see whether it was done."
                                : "Correct what the server names, then try again.";
        return Problem.of(
                        code,
                        "%s was not done".formatted(title),
                        String.valueOf(exception.getMessage()),
                        hint)
                .withServer(ServerErrors.of(exception).orElse(null))
                .withDatabaseState(lost ? null : "unchanged: the transaction was rolled back");
    }
}
