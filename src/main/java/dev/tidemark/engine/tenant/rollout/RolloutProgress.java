package dev.tidemark.engine.tenant.rollout;

import dev.tidemark.engine.postgres.PgSession;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/// Tells what happens, one event at a time, and notices when one wave follows another.
final class RolloutProgress {
    private final TenantListener listener;
    private final ReentrantLock telling = new ReentrantLock();
    private int wave = -1;
    private boolean ended;

    RolloutProgress(TenantListener listener) {
        this.listener = listener;
    }

    void on(TenantEvent event) {
        telling.lock();
        try {
            boolean end =
                    event instanceof TenantEvent.Paused
                            || event instanceof TenantEvent.RolloutStopped;
            if (end && ended) {
                // Every worker finds that out for itself.
                return;
            }
            ended = ended || end;
            listener.on(event);
        } finally {
            telling.unlock();
        }
    }

    /// A tenant of a wave was taken by this process: every wave before it has ended.
    void took(PgSession session, WorkList list, int number) throws SQLException {
        telling.lock();
        try {
            if (number <= wave) {
                return;
            }
            endWave(session, list);
            wave = number;
            listener.on(new TenantEvent.WaveBegan(number, list.wave(session, number).tenants()));
        } finally {
            telling.unlock();
        }
    }

    /// The wave that was worked on last has ended, if all of its tenants have.
    void endWave(PgSession session, WorkList list) throws SQLException {
        telling.lock();
        try {
            if (wave < 0) {
                return;
            }
            var counts = list.wave(session, wave);
            if (counts.done() + counts.failed() == counts.tenants()) {
                listener.on(new TenantEvent.WaveEnded(wave, counts.done(), counts.failed()));
            }
        } finally {
            telling.unlock();
        }
    }
}
