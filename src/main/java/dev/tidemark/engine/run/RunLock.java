package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.tracking.LockHolder;
import dev.tidemark.engine.tracking.TrackingTableName;
import java.sql.SQLException;
import java.time.Duration;

/// The advisory lock that lets one run at a time work on a tracking table.
///
/// It is a session lock on a connection of its own that is never inside a transaction, taken by
/// polling: a session that waits in `pg_advisory_lock` holds a snapshot, and `CREATE INDEX
/// CONCURRENTLY` of the holder would wait for it for ever (design: safety facts, 3.7). A holder
/// that is killed loses its session and with it the lock.
public final class RunLock {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_EVENTS = Duration.ofSeconds(5);

    private final PgSession session;
    private long checked = System.nanoTime();

    private RunLock(PgSession session) {
        this.session = session;
    }

    /// Takes the lock on a session, which keeps it until it ends.
    ///
    /// @param wait how long to wait for another holder; zero to give up at once
    /// @throws dev.tidemark.engine.problem.ProblemException LOCK_HELD, naming the holder
    /// @throws SQLException the server's error
    /// @throws InterruptedException when interrupted while waiting
    public static RunLock take(
            PgSession session,
            TrackingTableName table,
            Duration wait,
            StopSignal stop,
            RunListener events)
            throws SQLException, InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        String told = "";
        long toldAt = 0;
        while (!tryTake(session, table)) {
            long now = System.nanoTime();
            var left = Duration.ofNanos(end - now);
            String holder = holder(session, table);
            if (!left.isPositive() || stop.requested()) {
                throw held(table, holder).asException();
            }
            if (!holder.equals(told) || now - toldAt >= BETWEEN_EVENTS.toNanos()) {
                events.on(new RunEvent.WaitingForLock(holder, left));
                told = holder;
                toldAt = now;
            }
            stop.pause(POLL);
        }
        return new RunLock(session);
    }

    private static boolean tryTake(PgSession session, TrackingTableName table) throws SQLException {
        return session.first(
                        "select pg_try_advisory_lock(?)", row -> row.getBoolean(1), table.lockKey())
                .orElse(false);
    }

    private static String holder(PgSession session, TrackingTableName table) throws SQLException {
        return LockHolder.find(session, table)
                .map(LockHolder::text)
                .orElse("a session that has ended meanwhile");
    }

    private static Problem held(TrackingTableName table, String holder) {
        return Problem.of(
                        ProblemCode.LOCK_HELD,
                        "The run did not begin",
                        "Another run works on %s: %s".formatted(table, holder),
                        "Wait for it to end, give --wait with a time such as 5min, or end that session.")
                .withDatabaseState("Nothing was changed.");
    }

    /// Makes sure that the lock is still ours: hears whether the server ended its session, and at
    /// most once a second asks.
    ///
    /// @throws SQLException when its session is gone
    void check() throws SQLException {
        checkHeard();
        long now = System.nanoTime();
        if (now - checked >= BETWEEN_CHECKS.toNanos()) {
            session.send("SELECT 1");
            checked = now;
        }
    }

    /// Hears, without asking, whether the server ended the lock's session.
    ///
    /// @throws SQLException what the server said when it did
    void checkHeard() throws SQLException {
        session.hear();
    }

    /// The session that holds the lock, for short statements outside a transaction.
    PgSession session() {
        return session;
    }
}
