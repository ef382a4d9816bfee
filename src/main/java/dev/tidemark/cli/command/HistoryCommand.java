package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.tracking.JournalReader;
import dev.tidemark.engine.tracking.JournalRun;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
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
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many runs, newest first (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    public ExitCode run(Invocation invocation) {
        try (var reading = Reading.of(invocation)) {
            var view = new HistoryView(invocation);
            if (!reading.report().tracking().journalExists()) {
                view.runs(List.of());
                return ExitCode.DONE;
            }
            var journal = new JournalReader(reading.report().tracking().name());
            if (run == null) {
                view.runs(journal.runs(reading.session(), limit));
            } else {
                var found = find(journal.runs(reading.session(), Integer.MAX_VALUE), run);
                view.run(found, journal.entries(reading.session(), found.run()));
            }
        } catch (SQLException e) {
            throw QueryFailure.problem("The history was not shown", e);
        }
        return ExitCode.DONE;
    }

    private static JournalRun find(List<JournalRun> runs, String beginning) {
        var found =
                runs.stream()
                        .filter(candidate -> id(candidate.run()).startsWith(beginning))
                        .toList();
        if (found.size() != 1) {
            throw Problem.of(
                            ProblemCode.USAGE,
                            "The history of `%s` was not shown".formatted(beginning),
                            found.isEmpty()
                                    ? "The journal has no such run."
                                    : "%d runs begin so.".formatted(found.size()),
                            "Write the id of a run that `tidemark history` shows.")
                    .asException();
        }
        return found.getFirst();
    }

    private static String id(UUID run) {
        return run.toString();
    }
}
