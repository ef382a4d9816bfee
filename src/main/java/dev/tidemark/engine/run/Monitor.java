package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.ProblemException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Watches the worker session from a connection of its own while a migration takes longer than a
/// second: who blocks it, whom it blocks, how far it is.
///
/// One thread serves a whole run and sleeps through its short migrations: waking a thread for each
/// would take longer than many of them do.
///
/// The connection is in autocommit mode with a short statement timeout, and asks nothing that waits
/// for the tables' locks (design: safety facts, 0.6). A monitor that fails ends silently: it must
/// never fail a run.
final class Monitor implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String BLOCKERS =
            """
            with recursive waits as (
              select a.pid as waiter, p.pid as blocker, 1 as depth
                from pg_stat_activity a
                cross join lateral unnest(pg_blocking_pids(a.pid)) p(pid)
               where a.pid = ? and a.wait_event_type = 'Lock'
              union
              select w.blocker, p.pid, w.depth + 1
                from waits w
                cross join lateral unnest(pg_blocking_pids(w.blocker)) p(pid)
               where w.depth < 4)
            select w.blocker, coalesce(b.usename, ''), coalesce(b.application_name, ''),
                   case when w.blocker = 0 then 'prepared transaction' else coalesce(b.state, '') end,
                   coalesce(extract(epoch from clock_timestamp() - b.xact_start), 0)::float8,
                   w.waiter, coalesce(b.backend_start, 'epoch')
              from (select waiter, blocker, min(depth) as depth from waits
                     where blocker <> ? group by waiter, blocker) w
              left join pg_stat_activity b on b.pid = w.blocker
             order by w.depth, w.blocker
            """;
    private static final String WAITING =
            """
            select count(*) from pg_stat_activity w
             where w.wait_event_type = 'Lock' and w.pid <> ? and ? = any(pg_blocking_pids(w.pid))
            """;
    private static final String PROGRESS =
            """
            select phase, blocks_done, blocks_total from pg_stat_progress_create_index where pid = ?
            union all
            select phase, heap_blks_scanned, heap_blks_total from pg_stat_progress_cluster where pid = ?
            union all
            select phase, heap_blks_scanned, heap_blks_total from pg_stat_progress_vacuum where pid = ?
            """;
    private static final String COPY_PROGRESS =
            "select 'copying', tuples_processed, 0 from pg_stat_progress_copy where pid = ?";

    private final Connector connector;
    private final int worker;
    private final RunListener events;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ReentrantLock looking = new ReentrantLock();
    private final Thread thread;
    private volatile @Nullable Watched current;
    private volatile @Nullable PgSession open;

    /// Starts watching; nothing is looked at before [#begin].
    ///
    /// @param worker the server process to watch
    Monitor(Connector connector, int worker, RunListener events) {
        this.connector = connector;
        this.worker = worker;
        this.events = events;
        this.thread = Thread.ofVirtual().name("monitor").start(this::watch);
    }

    /// Watches a migration until that is closed; no event about it comes later.
    Watched begin(PlannedMigration migration) {
        var watched = new Watched(migration);
        current = watched;
        return watched;
    }

    private void watch() {
        try {
            while (!ended.await(INTERVAL.toMillis() / 2, TimeUnit.MILLISECONDS)) {
                var watched = current;
                if (watched != null && watched.isDue()) {
                    look(watched);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeSession();
        }
    }

    private void look(Watched watched) {
        looking.lock();
        try {
            if (current == watched) {
                watched.look(session());
            }
        } catch (SQLException | ProblemException e) {
            closeSession();
            if (current == watched) {
                watched.giveUp();
                events.on(
                        new RunEvent.Told(
                                "What the server does now can't be watched: " + e.getMessage()));
            }
        } finally {
            looking.unlock();
        }
    }

    private PgSession session() throws SQLException {
        var session = open;
        if (session == null) {
            session = connector.open("monitor");
            open = session;
            session.send("SET statement_timeout = '500ms'");
        }
        return session;
    }

    private void closeSession() {
        var session = open;
        open = null;
        if (session != null) {
            try {
                session.close();
            } catch (SQLException e) {
                session.abort();
            }
        }
    }

    /// Ends a look that takes too long.
    private void abortLook() {
        var session = open;
        if (session != null) {
            session.abort();
        }
    }

    /// Stops watching and waits until the connection is closed; cuts it when that takes longer than
    /// two seconds.
    @Override
    public void close() {
        current = null;
        ended.countDown();
        boolean interrupted = false;
        try {
            if (!thread.join(PATIENCE)) {
                abortLook();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// One migration while it is watched.
    final class Watched implements AutoCloseable {
        private final PlannedMigration migration;
        private long since = System.nanoTime();
        private Situation situation = new Situation(List.of(), 0);
        private Optional<RunEvent> progress = Optional.empty();
        private boolean givenUp;

        private Watched(PlannedMigration migration) {
            this.migration = migration;
        }

        private boolean isDue() {
            return !givenUp && System.nanoTime() - since >= INTERVAL.toNanos();
        }

        private void giveUp() {
            givenUp = true;
        }

        private void look(PgSession session) throws SQLException {
            since = System.nanoTime();
            List<RunEvent.Blocker> blockers =
                    session.query(
                            BLOCKERS,
                            row ->
                                    new RunEvent.Blocker(
                                            row.getInt(1),
                                            row.getString(2),
                                            row.getString(3),
                                            row.getString(4),
                                            Duration.ofMillis((long) (row.getDouble(5) * 1000)),
                                            row.getInt(6),
                                            row.getObject(7, OffsetDateTime.class).toInstant()),
                            worker,
                            worker);
            int waiting = session.first(WAITING, row -> row.getInt(1), worker, worker).orElse(0);
            var blocked =
                    new Situation(
                            blockers.stream().map(RunEvent.Blocker::pid).sorted().toList(),
                            waiting);
            if (!blocked.equals(situation)) {
                situation = blocked;
                events.on(new RunEvent.Blocked(migration, blockers, waiting));
            }
            var now = progress(session, migration);
            if (now.isPresent() && !now.equals(progress)) {
                progress = now;
                events.on(now.get());
            }
        }

        /// Waits for a look that is under way.
        @Override
        public void close() {
            current = null;
            boolean interrupted = false;
            try {
                if (looking.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    looking.unlock();
                } else {
                    abortLook();
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Who blocks and who waits, without what changes with every look.
    private record Situation(List<Integer> blockers, int waiting) {}

    private Optional<RunEvent> progress(PgSession session, PlannedMigration migration)
            throws SQLException {
        PgSession.RowMapper<RunEvent> mapper =
                row ->
                        new RunEvent.Progress(
                                migration, row.getString(1), row.getLong(2), row.getLong(3));
        var found = session.first(PROGRESS, mapper, worker, worker, worker);
        return found.isPresent() || session.serverVersion() < 140000
                ? found
                : session.first(COPY_PROGRESS, mapper, worker);
    }
}
