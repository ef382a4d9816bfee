package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.tracking.AbandonedWork;
import dev.tidemark.engine.tracking.TrackingState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// The session of a run that was killed may still work on its last statement: the server notices a
/// dead client only when it answers. Nothing may run beside it.
final class EarlierSessions {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private EarlierSessions() {}

    /// Waits a little for it to end.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException EARLIER_RUN_STILL_WORKING, naming the
    ///   session
    /// @throws SQLException the server's error
    /// @throws InterruptedException when interrupted while waiting
    static void waitForEnd(
            PgSession session, TrackingState state, StopSignal stop, RunListener events)
            throws SQLException, InterruptedException {
        var found =
                state.journalExists()
                        ? AbandonedWork.find(session, state.name())
                        : Optional.<AbandonedWork>empty();
        if (found.isEmpty()) {
            return;
        }
        var work = found.get();
        events.on(
                new RunEvent.Told(
                        "The session of an earlier run, process %d, still works; waiting for its end."
                                .formatted(work.session().backendPid())));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (work.session().alive(session)) {
            if (System.nanoTime() > end || stop.requested()) {
                throw stillWorking(work).asException();
            }
            stop.pause(POLL);
        }
    }

    private static Problem stillWorking(AbandonedWork work) {
        return Problem.of(
                        ProblemCode.EARLIER_RUN_STILL_WORKING,
                        "The run did not begin",
                        "The server still works for an earlier run whose client is gone: %s"
                                .formatted(work.text()),
                        "Wait for it to end, or end it with `select pg_terminate_backend(%d)`."
                                .formatted(work.session().backendPid()))
                .withDatabaseState("Nothing was changed by this run.");
    }
}
