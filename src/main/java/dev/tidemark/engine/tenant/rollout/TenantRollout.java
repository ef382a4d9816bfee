package dev.tidemark.engine.tenant.rollout;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.tenant.TenantsReader;
import dev.tidemark.engine.tenant.TenantsReport;
import dev.tidemark.engine.tenant.rollout.RolloutSummary.Phase;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// A rollout over tenants: each commits alone, under its own lock and with its own journal; who
/// comes next is in the database, so that several processes may work on one rollout, and another
/// one may go on where one died.
///
/// Called on any thread but the user interface's.
public final class TenantRollout {
    private final Connector connector;
    private final TenantsReader reader;

    /// @param connector opens sessions on the target
    /// @param reader reads the tenants
    public TenantRollout(Connector connector, TenantsReader reader) {
        this.connector = connector;
        this.reader = reader;
    }

    private Project project() {
        return reader.project();
    }

    /// Puts a plan into the database and works on it, or joins the process that works on the same
    /// one already.
    ///
    /// @throws ProblemException when it could not begin
    /// @throws InterruptedException when interrupted
    public RolloutSummary run(
            TenantsPlan plan, RolloutSettings settings, StopSignal stop, TenantListener listener)
            throws InterruptedException {
        try (var session = connector.open("tenants")) {
            SharedObjects.create(session, plan, project());
            var opened = new Rollouts(session, project()).open(plan, settings);
            return work(
                            session,
                            opened,
                            plan.task(),
                            plan.report(),
                            settings,
                            stop,
                            new RolloutProgress(listener))
                    .withCurrent(plan.current().size());
        } catch (SQLException e) {
            throw RolloutProblems.lost(e);
        }
    }

    /// Goes on with the latest rollout: one that was paused, or whose processes died, or beside
    /// those that work on it.
    ///
    /// @throws ProblemException when there is none, or its migrations are not those of the project
    /// @throws InterruptedException when interrupted
    public RolloutSummary resume(RolloutSettings settings, StopSignal stop, TenantListener listener)
            throws InterruptedException {
        try (var session = connector.open("tenants")) {
            var rollouts = new Rollouts(session, project());
            var kept = latest(rollouts);
            if (kept.phase() == Phase.STOPPED || kept.phase() == Phase.FINISHED) {
                throw RolloutProblems.stopped(kept.task());
            }
            rollouts.turn(kept.id(), Phase.RUNNING, "", List.of(Phase.PAUSED));
            return goOn(session, kept, settings, stop, listener);
        } catch (SQLException e) {
            throw RolloutProblems.lost(e);
        }
    }

    /// Lets the tenants of the latest rollout that failed be tried again, and goes on with it.
    ///
    /// @throws ProblemException when there is none, or its migrations are not those of the project
    /// @throws InterruptedException when interrupted
    public RolloutSummary retry(RolloutSettings settings, StopSignal stop, TenantListener listener)
            throws InterruptedException {
        try (var session = connector.open("tenants")) {
            var rollouts = new Rollouts(session, project());
            var kept = latest(rollouts);
            requireSameFiles(kept);
            rollouts.again(kept.id());
            return goOn(session, kept, settings, stop, listener);
        } catch (SQLException e) {
            throw RolloutProblems.lost(e);
        }
    }

    private RolloutSummary goOn(
            PgSession session,
            Rollouts.Kept kept,
            RolloutSettings settings,
            StopSignal stop,
            TenantListener listener)
            throws SQLException, InterruptedException {
        requireSameFiles(kept);
        var task = TenantTask.of(kept.task()).orElseThrow(RolloutProblems::none);
        return work(
                session,
                new Rollouts.Opened(kept.list(), true),
                task,
                reader.read(session),
                settings,
                stop,
                new RolloutProgress(listener));
    }

    private void requireSameFiles(Rollouts.Kept kept) {
        if (!kept.files().equals(FilesDigest.of(project()))) {
            throw RolloutProblems.otherFiles(kept.task());
        }
    }

