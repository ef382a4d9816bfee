package dev.tidemark.desktop.verify;

import dev.tidemark.desktop.target.Sources;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.verify.Check;
import dev.tidemark.engine.verify.CheckLimits;
import dev.tidemark.engine.verify.Verification;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One look at a database, which may be stopped. What looks is called on a worker.
final class Look {
    /// As on the command line.
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Sources sources;
    private final Environment environment;
    private final AtomicReference<@Nullable PgSession> running = new AtomicReference<>();
    private volatile boolean stopped;

    /// What was found.
    ///
    /// @param checks of the project, drift among them
    /// @param drift the same in full
    record Seen(List<Check> checks, DriftState drift) {
        Seen {
            checks = List.copyOf(checks);
        }
    }

    Look(Sources sources, Environment environment) {
        this.sources = sources;
        this.environment = environment;
    }

    /// @throws dev.tidemark.engine.problem.ProblemException when the server refuses
    /// @throws InterruptedException when the thread is interrupted
    Seen all() throws InterruptedException {
        var project = sources.project();
        try (var session = sources.browsing().open("verify")) {
            running.set(session);
            var report = sources.compare(project, session);
            var limits = CheckLimits.of(LIMIT, environment::variable).until(() -> stopped);
            var checks = new Verification(project, report, session, sources.schema(), limits).run();
            return new Seen(checks, DriftState.read(sources, project, report, session));
        } catch (SQLException e) {
            throw QueryFailure.problem("The database was not verified", e);
        } finally {
            running.set(null);
        }
    }

    boolean stopped() {
        return stopped;
    }

    /// Asks to stop.
    boolean stop() {
        stopped = true;
        var session = running.get();
        if (session != null) {
            try {
                session.cancel();
            } catch (SQLException e) {
                // It could not be asked: the connection is going, and the look with it.
            }
        }
        return true;
    }
}
