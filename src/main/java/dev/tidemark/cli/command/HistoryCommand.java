package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.history.History;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `history [RUN]`: what the journal has.
@Command(
        name = "history",
        description =
                "Shows who did what to the database and how it ended: all runs and repairs, or the"
                        + " steps of one.")
public final class HistoryCommand implements TidemarkCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUN",
            description = "The id of a run, or its beginning.")
    private @Nullable String run;

    @Option(
            names = "--migration",
            paramLabel = "V",
            description = "Only what touched this migration.")
    private @Nullable String migration;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many runs, newest first (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    public ExitCode run(Invocation invocation) {
        if (run != null && migration != null) {
            throw Problem.of(
                            ProblemCode.USAGE,
                            "The history was not shown",
                            "A run and --migration both say what to show",
                            "Give one of them.")
                    .asException();
        }
        try (var reading = Reading.of(invocation)) {
            var view = new HistoryView(invocation);
            var history = new History(reading.session(), reading.report().tracking());
            if (run != null) {
                view.detail(history.detail(history.find(run)));
            } else if (migration != null) {
                view.runs(history.ofMigration(version(reading, migration), limit));
            } else {
                view.runs(history.latest(limit));
            }
        }
        return ExitCode.DONE;
    }

    /// The version of a file that is called so; of a migration without file what was written.
    private static String version(Reading reading, String reference) {
        return reading.report().find(reference).map(row -> row.version()).orElse(reference);
    }
}
