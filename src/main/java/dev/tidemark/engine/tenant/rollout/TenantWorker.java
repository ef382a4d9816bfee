package dev.tidemark.engine.tenant.rollout;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.run.Lane;
import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.engine.run.RunSettings;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.tenant.rollout.RolloutSummary.Phase;
import dev.tidemark.engine.tracking.WorkerSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes one tenant after the other from the work list, until there is none left for it. Each
/// worker has two sessions of its own and works in one thread.
final class TenantWorker {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration BEFORE_RECONNECTING = Duration.ofSeconds(1);
    private static final int MOST_LOSSES = 5;

    private final Lane lane;
    private final WorkList list;
    private final TenantPlans plans;
    private final RunSettings settings;
    private final StopSignal stop;
    private final RolloutProgress progress;
    private @Nullable PgSession known;
    private @Nullable WorkerSession identity;
    private int losses;

    TenantWorker(
            Lane lane,
            WorkList list,
            TenantPlans plans,
            RunSettings settings,
            StopSignal stop,
            RolloutProgress progress) {
        this.lane = lane;
        this.list = list;
        this.plans = plans;
        this.settings = settings;
        this.stop = stop;
        this.progress = progress;
    }

    /// Works until nothing is left for it.
    ///
    /// @throws ProblemException when the database can't be reached any more
    /// @throws InterruptedException when interrupted
    void run() throws InterruptedException {
        while (!stop.requested()) {
            try {
                var session = lane.lockSession();
                var taken = list.take(session, identity(session), settings.actor().host());
                if (taken.isPresent()) {
                    progress.took(session, list, taken.get().wave());
                    work(taken.get());
                    losses = 0;
                } else if (!waits(session)) {
                    return;
                }
            } catch (SQLException e) {
                reconnect(e);
            }
        }
    }

    private WorkerSession identity(PgSession session) throws SQLException {
        var known = this.known;
        var same = identity;
        if (known != session || same == null) {
            // Who has which tenant may be forgotten by a crash; what was done to it is not.
            session.send("SET synchronous_commit = off");
            same = WorkerSession.of(session);
            identity = same;
            this.known = session;
        }
        return same;
    }

    /// @return whether something may yet come
    private boolean waits(PgSession session) throws SQLException, InterruptedException {
        var standing = list.standing(session);
        switch (standing.phase()) {
            case PAUSED -> {
                progress.on(new TenantEvent.Paused(standing.reason()));
                return false;
            }
            case STOPPED -> {
                progress.on(new TenantEvent.RolloutStopped(standing.reason()));
                return false;
            }
            case FINISHED -> {
                return false;
            }
            case RUNNING -> {}
        }
        if (standing.working() > 0) {
            list.free(session).forEach(schema -> progress.on(new TenantEvent.TenantFreed(schema)));
            stop.pause(POLL);
            return true;
        }
        if (standing.waiting() == 0) {
            list.end(session, Phase.FINISHED, "");
            return false;
        }
        return endsByItsRules(session);
    }

    /// Tenants wait and nobody works: either one was freed or is being taken just now, or failures
    /// keep it from being taken.
    private boolean endsByItsRules(PgSession session) throws SQLException {
        if (list.heldUp(session)) {
            list.end(session, Phase.STOPPED, "tenants failed");
        }
        return true;
    }

    private void work(WorkList.Taken taken) throws SQLException, InterruptedException {
        String schema = taken.schema();
        long began = System.nanoTime();
        progress.on(new TenantEvent.TenantStarted(schema, taken.wave(), taken.attempt()));
        try {
            var outcome =
                    lane.run(
                            plans.name(lane.lockSession(), schema),
                            session -> plans.ready(session, schema),
                            settings,
                            stop,
                            event -> progress.on(new TenantEvent.TenantProgress(schema, event)));
            end(schema, outcome, began);
        } catch (ProblemException e) {
            if (stop.requested()) {
                released(schema, e.problem());
            } else {
                failed(schema, List.of(), e.problem(), began);
            }
        }
    }

    private void end(String schema, RunOutcome outcome, long began) throws SQLException {
        switch (outcome) {
            case RunOutcome.Completed(_, var done) -> {
                list.done(lane.lockSession(), ours(), schema, done);
                progress.on(
                        done.isEmpty()
                                ? new TenantEvent.TenantSkipped(
                                        schema, "nothing was left to do for it")
                                : new TenantEvent.TenantFinished(schema, done, since(began)));
            }
            case RunOutcome.Failed(_, var done, _, var problem) ->
                    failed(schema, done, problem, began);
            case RunOutcome.Stopped(_, _, _, var problem) -> released(schema, problem);
        }
    }

    private void failed(String schema, List<String> done, Problem problem, long began)
            throws SQLException {
        list.failed(lane.lockSession(), ours(), schema, done, problem);
        progress.on(new TenantEvent.TenantFailed(schema, problem, since(began)));
    }

    private void released(String schema, Problem problem) throws SQLException {
        list.release(lane.lockSession(), ours(), schema);
        progress.on(new TenantEvent.TenantReleased(schema, problem.why()));
    }

    /// The session that took the tenant, which may be lost by now: what it took is then free again.
    private WorkerSession ours() {
        var same = identity;
        if (same == null) {
            throw new IllegalStateException("nothing was taken");
        }
        return same;
    }

    private void reconnect(SQLException error) throws InterruptedException {
        losses++;
        if (losses > MOST_LOSSES || !ServerErrors.connectionLost(error)) {
            throw RolloutProblems.lost(error);
        }
        progress.on(
                new TenantEvent.Told(
                        "A worker lost its connection and tries again: " + error.getMessage()));
        stop.pause(BEFORE_RECONNECTING);
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
