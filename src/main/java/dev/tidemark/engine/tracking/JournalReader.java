package dev.tidemark.engine.tracking;

import dev.tidemark.engine.postgres.PgSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Reads a journal. The table has to exist.
public final class JournalReader {
    private final String table;
    private final JournalSql sql;

    /// @param tracking the tracking table; the journal lies beside it
    public JournalReader(TrackingTableName tracking) {
        this.table = tracking.journal().quoted();
        this.sql = new JournalSql(table);
    }

    /// The latest runs and changes, newest first.
    ///
    /// @throws SQLException the server's error
    public List<JournalRun> runs(PgSession session, int most) throws SQLException {
        return runs(session, "", most);
    }

    /// The latest runs and changes that began before another one, newest first.
    ///
    /// @param before the [JournalRun#id] of that one
    /// @throws SQLException the server's error
    public List<JournalRun> runsBefore(PgSession session, long before, int most)
            throws SQLException {
        return runs(session, "and id < ?", before, most);
    }

    /// The latest runs and changes that touched a version, newest first.
    ///
    /// @throws SQLException the server's error
    public List<JournalRun> runsOfVersion(PgSession session, String version, int most)
            throws SQLException {
        return runs(session, sql.touching(), version, most);
    }

    /// The latest runs and changes whose id begins so, newest first.
    ///
    /// @throws SQLException the server's error
    public List<JournalRun> runsNamed(PgSession session, String beginning, int most)
            throws SQLException {
        return runs(session, "and starts_with(run_id::text, ?)", beginning, most);
    }

    private List<JournalRun> runs(PgSession session, String condition, Object... parameters)
            throws SQLException {
        return session.query(
                sql.runs(condition), row -> new JournalRow(row).journalRun(), parameters);
    }

    /// Everything that one run wrote, in order.
    ///
    /// @throws SQLException the server's error
    public List<JournalEntry> entries(PgSession session, UUID run) throws SQLException {
        return session.query(sql.entries(), row -> new JournalRow(row).entry(), run);
    }

    /// The run that last brought each migration into force, by version.
    ///
    /// @throws SQLException the server's error
    public Map<String, UUID> appliedBy(PgSession session) throws SQLException {
        var runs = new HashMap<String, UUID>();
        session.query(
                sql.applied(), row -> runs.put(row.getString(1), row.getObject(2, UUID.class)));
        return runs;
    }

    /// The text with which a version was last applied, when the journal kept it.
    ///
    /// @throws SQLException the server's error
    public Optional<JournalText> lastApplied(PgSession session, String version)
            throws SQLException {
        return session.first(sql.lastText(), row -> new JournalRow(row).script(), version);
    }

    /// The text that a run ran of a version, when the journal kept it.
    ///
    /// @throws SQLException the server's error
    public Optional<JournalText> textOf(PgSession session, UUID run, String version)
            throws SQLException {
        return session.first(sql.textOf(), row -> new JournalRow(row).script(), run, version);
    }

    /// The migrations that an earlier run began and did not end, or that a run is working on now:
    /// whether one still does, [LockHolder] tells.
    ///
    /// @throws SQLException the server's error
    public List<Unfinished> unfinished(PgSession session) throws SQLException {
        var starts =
                session.query(
                        sql.unfinished(),
                        row -> {
                            var read = new JournalRow(row);
                            return new Start(
                                    read.textOr("version", ""),
                                    read.count("settled").orElse(0L),
                                    unfinished(read));
                        });
        var result = new ArrayList<Unfinished>();
        for (var start : starts) {
            result.add(withSteps(session, start));
        }
        return result;
    }

    /// The session that worked for the latest run, when the journal has no end of that run.
    ///
    /// @throws SQLException the server's error
    public Optional<WorkerSession> lastWorker(PgSession session) throws SQLException {
        return runs(session, "and event = 'run-started'", 1).stream()
                .findFirst()
                .filter(run -> run.finishedAt().isEmpty())
                .flatMap(JournalRun::worker);
    }

    /// Whether the last that was written is the end of a run, so that none is open.
    boolean endsWithARun(PgSession session) throws SQLException {
        return session.first(sql.lastEvent(), row -> row.getString(1))
                .filter("run-finished"::equals)
                .isPresent();
    }

    /// The checksum with which each version was last applied or accepted.
    Map<String, String> checksums(PgSession session) throws SQLException {
        var checksums = new HashMap<String, String>();
        session.query(sql.checksums(), row -> checksums.put(row.getString(1), row.getString(2)));
        return checksums;
    }

    /// The latest run whose lock or work was in the hands of a server process.
    Optional<JournalRun> runOf(PgSession session, int backendPid) throws SQLException {
        String condition = "and event = 'run-started' and (lock_pid = ? or backend_pid = ?)";
        return runs(session, condition, backendPid, backendPid, 1).stream().findFirst();
    }

    private record Start(String version, long settled, Unfinished unfinished) {}

    private static Unfinished unfinished(JournalRow row) throws SQLException {
        var outcome = row.text("end_outcome").map(JournalOutcome::of);
        var kind =
                outcome.map(end ->
                                end == JournalOutcome.UNKNOWN
                                        ? Unfinished.Kind.UNKNOWN
                                        : Unfinished.Kind.PARTIAL)
                        .orElse(Unfinished.Kind.INTERRUPTED);
        return new Unfinished(
                kind,
                row.textOr("version", ""),
                row.text("filename"),
                row.text("checksum"),
                row.text("direction").map(Direction::of).orElse(Direction.APPLY),
                row.textOr("mode", ""),
                row.run(),
                row.time("at").orElseThrow(),
                row.number("step_count").orElse(0),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                row.text("end_error"),
                row.worker());
    }

    private Unfinished withSteps(PgSession session, Start start) throws SQLException {
        var done = new LinkedHashMap<Integer, JournalStep>();
        var open = new LinkedHashMap<Integer, JournalStep>();
        var failed = new ArrayList<JournalStep>();
        session.query(
                sql.steps(),
                row -> {
                    var read = new JournalRow(row);
                    var step = read.step();
                    failed.removeIf(earlier -> earlier.number() == step.number());
                    if (read.textOr("event", "").equals("step-started")) {
                        open.put(step.number(), step);
                        return step;
                    }
                    open.remove(step.number());
                    switch (read.text("outcome").map(JournalOutcome::of).orElseThrow()) {
                        case APPLIED, ROLLED_BACK, SKIPPED -> done.put(step.number(), step);
                        case UNKNOWN -> open.put(step.number(), step);
                        case FAILED, PARTIAL, STOPPED -> failed.add(step);
                    }
                    return step;
                },
                start.version(),
                start.unfinished().direction().text(),
                start.settled());
        var base = start.unfinished();
        return new Unfinished(
                base.kind(),
                base.version(),
                base.filename(),
                base.checksum(),
                base.direction(),
                base.mode(),
                base.run(),
                base.startedAt(),
                base.steps(),
                List.copyOf(done.values()),
                open.values().stream().reduce((earlier, later) -> later),
                failed.stream().reduce((earlier, later) -> later),
                base.error(),
                base.worker());
    }
}
