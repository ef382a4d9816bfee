package dev.tidemark.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// Two programs that do the same work in turn, each run on a new database: A B A B …, because the
/// speed of a machine changes with time.
final class Contest {
    private final BenchServer server;
    private final Path folder;
    private final int rounds;

    Contest(BenchServer server, Path folder, int rounds) {
        this.server = server;
        this.folder = folder;
        this.rounds = rounds;
    }

    /// One of the two.
    ///
    /// @param check a query that must return `expected` after the run
    record Side(String name, List<String> command, String check, long expected) {}

    /// Runs both, once before counting, and prints what they took.
    void run(String title, String preparation, Side ours, Side other)
            throws IOException, InterruptedException, SQLException {
        output().println(title);
        var oursRuns = new Series(ours.name());
        var otherRuns = new Series(other.name());
        for (int round = 0; round <= rounds; round++) {
            var a = once(preparation, ours);
            var b = once(preparation, other);
            if (round > 0) {
                oursRuns.add(a);
                otherRuns.add(b);
            }
        }
        output().println(oursRuns);
        output().println(otherRuns);
        output().println(Series.ratio(oursRuns, otherRuns));
    }

    private TimedProcess once(String preparation, Side side)
            throws IOException, InterruptedException, SQLException {
        String database = server.newDatabase();
        try {
            if (!preparation.isEmpty()) {
                server.send(database, preparation);
            }
            server.settle();
            Map<String, String> environment = server.environment(database);
            var run = TimedProcess.of(side.command(), environment, folder.resolve("log"));
            long found = server.count(database, side.check());
            if (found != side.expected()) {
                throw new IllegalStateException(
                        "%s left %d instead of %d".formatted(side.name(), found, side.expected()));
            }
            return run;
        } finally {
            server.drop(database);
        }
    }

    private static PrintStream output() {
        return System.out;
    }
}
