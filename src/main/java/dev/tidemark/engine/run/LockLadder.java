package dev.tidemark.engine.run;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long each attempt of a transaction may wait for a lock, and the pauses between attempts.
///
/// Short waits first, because everybody else queues behind a waiting ACCESS EXCLUSIVE; then waits
/// above `deadlock_timeout`, because only a waiter that ran its deadlock check makes autovacuum
/// give way.
final class LockLadder {
    private static final long FIRST_MILLIS = 100;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Duration highest;
    private final int attempts;

    /// @param highest never wait longer than this for one lock; zero means for ever
    /// @param retries attempts after the first
    LockLadder(Duration highest, int retries) {
        this.highest = highest;
        this.attempts = retries + 1;
    }

    /// Attempts in all, at least one.
    int attempts() {
        return attempts;
    }

    /// The lock timeout of an attempt in milliseconds; 0 for none. The last three are the highest
    /// rung.
    ///
    /// @param attempt from 1
    long timeoutMillis(int attempt) {
        long top = highest.toMillis();
        if (top == 0 || attempt > attempts - 3) {
            return top;
        }
        int doublings = Math.min(attempt - 1, 30);
        return Math.min(top, FIRST_MILLIS << doublings);
    }

    /// The pause after a failed attempt: doubling, with full jitter, so that several waiters spread
    /// out.
    ///
    /// @param attempt the one that failed, from 1
    Duration pauseAfter(int attempt, RandomGenerator random) {
        long most =
                Math.min(
                        LONGEST_PAUSE.toMillis(),
                        FIRST_PAUSE.toMillis() << Math.min(attempt - 1, 20));
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }
}
