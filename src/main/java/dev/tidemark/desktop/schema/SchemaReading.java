package dev.tidemark.desktop.schema;

import dev.tidemark.desktop.target.Snapshot;
import dev.tidemark.desktop.target.Sources;
import dev.tidemark.engine.catalog.model.Sizes;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.schema.LiveSchema;
import dev.tidemark.engine.schema.SchemaDocument;
import dev.tidemark.engine.schema.Trace;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One reading of a database, which may be stopped. What reads is called on a worker, once.
final class SchemaReading {
    private final Sources sources;
    private final AtomicReference<@Nullable PgSession> running = new AtomicReference<>();
    private volatile boolean stopped;

    /// What was read.
    ///
    /// @param schema where names without a schema are looked for
    record Read(Catalog catalog, String schema, Duration took) {}

    /// A document that was written.
    record Written(Path file, long tables) {}

    SchemaReading(Sources sources) {
        this.sources = sources;
    }

    /// Reads what the database holds.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the server refuses
    Read read(Snapshot snapshot) {
        long begun = System.nanoTime();
        try (var session = open()) {
            var database =
                    LiveSchema.read(
                            session,
                            snapshot.report().tracking().name(),
                            sources.schema(),
                            Sizes.MEASURED);
            String schema =
                    session.first("select current_schema()", row -> row.getString(1))
                            .orElse("public");
            var catalog = new Catalog(database);
            return new Read(catalog, schema, Duration.ofNanos(System.nanoTime() - begun));
        } catch (SQLException e) {
            throw QueryFailure.problem("The schema was not read", e);
        } finally {
            running.set(null);
        }
    }

    /// Reads which migrations touched what.
    static Trace trace(Snapshot snapshot, String schema) {
        return Trace.of(snapshot.project(), snapshot.report(), schema);
    }

    /// Describes the database as it is now in `DATABASE.md`.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the server refuses, or the file
    ///   can't be written
    Written write() {
        try (var session = open()) {
            var project = sources.project();
            var report = sources.compare(project, session);
            var document =
                    SchemaDocument.of(session, project, report, sources.schema(), Sizes.LEFT_OUT);
            document.write(document.place());
            return new Written(document.place(), document.tables());
        } catch (SQLException e) {
            throw QueryFailure.problem("DATABASE.md was not written", e);
        } finally {
            running.set(null);
        }
    }

    private PgSession open() {
        var session = sources.browsing().open("schema");
        running.set(session);
        return session;
    }

    /// Whether somebody asked to stop.
    boolean stopped() {
        return stopped;
    }

    /// Asks the server to stop. Called on a worker.
    boolean stop() {
        stopped = true;
        var session = running.get();
        if (session != null) {
            try {
                session.cancel();
            } catch (SQLException e) {
                // It could not be asked: the connection is going, and the reading with it.
            }
        }
        return true;
    }
}
