package dev.tidemark.engine.history;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.tracking.JournalReader;
import dev.tidemark.engine.tracking.JournalRun;
import dev.tidemark.engine.tracking.LockHolder;
import dev.tidemark.engine.tracking.TrackingTableName;
import dev.tidemark.engine.tracking.WorkerSession;
import java.sql.SQLException;
import java.util.Optional;

/// Tells of runs without an end whether they still work.
///
/// Only the latest run can: a run begins when it has the lock and the session of the run before it
/// has ended. So an older one is never taken for alive because the server gave its process number
/// to somebody else.
final class Liveness {
    private final Optional<LockHolder> holder;
    private final Optional<WorkerSession> worker;
    private final boolean workerAlive;

    private Liveness(
            Optional<LockHolder> holder, Optional<WorkerSession> worker, boolean workerAlive) {
        this.holder = holder;
        this.worker = worker;
        this.workerAlive = workerAlive;
    }

    static Liveness ask(PgSession session, TrackingTableName table, JournalReader journal)
            throws SQLException {
        var holder = LockHolder.find(session, table);
        var worker = journal.lastWorker(session);
        boolean alive = worker.isPresent() && worker.get().alive(session);
        return new Liveness(holder, worker, alive);
    }

    PastState of(JournalRun run) {
        if (holder.filter(found -> holds(found, run)).isPresent()) {
            return PastState.RUNNING;
        }
        return workerAlive && run.worker().equals(worker)
                ? PastState.ABANDONED
                : PastState.INTERRUPTED;
    }

    /// A session that began after the run did is another one with the same process number.
    private static boolean holds(LockHolder holder, JournalRun run) {
        boolean its = holder.run().filter(held -> held.run().equals(run.run())).isPresent();
        return its && holder.since().filter(since -> since.isAfter(run.startedAt())).isEmpty();
    }
}
