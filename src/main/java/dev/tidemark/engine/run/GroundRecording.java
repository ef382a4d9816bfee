package dev.tidemark.engine.run;

import dev.tidemark.engine.drift.Ground;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.problem.ServerError;
import dev.tidemark.engine.tracking.TrackingTableName;
import java.sql.SQLException;

/// Records the schema that a run leaves, so that what others change later is seen. The run has
/// ended before: its time does not count, and its failure is no failure of the run.
final class GroundRecording {
    private final Plan plan;
    private final RunListener events;
    private final Ground ground;

    GroundRecording(
            Plan plan, RunSettings settings, TrackingTableName tracking, RunListener events) {
        this.plan = plan;
        this.events = events;
        this.ground = new Ground(tracking, plan.project().config().drift(), settings.schema());
    }

    /// @param session holds the run's lock, so that no other run works meanwhile
    void after(RunOutcome outcome, PgSession session) {
        if (outcome.done().isEmpty() || session.isClosed()) {
            return;
        }
        try {
            if (ground.wanted(session)) {
                ground.record(session, outcome.run());
            }
        } catch (SQLException e) {
            events.on(
                    new RunEvent.Told(
                            "The schema was not recorded, so `tidemark drift` will show what this run of %d migrations changed: %s"
                                    .formatted(
                                            plan.migrations().size(),
                                            ServerErrors.of(e)
                                                    .map(ServerError::message)
                                                    .orElse(String.valueOf(e.getMessage())))));
        }
    }
}
