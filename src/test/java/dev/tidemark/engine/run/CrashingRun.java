package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.postgres.Secret;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// A process of its own that applies a project and dies at a given event, as by `kill -9`: no
/// shutdown hook runs, the operating system closes its sockets. It gets ready, and begins when it
/// is told a line.
final class CrashingRun {
    static final int KILLED = 137;

    private CrashingRun() {}

    /// Gets ready, waits for a line, applies and dies.
    ///
    /// @param args host, port, database, user, project folder, number of the event to die at; the
    ///   password comes in the environment
    public static void main(String[] args) throws Exception {
        var connector =
                Connectors.of(
                        ConnectionSettings.of(
                                args[0],
                                Integer.parseInt(args[1]),
                                args[2],
                                args[3],
                                Secret.of(System.getenv("TEST_PASSWORD"))));
        int fatal = Integer.parseInt(args[5]);
        connector.open("test").close();
        new RunFixture(Path.of(args[4])).project();
        if (System.in.read() < 0) {
            return;
        }
        var seen = new AtomicInteger();
        var outcome =
                new RunFixture(Path.of(args[4]))
                        .listening(_ -> {
                            if (seen.incrementAndGet() == fatal) {
                                Runtime.getRuntime().halt(KILLED);
                            }
                        })
                        .apply(connector);
        System.exit(outcome instanceof RunOutcome.Completed ? 0 : 1);
    }
}
