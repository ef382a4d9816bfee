package dev.tidemark.engine.tracking;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// The advisory lock that lets one run or repair at a time work on a tracking table. It belongs to
/// a session, which may not have a transaction open; when the session ends, the server frees it.
public final class TrackingLock implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final PgSession session;
    private final long key;

    private TrackingLock(PgSession session, long key) {
        this.session = session;
        this.key = key;
    }

    /// Takes the lock, asking again and again: a waiting `pg_advisory_lock` would hold a snapshot,
    /// which CREATE INDEX CONCURRENTLY waits for.
    ///
    /// @param session holds the lock from now on
    /// @param patience how long to ask; zero to ask once
    /// @throws dev.tidemark.engine.problem.ProblemException when another session holds it, naming
    ///   it
    /// @throws InterruptedException when the thread is interrupted while it waits
    public static TrackingLock take(PgSession session, TrackingTableName name, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                var lock = tryTake(session, name);
                if (lock.isPresent()) {
                    return lock.get();
                }
                if (System.nanoTime() >= end) {
                    throw held(name, LockHolder.find(session, name)).asException();
                }
                Thread.sleep(PAUSE);
            }
        } catch (SQLException e) {
            throw TrackingProblems.of(name, "current_user", e);
        }
    }

    /// Takes the lock if it is free.
    ///
    /// @throws SQLException the server's error
    public static Optional<TrackingLock> tryTake(PgSession session, TrackingTableName name)
            throws SQLException {
        long key = name.lockKey();
        boolean taken =
                session.first("select pg_try_advisory_lock(?)", row -> row.getBoolean(1), key)
                        .orElse(false);
        return taken ? Optional.of(new TrackingLock(session, key)) : Optional.empty();
    }

    /// The problem that another session holds the lock.
    public static Problem held(TrackingTableName name, Optional<LockHolder> holder) {
        return Problem.of(
                ProblemCode.LOCK_HELD,
                "Nothing was done, because another run works on %s".formatted(name),
                holder.map(found -> "its lock is held by " + found.text())
                        .orElse("its lock was held until just now"),
                "Wait until it ends, then try again.");
    }

    /// Frees the lock. A session that is gone has freed it already.
    @Override
    public void close() {
        try {
            session.first("select pg_advisory_unlock(?)", row -> row.getBoolean(1), key);
        } catch (SQLException e) {
            session.abort();
        }
    }
}
