package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.ChangeCheck;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.tracking.TrackingLock;
import dev.tidemark.engine.tracking.TrackingState;
import dev.tidemark.engine.tracking.TrackingTableName;
import dev.tidemark.engine.tracking.WorkerSession;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Two sessions that stay open and run one plan after the other, each on a tracking table of its
/// own: what many schemas are changed by. One thread at a time.
///
/// A [Runner] opens its sessions for one plan and reads the database again under the lock. Here
/// whoever knows better says what still holds.
public final class Lane implements AutoCloseable {
    private final Connector connector;
    private final String purpose;
    private @Nullable PgSession lockSession;
    private @Nullable PgSession runSession;
    private @Nullable WorkerSession identity;
    private boolean clean = true;

    /// @param connector opens sessions on the target
    /// @param purpose names the sessions in `pg_stat_activity`
    public Lane(Connector connector, String purpose) {
        this.connector = connector;
        this.purpose = purpose;
    }

    /// What is to be done, found out under the lock.
    ///
    /// @param plan what runs; empty when there is nothing to do any more
    /// @param state what the database said of the tracking table under the lock
    public record Ready(Plan plan, TrackingState state) {}

    /// Finds out under the lock what is to be done.
    @FunctionalInterface
    public interface Preparation {
        /// @param session in no transaction
        /// @throws SQLException the server's error
        Ready under(PgSession session) throws SQLException;
    }

    /// Opens what is not open: at the beginning, and after a connection was lost.
    ///
    /// @throws ProblemException when no connection can be made or it is not fit for changes
    public void open() {
        try {
            lockSession();
            runSession();
        } catch (SQLException e) {
            throw new ProblemException(Advice.ofPreparation(e), e);
        }
    }

    /// The session that holds the locks, for short statements outside a transaction.
    ///
    /// @throws SQLException the server's error
    /// @throws ProblemException when no connection can be made
    public PgSession lockSession() throws SQLException {
        var session = lockSession;
        if (session == null || session.isClosed()) {
            session = connector.open(purpose);
            lockSession = session;
            ChangeCheck.fit(session, connector.target());
        }
        return session;
    }

    private PgSession runSession() throws SQLException {
        var session = runSession;
        if (session == null || session.isClosed()) {
            session = connector.open("run");
            runSession = session;
            identity = WorkerSession.of(session);
            clean = true;
        }
        return session;
    }

    /// Runs a plan under the lock of its tracking table.
    ///
    /// @throws ProblemException when it could not begin; nothing was changed then
    /// @throws InterruptedException when interrupted
    public RunOutcome run(
            TrackingTableName name,
            Preparation preparation,
            RunSettings settings,
            StopSignal stop,
            RunListener listener)
            throws InterruptedException {
        var events = listener.serialized();
        try {
            var session = lockSession();
            try (var lock =
                    TrackingLock.take(
                            session, name, settings.lockWait(), new LockWait(stop, events))) {
                var ready = preparation.under(session);
                if (ready.plan().isEmpty()) {
                    return new RunOutcome.Completed(UUID.randomUUID(), List.of());
                }
                PlanCheck.canRun(ready.plan());
                PlanCheck.mayRecord(ready.state());
                if (ready.state().abandoned().isPresent()) {
                    EarlierSessions.waitForEnd(session, ready.state(), stop, events);
                }
                Removals.checkSaving(ready.plan(), settings, session);
                var outcome = locked(ready, settings, stop, events, lock);
                var schema = ready.plan().scope().map(SchemaScope::schema);
                new GroundRecording(
                                ready.plan(),
                                settings.withSchema(schema),
                                ready.state().name(),
                                events)
                        .after(outcome, session);
                return outcome;
            }
        } catch (SQLException e) {
            throw new ProblemException(Advice.ofPreparation(e), e);
        }
    }

    private RunOutcome locked(
            Ready ready,
            RunSettings settings,
            StopSignal stop,
            RunListener events,
            TrackingLock lock)
            throws SQLException, InterruptedException {
        var session = runSession();
        boolean wasClean = clean;
        clean = false;
        try (var worker =
                Worker.on(connector, session, identity, stop, settings, ready.plan().scope())) {
            if (wasClean) {
                worker.prepare();
            } else {
                worker.reset();
            }
            var run = new LockedRun(connector, ready.plan(), settings, stop, events);
            var outcome = run.run(worker, lock, ready.state());
            clean = run.leavesCleanSession();
            return outcome;
        }
    }

    /// Closes the sessions, and with the first of them frees every lock it holds.
    @Override
    public void close() {
        close(runSession);
        close(lockSession);
        runSession = null;
        lockSession = null;
    }

    private static void close(@Nullable PgSession session) {
        if (session == null) {
            return;
        }
        try {
            session.close();
        } catch (SQLException e) {
            session.abort();
        }
    }
}
