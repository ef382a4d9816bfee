package dev.tidemark.testing;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.project.ProjectLoader;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.Planner;
import dev.tidemark.engine.run.RunListener;
import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.engine.run.RunSettings;
import dev.tidemark.engine.run.Runner;
import dev.tidemark.engine.run.Selection;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tracking.Actor;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingState;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

/// Everything pending of a project's folder, planned and applied.
public record Rollout(Connector connector, Path folder) {
    /// The rollout by the server's owner.
    public static Rollout of(TestDatabase database, Path folder) {
        return new Rollout(database.connector(), folder);
    }

    /// Reads files and database and plans everything.
    public Plan plan() {
        return plan(planner -> planner.apply(Selection.everything()));
    }

    private Plan plan(Function<Planner, Plan> how) {
        var project = ProjectLoader.load(folder);
        try (var session = connector.open("test")) {
            var report =
                    StatusReport.of(
                            project,
                            TrackingState.read(session, TrackingRequest.ANY),
                            Optional.empty());
            return how.apply(new Planner(project, report, TrackingRequest.ANY));
        } catch (SQLException e) {
            throw new AssertionError(folder.toString(), e);
        }
    }

    /// How the project wants its plan to run.
    public RunSettings settings(Plan plan) {
        return RunSettings.of(
                plan.project().config().run(), Actor.here(connector.target(), "test"));
    }

    /// Plans and runs. Whether it fails is in the outcome.
    public RunOutcome run() throws InterruptedException {
        return run(plan());
    }

    /// Takes the last migration back, saving its data.
    public RunOutcome rollBackLast() throws InterruptedException {
        return run(plan(planner -> planner.rollBack(new Selection.Back.Last(1))));
    }

    private RunOutcome run(Plan plan) throws InterruptedException {
        return new Runner(connector)
                .run(plan, settings(plan), new StopSignal(), RunListener.SILENT);
    }
}
