package dev.tidemark.engine.impact;

import dev.tidemark.engine.archive.Savings;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.PlannedMigration;
import dev.tidemark.engine.sql.Removal;
import dev.tidemark.engine.sql.StatementReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a plan would take away, in the order in which it runs.
///
/// @param losses empty when its statements take nothing away, as far as their text tells
/// @param hindrance why this role can't save what goes, or empty when it can
public record Impact(List<Loss> losses, Optional<Problem> hindrance) {
    /// Nothing is taken away.
    public static final Impact NONE = new Impact(List.of(), Optional.empty());

    public Impact {
        losses = List.copyOf(losses);
    }

    /// Reads the plan's scripts and asks the database what is in the objects they drop. Changes
    /// nothing; counting gives up after a few seconds a table.
    ///
    /// @param session in no transaction
    /// @throws dev.tidemark.engine.problem.ProblemException when a script or the database can't be
    ///   read
    public static Impact of(Plan plan, PgSession session) {
        var counting = new Counting(session);
        var losses = new ArrayList<Loss>();
        var removals = new ArrayList<Removal>();
        try {
            for (var migration : plan.migrations()) {
                read(plan, migration, counting, losses, removals);
            }
            return new Impact(losses, Savings.hindrance(session, removals));
        } catch (SQLException e) {
            throw QueryFailure.problem("What would be lost was not found out", e);
        }
    }

    /// Whether data would be gone, or nobody can say that none would.
    public boolean losesData() {
        return losses.stream().anyMatch(Loss::losesData);
    }

    /// The same where what can be saved is saved.
    public boolean losesUnsavedData() {
        return losses.stream().anyMatch(Loss::losesUnsavedData);
    }

    private static void read(
            Plan plan,
            PlannedMigration migration,
            Counting counting,
            List<Loss> losses,
            List<Removal> removals)
            throws SQLException {
        try (var reader =
                StatementReader.open(migration.script(), plan.project().scriptOptions())) {
            for (var statement = reader.next(); statement != null; statement = reader.next()) {
                for (var removal : Removal.of(statement)) {
                    removals.add(removal);
                    losses.add(counting.loss(migration.version(), statement.position(), removal));
                }
            }
        }
    }
}
