package dev.tidemark.engine.history;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.tracking.JournalEvent;
import dev.tidemark.engine.tracking.JournalReader;
import dev.tidemark.engine.tracking.JournalRun;
import dev.tidemark.engine.tracking.JournalText;
import dev.tidemark.engine.tracking.TrackingState;
import dev.tidemark.engine.tracking.TrackingTableName;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Reads what was done to a database out of its journal. Changes nothing; each call asks the server
/// anew. A database without journal has an empty history.
public final class History {
    private static final int MOST_OF_A_NAME = 20;

    private final PgSession session;
    private final TrackingTableName table;
    private final JournalReader journal;
    private final boolean exists;

    /// @param session stays the caller's; one call at a time
    /// @param state what was read of the tracking table
    public History(PgSession session, TrackingState state) {
        this.session = session;
        this.table = state.name();
        this.journal = new JournalReader(table);
        this.exists = state.journalExists();
    }

    /// Some runs, newest first.
    ///
    /// @param more whether there are older ones, which [#olderThan] gives
    public record Page(List<PastRun> runs, boolean more) {
        public Page {
            runs = List.copyOf(runs);
        }
    }

    /// The latest runs and changes.
    ///
    /// @param most how many at most
    /// @throws ProblemException when the journal can't be read
    public Page latest(int most) {
        return page(most, wanted -> journal.runs(session, wanted));
    }

    /// The latest runs and changes that began before one.
    ///
    /// @param last the oldest that is known
    /// @param most how many at most
    /// @throws ProblemException when the journal can't be read
    public Page olderThan(PastRun last, int most) {
        return page(most, wanted -> journal.runsBefore(session, last.record().id(), wanted));
    }

    /// The latest runs and changes that touched a migration.
    ///
    /// @param version as the files and the tracking table have it
    /// @param most how many at most
    /// @throws ProblemException when the journal can't be read
    public Page ofMigration(String version, int most) {
        return page(most, wanted -> journal.runsOfVersion(session, version, wanted));
    }

    /// The run, or the change, that somebody calls so.
    ///
    /// @param beginning its id, or so much of it that no other begins alike
    /// @throws ProblemException USAGE when none or several begin so, or when the journal can't be
    ///   read
    public PastRun find(String beginning) {
        String name = beginning.strip().toLowerCase(Locale.ROOT);
        var found = page(MOST_OF_A_NAME, wanted -> journal.runsNamed(session, name, wanted));
        if (found.runs().size() != 1) {
            throw Problem.of(
                            ProblemCode.USAGE,
                            "Nothing was shown of `%s`".formatted(beginning),
                            found.runs().isEmpty()
                                    ? "The journal has no such run."
                                    : "%s%d runs begin so."
                                            .formatted(
                                                    found.more() ? "More than " : "",
                                                    found.runs().size()),
                            "Write the id of a run that `tidemark history` shows.")
                    .asException();
        }
        return found.runs().getFirst();
    }

    /// Everything that the journal has of a run, but the texts.
    ///
    /// @throws ProblemException when the journal can't be read
    public RunDetail detail(PastRun run) {
        return reading(() -> DetailAssembly.of(run, journal.entries(session, run.record().run())));
    }

    /// The text that a run ran of a migration; empty when the journal has none.
    ///
    /// @throws ProblemException when the journal can't be read
    public Optional<JournalText> textOf(UUID run, String version) {
        return exists ? reading(() -> journal.textOf(session, run, version)) : Optional.empty();
    }

    /// The text with which a migration was last applied; empty when the journal has none.
    ///
    /// @throws ProblemException when the journal can't be read
    public Optional<JournalText> lastApplied(String version) {
        return exists ? reading(() -> journal.lastApplied(session, version)) : Optional.empty();
    }

    /// The text with which a migration was last applied, and its file now; empty when the journal
    /// has no text.
    ///
    /// @throws ProblemException when the journal or the file can't be read
    public Optional<TextDifference> difference(Migration file) {
        var applied = lastApplied(file.version().text());
        if (applied.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TextDifference(applied.get(), JournalText.of(file.up())));
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_UNREADABLE,
                            "The difference of %s was not shown".formatted(file.path()),
                            String.valueOf(e.getMessage()),
                            "Make the file readable, then try again."),
                    e);
        }
    }

    @FunctionalInterface
    private interface Query<T> {
        T run() throws SQLException;
    }

    @FunctionalInterface
    private interface PageQuery {
        List<JournalRun> run(int wanted) throws SQLException;
    }

    /// One more than wanted tells whether there are more.
    private Page page(int most, PageQuery query) {
        if (!exists) {
            return new Page(List.of(), false);
        }
        return reading(() -> {
            var found = query.run(most == Integer.MAX_VALUE ? most : most + 1);
            boolean more = found.size() > most;
            return new Page(past(more ? found.subList(0, most) : found), more);
        });
    }

    private List<PastRun> past(List<JournalRun> runs) throws SQLException {
        boolean asks = runs.stream().anyMatch(History::endless);
        var liveness =
                asks
                        ? Optional.of(Liveness.ask(session, table, journal))
                        : Optional.<Liveness>empty();
        var past = new ArrayList<PastRun>();
        for (var run : runs) {
            var state =
                    run.kind() != JournalEvent.RUN_STARTED
                            ? PastState.RECORDED
                            : run.outcome()
                                    .map(PastState::of)
                                    .or(() -> liveness.map(it -> it.of(run)))
                                    .orElse(PastState.INTERRUPTED);
            past.add(
                    new PastRun(
                            run,
                            state,
                            PastProblem.of(run.error(), run.sqlState(), run.problem())));
        }
        return past;
    }

    private static boolean endless(JournalRun run) {
        return run.kind() == JournalEvent.RUN_STARTED && run.outcome().isEmpty();
    }

    private static <T> T reading(Query<T> query) {
        try {
            return query.run();
        } catch (SQLException e) {
            throw QueryFailure.problem("The history was not read", e);
        }
    }
}
