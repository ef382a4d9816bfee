package dev.tidemark.engine.tracking;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.sql.SQLException;
import java.time.Duration;

/// The advisory lock that lets one run or repair at a time work on a tracking table.
///
/// It is a session lock of a session that is never inside a transaction, taken by polling: a
/// session that waits in `pg_advisory_lock` holds a snapshot, and `CREATE INDEX CONCURRENTLY` of
/// the holder would wait for it for ever. A holder that is killed loses its session and with it the
/// lock.
public final class TrackingLock implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(1);

    /// Whoever holds the lock has nothing to say while a long statement runs elsewhere, and would
    /// be ended where idle sessions are. The setting came with PostgreSQL 14.
    private static final String TAKE =
            """
            select pg_try_advisory_lock(?),
                   case when current_setting('idle_session_timeout', true) is not null
                        then set_config('idle_session_timeout', '0', false) end
            """;

    private final PgSession session;
    private final long key;
    private long checked = System.nanoTime();

    private TrackingLock(PgSession session, long key) {
        this.session = session;
        this.key = key;
    }

    /// What is done while another session holds the lock.
    @FunctionalInterface
    public interface Waiting {
        /// Pauses before the lock is asked for again.
        ///
        /// @param holder who holds it, in words
        /// @param left how long it is waited for yet
        /// @param pause how long to pause
        /// @return whether to ask again; false to give up
        /// @throws InterruptedException when interrupted while pausing
        boolean again(String holder, Duration left, Duration pause) throws InterruptedException;
    }

    /// [#take(PgSession, TrackingTableName, Duration, Waiting)] without telling anybody of the
    /// wait.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException LOCK_HELD, naming the holder
    /// @throws SQLException the server's error
    /// @throws InterruptedException when interrupted while waiting
    public static TrackingLock take(PgSession session, TrackingTableName name, Duration patience)
            throws SQLException, InterruptedException {
        return take(
                session,
                name,
                patience,
                (_, _, pause) -> {
                    Thread.sleep(pause);
                    return true;
                });
    }

    /// Takes the lock on a session, which keeps it until the lock is closed or the session ends.
    ///
    /// @param patience how long to ask again and again; zero to ask once
    /// @param waiting what is done meanwhile
    /// @throws dev.tidemark.engine.problem.ProblemException LOCK_HELD, naming the holder
    /// @throws SQLException the server's error
    /// @throws InterruptedException when interrupted while waiting
    public static TrackingLock take(
            PgSession session, TrackingTableName name, Duration patience, Waiting waiting)
            throws SQLException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        long key = name.lockKey();
        while (!tryTake(session, key)) {
            var left = Duration.ofNanos(end - System.nanoTime());
            String holder =
                    LockHolder.find(session, name)
                            .map(LockHolder::text)
                            .orElse("a session that has ended meanwhile");
            if (!left.isPositive() || !waiting.again(holder, left, shorter(POLL, left))) {
                throw held(name, holder).asException();
            }
        }
        return new TrackingLock(session, key);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static boolean tryTake(PgSession session, long key) throws SQLException {
        return session.first(TAKE, row -> row.getBoolean(1), key).orElse(false);
    }

    private static Problem held(TrackingTableName name, String holder) {
        return Problem.of(
                        ProblemCode.LOCK_HELD,
                        "Nothing was done",
                        "Another run works on %s: %s".formatted(name, holder),
                        "Wait for it to end, with `--wait 5min`, or end that session.")
                .withDatabaseState("Nothing was changed.");
    }

    /// Makes sure that the lock is still held: hears whether the server ended its session, and at
    /// most once a second asks.
    ///
    /// @throws SQLException when its session is gone
    public void check() throws SQLException {
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
    public void checkHeard() throws SQLException {
        session.hear();
    }

    /// The session that holds the lock, for short statements outside a transaction.
    public PgSession session() {
        return session;
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
