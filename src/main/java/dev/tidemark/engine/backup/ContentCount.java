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

/// Counts what a session sees while the thread that asked for it does something else; that one
/// hands on what happens.
final class ContentCount {
    private static final Duration TICK = Duration.ofMillis(50);

    private final Beside<Content> work;
    private final ConcurrentLinkedQueue<BackupEvent> events = new ConcurrentLinkedQueue<>();

    /// Begins to count.
    ///
    /// @param session in a transaction; nobody else uses it until the count has ended
    ContentCount(PgSession session, Scope scope, List<TableFacts> tables) {
        work =
                new Beside<>(
                        "count",
                        () ->
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
    }

    /// Hands on what happened since.
    ///
    /// @return false when counting failed
    boolean tick(BackupListener listener) {
        for (var event = events.poll(); event != null; event = events.poll()) {
            listener.on(event);
        }
        return !work.failed();
    }

    /// Waits for the result.
    ///
    /// @throws SQLException the server's error
    /// @throws InterruptedException when interrupted
    Content await(BackupListener listener) throws SQLException, InterruptedException {
        while (!work.ended(TICK)) {
            tick(listener);
        }
        tick(listener);
        return work.answer();
    }
}
