package dev.tidemark.desktop.target;

import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/// The user's embedded server, started when it is first needed and ended with the application. One
/// that `tidemark demo` runs is used as it is and left running.
///
/// Safe for use by several threads; all methods block.
public final class LocalServer implements AutoCloseable {
    private final Environment environment;
    private @Nullable EmbeddedServer started;
    private boolean closed;

    public LocalServer(Environment environment) {
        this.environment = environment;
    }

    /// How to reach one of its databases, after starting it where it does not run.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when it does not start
    public synchronized ConnectionSettings settings(String database) {
        if (closed) {
            throw Problem.of(
                            ProblemCode.STOPPED,
                            "The embedded PostgreSQL was not started",
                            "Tidemark is ending",
                            "Start Tidemark again.")
                    .asException();
        }
        var folder = EmbeddedServer.defaultFolder(environment);
        return EmbeddedServer.running(folder, database)
                .orElseGet(() -> {
                    stop();
                    started = EmbeddedServer.start(EmbeddedServer.Options.ofUser(environment));
                    return started.settings(database);
                });
    }

    /// Ends the server if it was started here, and waits for that.
    @Override
    public synchronized void close() {
        closed = true;
        stop();
    }

    private void stop() {
        if (started != null) {
            started.close();
            started = null;
        }
    }
}