    private static Rollouts.Kept latest(Rollouts rollouts) throws SQLException {
        return rollouts.latest().orElseThrow(RolloutProblems::none);
    }

    /// How the latest rollout stands; empty before the first.
    ///
    /// @throws ProblemException the server's error
    public static Optional<RolloutSummary> latest(PgSession session, Project project) {
        try {
            var kept = new Rollouts(session, project).latest();
            return kept.isPresent()
                    ? Optional.of(kept.get().list().summary(session))
                    : Optional.empty();
        } catch (SQLException e) {
            throw RolloutProblems.lost(e);
        }
    }

    /// Whether some process works on a tenant of a rollout now. Between two tenants none does, for
    /// a moment.
    ///
    /// @throws ProblemException the server's error
    public static boolean attended(PgSession session, Project project, RolloutSummary summary) {
        try {
            return new Rollouts(session, project).workedOn(summary.rollout());
        } catch (SQLException e) {
            throw RolloutProblems.lost(e);
        }
    }

    /// Lets nobody begin another tenant of the latest rollout until it is resumed; those that are
    /// being worked on are brought to their end.
    ///
    /// @param reason for whoever wonders
    /// @throws ProblemException when none is under way
    public static RolloutSummary pause(PgSession session, Project project, String reason) {
        return turn(session, project, Phase.PAUSED, reason, List.of(Phase.RUNNING));
    }

    /// Ends the latest rollout before its end; tenants that are being worked on are brought to
    /// theirs.
    ///
    /// @param reason for whoever wonders
    /// @throws ProblemException when none is under way
    public static RolloutSummary stop(PgSession session, Project project, String reason) {
        return turn(session, project, Phase.STOPPED, reason, List.of(Phase.RUNNING, Phase.PAUSED));
    }

    private static RolloutSummary turn(
            PgSession session, Project project, Phase to, String reason, List<Phase> from) {
        try {
            var rollouts = new Rollouts(session, project);
            var kept = latest(rollouts);
            if (!rollouts.turn(kept.id(), to, reason, from)) {
                throw RolloutProblems.stopped(kept.task());
            }
            return kept.list().summary(session);
        } catch (SQLException e) {
            throw RolloutProblems.lost(e);
        }
    }

    /// Leaves a tenant of the latest rollout out.
    ///
    /// @throws ProblemException when it is not in the list, or done, or being worked on
    public static RolloutSummary exclude(
            PgSession session, Project project, String schema, String reason) {
        try {
            var rollouts = new Rollouts(session, project);
            var kept = latest(rollouts);
            if (!rollouts.exclude(kept.id(), schema, reason)) {
                throw TenantsPlanner.unknown(schema);
            }
            return kept.list().summary(session);
        } catch (SQLException e) {
            throw RolloutProblems.lost(e);
        }
    }

    private RolloutSummary work(
            PgSession session,
            Rollouts.Opened opened,
            TenantTask task,
            TenantsReport report,
            RolloutSettings settings,
            StopSignal stop,
            RolloutProgress progress)
            throws SQLException, InterruptedException {
        var list = opened.list();
        var before = list.summary(session);
        int waves = (int) before.tenants().stream().map(TenantResult::wave).distinct().count();
        progress.on(
                new TenantEvent.RolloutStarted(
                        list.rollout(),
                        task.text(),
                        before.tenants().size(),
                        waves,
                        opened.joined()));
        list.free(session).forEach(schema -> progress.on(new TenantEvent.TenantFreed(schema)));
        var plans = new TenantPlans(task, reader, report);
        new WorkerGroup(connector, list, plans, settings, stop, progress)
                .run(before.count(TenantResult.State.WAITING));
        progress.endWave(session, list);
        var summary = list.summary(session);
        progress.on(new TenantEvent.RolloutFinished(summary));
        return summary;
    }
}
