package dev.tidemark.engine.backup;

import dev.tidemark.engine.backup.content.Content;
import dev.tidemark.engine.backup.content.ContentReader;
import dev.tidemark.engine.backup.content.Scope;
import dev.tidemark.engine.backup.content.TableFacts;
import dev.tidemark.engine.postgres.PgSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Counts what a session sees while the thread that asked for it does something else; that one
/// hands on what happens.
final class ContentCount {
    private static final Duration TICK = Duration.ofMillis(50);

    private final FutureTask<Content> work;
    private final ConcurrentLinkedQueue<BackupEvent> events = new ConcurrentLinkedQueue<>();
    private final Thread thread;

    /// Begins to count.
    ///
    /// @param session in a transaction; nobody else uses it until the count has ended
    ContentCount(PgSession session, Scope scope, List<TableFacts> tables) {
        work =
                new FutureTask<>(() ->
                        new ContentReader(session)
                                .read(
                                        scope,
                                        tables,
                                        (table, done, total) ->
                                                events.add(
                                                        new BackupEvent.Counted(
                                                                table.table(),
                                                                table.rows(),
                                                                done,
                                                                total))));
        thread = Thread.ofVirtual().name("count").start(work);
    }

    /// Hands on what happened since.
    ///
    /// @return false when counting failed
    boolean tick(BackupListener listener) {
        for (var event = events.poll(); event != null; event = events.poll()) {
            listener.on(event);
        }
        return work.state() != FutureTask.State.FAILED;
    }

    /// Waits for the result.
    ///
    /// @throws SQLException the server's error
    /// @throws InterruptedException when interrupted
    Content await(BackupListener listener) throws SQLException, InterruptedException {
        while (!thread.join(TICK)) {
            tick(listener);
        }
        tick(listener);
        try {
            return work.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case SQLException failure -> throw failure;
                case RuntimeException fault -> throw fault;
                case Error fault -> throw fault;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
