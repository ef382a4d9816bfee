package dev.tidemark.engine.run;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.status.StatusRow;
import dev.tidemark.engine.tracking.Direction;
import dev.tidemark.engine.tracking.TrackingState;
import java.util.HashSet;
import java.util.Optional;

/// Makes sure that a plan may run, and under the lock that the database is still what it was made
/// for.
final class PlanCheck {
    private PlanCheck() {}

    /// Refuses a plan of which something must not run; nothing of it is run then.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException the first of its problems
    static void canRun(Plan plan) {
        if (!plan.problems().isEmpty()) {
            throw plan.problems()
                    .getFirst()
                    .withDatabaseState("Nothing was changed.")
                    .asException();
        }
    }

    /// Refuses a plan that no longer fits.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException CHANGED_SINCE_PLANNED
    static void stillHolds(Plan plan, TrackingState state) {
        var status = StatusReport.of(plan.project(), state, Optional.empty());
        var inForce = new HashSet<String>();
        for (var row : status.rows()) {
            if (row.tracked().filter(tracked -> tracked.success()).isPresent()) {
                inForce.add(row.version());
            }
        }
        for (var migration : plan.migrations()) {
            boolean there = inForce.contains(migration.version());
            boolean repeatable =
                    migration.migration().filter(files -> files.repeatable()).isPresent();
            boolean fits = plan.direction() == Direction.APPLY ? !there || repeatable : there;
            if (!fits) {
                throw changed(
                        migration,
                        there
                                ? "%s was applied by another run meanwhile."
                                : "%s was rolled back by another run meanwhile.");
            }
            if (!begunAsPlanned(migration, state)) {
                throw changed(migration, "%s was begun or continued by another run meanwhile.");
            }
        }
    }

    /// Whether an earlier run left as much of it as the plan knows of.
    private static boolean begunAsPlanned(PlannedMigration migration, TrackingState state) {
        var left =
                state.unfinished().stream()
                        .filter(unfinished -> unfinished.direction() == migration.direction())
                        .filter(unfinished -> unfinished.version().equals(migration.version()))
                        .findFirst()
                        .map(unfinished ->
                                Resume.of(unfinished)
                                        .choosing(
                                                migration
                                                        .resume()
                                                        .map(Resume::choice)
                                                        .orElse(Resume.Choice.ASK)));
        return left.equals(migration.resume());
    }

    private static ProblemException changed(PlannedMigration migration, String why) {
        return Problem.of(
                        ProblemCode.CHANGED_SINCE_PLANNED,
                        "The run did not begin",
                        why.formatted(migration.label()),
                        "Look at `tidemark status` and make the plan again.")
                .withDatabaseState("Nothing was changed.")
                .asException();
    }

    /// Refuses a role that can't record what it would do.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException RIGHTS_MISSING, naming the GRANT
    static void mayRecord(TrackingState state) {
        var missing = state.rightsMissing();
        if (!missing.isEmpty()) {
            throw missing.getFirst().withDatabaseState("Nothing was changed.").asException();
        }
    }

    /// Whether a migration of the plan is in force.
    static boolean inForce(PlannedMigration migration, StatusReport status) {
        return status.rows().stream()
                .filter(row -> row.version().equals(migration.version()))
                .map(StatusRow::tracked)
                .anyMatch(tracked -> tracked.filter(row -> row.success()).isPresent());
    }
}
