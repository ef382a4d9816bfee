package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.ChangeCheck;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.tracking.TrackingLock;
import dev.tidemark.engine.tracking.TrackingState;
import java.sql.SQLException;
import java.time.Duration;

/// Runs plans: one migration after the other, under the tracking table's lock, each recorded with
/// the work it did.
///
/// A run uses two connections, and a third that watches while a statement takes long. None of them
/// is ever inside a transaction while another one works, because that would hold up `CREATE INDEX
/// CONCURRENTLY` for ever.
public final class Runner {
    private final Connector connector;

    /// @param connector opens sessions on the target
    public Runner(Connector connector) {
        this.connector = connector;
    }

    /// Runs a plan to its end, its first failure, or a stop. Called on any thread but the user
    /// interface's.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the run could not begin; nothing
    ///   was changed then
    /// @throws InterruptedException when interrupted; the transaction that was open is rolled back
    ///   by the server
    public RunOutcome run(Plan plan, RunSettings settings, StopSignal stop, RunListener listener)
            throws InterruptedException {
        PlanCheck.canRun(plan);
        var events = listener.serialized();
        long began = System.nanoTime();
        try (var lockSession = connector.open("lock")) {
            ChangeCheck.fit(lockSession, connector.target())
                    .warnings()
                    .forEach(text -> events.on(new RunEvent.Told(text)));
            var name = TrackingState.read(lockSession, plan.tracking()).name();
            var lock =
                    TrackingLock.take(
                            lockSession, name, settings.lockWait(), new LockWait(stop, events));
            // Read again: what was read before the lock was ours may be old.
            var state = TrackingState.read(lockSession, plan.tracking());
            PlanCheck.stillHolds(plan, state);
            PlanCheck.mayRecord(state);
            Removals.checkSaving(plan, settings, lockSession);
            EarlierSessions.waitForEnd(lockSession, state, stop, events);
            var outcome = underLock(plan, settings, stop, events, lock, state);
            var took = Duration.ofNanos(System.nanoTime() - began);
            new GroundRecording(plan, settings, state.name(), events).after(outcome, lockSession);
            events.on(new RunEvent.RunFinished(outcome, took));
            return outcome;
        } catch (SQLException e) {
            throw new ProblemException(Advice.ofPreparation(e), e);
        }
    }

    private RunOutcome underLock(
            Plan plan,
            RunSettings settings,
            StopSignal stop,
            RunListener events,
            TrackingLock lock,
            TrackingState state)
            throws SQLException, InterruptedException {
        try (var worker = Worker.open(connector, stop, settings, plan.scope())) {
            return new LockedRun(connector, plan, settings, stop, events).run(worker, lock, state);
        }
    }
}
