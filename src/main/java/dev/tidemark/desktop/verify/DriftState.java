package dev.tidemark.desktop.verify;

import dev.tidemark.desktop.target.Sources;
import dev.tidemark.engine.drift.Drift;
import dev.tidemark.engine.drift.Ground;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tracking.TrackingState;
import java.sql.SQLException;

/// What is known of the changes that no migration made.
sealed interface DriftState {
    /// It was not asked yet, or could not be.
    record Unknown() implements DriftState {}

    /// No schema was recorded, so that there is nothing to compare with.
    record Missing() implements DriftState {}

    /// What was recorded is of another major version or of other schemas.
    ///
    /// @param why a sentence
    record NotComparable(String why) implements DriftState {}

    /// It was compared.
    record Known(Drift drift) implements DriftState {}

    /// The recorded schema of a target.
    static Ground ground(Sources sources, Project project, TrackingState tracking) {
        return new Ground(tracking.name(), project.config().drift(), sources.schema());
    }

    /// Compares. Called on a worker.
    ///
    /// @throws ProblemException when the server refuses
    static DriftState read(
            Sources sources, Project project, StatusReport report, PgSession session) {
        try {
            return new Known(ground(sources, project, report.tracking()).compare(session));
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.GROUND_MISSING) {
                return new Missing();
            }
            if (e.problem().code() == ProblemCode.GROUND_NOT_COMPARABLE) {
                return new NotComparable(e.problem().why());
            }
            throw e;
        } catch (SQLException e) {
            throw QueryFailure.problem("The schema was not compared", e);
        }
    }
}
