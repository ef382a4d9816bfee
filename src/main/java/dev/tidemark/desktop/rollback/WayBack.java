package dev.tidemark.desktop.rollback;

import dev.tidemark.desktop.target.Sources;
import dev.tidemark.engine.impact.Impact;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.postgres.ServerIdentity;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.Planner;
import dev.tidemark.engine.run.Selection;
import dev.tidemark.engine.status.StatusRow;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Files and database read for one rollback, and the plan or what stands in its way. Immutable.
///
/// @param identity which database it was
/// @param plan what would run; empty when something stands in the way
/// @param impact what it would take away
/// @param obstacles why there is no plan
/// @param inForce versions that a rollback can go back to, the latest applied first
record WayBack(
        ServerIdentity identity,
        Optional<Plan> plan,
        Impact impact,
        List<Problem> obstacles,
        List<String> inForce) {
    WayBack {
        obstacles = List.copyOf(obstacles);
        inForce = List.copyOf(inForce);
    }

    /// Reads, plans as the command line does, and looks at what would be lost. Called on any thread
    /// but the user interface's.
    ///
    /// @throws ProblemException when files or database can't be read
    static WayBack read(Sources sources, Selection.Back selection) {
        var project = sources.project();
        try (var session = sources.browsing().open("plan")) {
            var identity = ServerIdentity.read(session);
            var report = sources.compare(project, session);
            var planner = new Planner(project, report, sources.tracking(project));
            var inForce = planner.newestFirst().stream().map(StatusRow::version).toList();
            try {
                var plan = planner.rollBack(selection);
                var impact = Impact.of(plan, session);
                return new WayBack(identity, Optional.of(plan), impact, plan.problems(), inForce);
            } catch (ProblemException e) {
                return new WayBack(
                        identity, Optional.empty(), Impact.NONE, List.of(e.problem()), inForce);
            }
        } catch (SQLException e) {
            throw QueryFailure.problem("The rollback was not planned", e);
        }
    }
}
