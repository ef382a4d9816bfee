package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.tracking.TrackingLock;
import dev.tidemark.engine.tracking.TrackingState;
import java.sql.SQLException;
import java.util.UUID;

/// A plan run from its beginning to its end while its lock is held.
final class LockedRun {
    private final Connector connector;
    private final Plan plan;
    private final RunSettings settings;
    private final StopSignal stop;
    private final RunListener events;
    private boolean clean;

    LockedRun(
            Connector connector,
            Plan plan,
            RunSettings settings,
            StopSignal stop,
            RunListener events) {
        this.connector = connector;
        this.plan = plan;
        this.settings = settings;
        this.stop = stop;
        this.events = events;
    }

    /// Whether the worker's session is as it was before.
    boolean leavesCleanSession() {
        return clean;
    }

    /// @throws SQLException when the run could not begin
    /// @throws InterruptedException when interrupted
    RunOutcome run(Worker worker, TrackingLock lock, TrackingState state)
            throws SQLException, InterruptedException {
        var run = UUID.randomUUID();
        var books = new Bookkeeping(run, plan, settings.actor(), state, lock, worker, events);
        books.begin();
        events.on(new RunEvent.RunStarted(run, plan.direction(), plan.migrations().size()));
        var sequence =
                new RunSequence(
                        run,
                        plan,
                        settings,
                        connector,
                        worker,
                        lock,
                        books,
                        new DataKeeping(
                                run, plan, settings, state.name().toString(), worker, events),
                        stop,
                        events);
        var ending = new RunEnding(connector, plan, books, events);
        var outcome = sequence.run();
        var confirmed = ending.end(outcome, worker, sequence.lost());
        clean = confirmed instanceof RunOutcome.Completed && sequence.leavesCleanSession();
        return confirmed;
    }
}
