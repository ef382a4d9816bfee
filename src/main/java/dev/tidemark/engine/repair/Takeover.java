package dev.tidemark.engine.repair;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.status.MigrationState;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.status.StatusRow;
import dev.tidemark.engine.tracking.Actor;
import dev.tidemark.engine.tracking.Applied;
import dev.tidemark.engine.tracking.JournalEvent;
import dev.tidemark.engine.tracking.Tool;
import dev.tidemark.engine.tracking.TrackedMigration;
import dev.tidemark.engine.tracking.TrackingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Plans how a database that was not made with Tidemark is taken over.
public final class Takeover {
    private static final int MOST_NAMES = 20;

    private final StatusReport report;
    private final TrackingState state;
    private final Actor actor;

    /// @param report what was found
    /// @param actor who does it
    public Takeover(StatusReport report, Actor actor) {
        this.report = report;
        this.state = report.tracking();
        this.actor = actor;
    }

    /// Takes over the tracking table of another tool: adds the nullable columns it lacks, fills
    /// them from today's files, creates the journal. What the tool wrote stays as it is, and its
    /// columns go on being filled. An [RepairPlan#empty()] plan says that this was done before.
    public RepairPlan adopt() {
        if (!state.exists()) {
            throw RepairProblems.nothingToAdopt(state).asException();
        }
        var adds = state.table().adoptionSql();
        if (!adds.isEmpty() && !state.owner()) {
            throw RepairProblems.notOwner(state, adds).asException();
        }
        state.rightsMissing().stream().findFirst().ifPresent(Takeover::raise);
        var explanation = found();
        var statements = new ArrayList<String>();
        var entries = new ArrayList<RepairPlan.Entry>();
        if (!state.createSql().isEmpty()) {
            statements.add(state.createSql());
            explanation.add(Repairs.created(state));
        }
        statements.addAll(adds);
        if (!adds.isEmpty()) {
            explanation.add("Nullable columns are added: %s.".formatted(columns()));
            explanation.add("The other columns stay as they are and go on being filled.");
        }
        fill(explanation, statements, entries);
        if (statements.isEmpty() && entries.isEmpty()) {
            explanation.add("It was taken over already: there is nothing to do.");
        } else {
            entries.addFirst(entry(Optional.empty(), Optional.empty(), "adopted " + tool()));
        }
        return plan(
                "Adopt %s".formatted(state.name()),
                explanation,
                statements,
                UUID.randomUUID(),
                entries);
    }

    /// Records every migration up to a version as there already, in a database without records. The
    /// tracking table is created where there is none.
    ///
    /// @param version the version of a file; later files stay pending
    public RepairPlan baseline(String version) {
        if (!state.rows().isEmpty()) {
            throw RepairProblems.notEmpty(state).asException();
        }
        var last =
                report.find(version)
                        .flatMap(StatusRow::migration)
                        .filter(file -> !file.repeatable())
                        .orElseThrow(() -> RepairProblems.unknown(version).asException());
        state.rightsMissing().stream().findFirst().ifPresent(Takeover::raise);
        var files = upTo(last);
        state.table().refusals(files).stream().findFirst().ifPresent(Takeover::raise);
        var run = UUID.randomUUID();
        var statements = new ArrayList<String>();
        var explanation = new ArrayList<String>();
        if (!state.createSql().isEmpty()) {
            statements.add(state.createSql());
            explanation.add(Repairs.created(state));
        }
        explanation.add(
                "%d migrations up to %s are recorded as there already; nothing of them runs."
                        .formatted(files.size(), last.path()));
        long skipped = report.in(MigrationState.SKIPPED).size();
        if (skipped > 0) {
            explanation.add(
                    "%d migrations for other environments are left out.".formatted(skipped));
        }
        for (var file : state.table().pointer() ? List.of(last) : files) {
            statements.add(state.table().baselineSql(Applied.of(file, 0, run, actor.text())));
        }
        var entries = new ArrayList<RepairPlan.Entry>();
        entries.add(
                new RepairPlan.Entry(
                        JournalEvent.BASELINE,
                        Optional.of(last.version().text()),
                        Optional.of(last),
                        "recorded %d migrations as there already".formatted(files.size())));
        return plan("Baseline at " + last.version(), explanation, statements, run, entries);
    }

    private List<Migration> upTo(Migration last) {
        var files = new ArrayList<Migration>();
        for (var row : report.rows()) {
            boolean here = row.state() != MigrationState.SKIPPED;
            row.migration().filter(file -> here && !file.repeatable()).ifPresent(files::add);
            if (row.migration().filter(file -> file.version().equals(last.version())).isPresent()) {
                break;
            }
        }
        return files;
    }

    /// What the table is, and how its rows fit the files.
    private List<String> found() {
        var lines = new ArrayList<String>();
        lines.add(
                "%s is %s: %s."
                        .formatted(
                                state.name(),
                                tool(),
                                String.join(", ", state.table().columnNames())));
        var recorded = report.rows().stream().filter(row -> row.tracked().isPresent()).toList();
        var matched = recorded.stream().filter(row -> row.migration().isPresent()).toList();
        lines.add(
                "It records %s; %d with a file."
                        .formatted(count(recorded.size(), "migration"), matched.size()));
        for (var row : matched.size() <= MOST_NAMES ? matched : matched.subList(0, MOST_NAMES)) {
            lines.add(
                    "  %s is %s"
                            .formatted(
                                    row.tracked().map(TrackedMigration::version).orElse(""),
                                    row.name()));
        }
        if (matched.size() > MOST_NAMES) {
            lines.add("  and %d more".formatted(matched.size() - MOST_NAMES));
        }
        names("Without file", recorded.stream().filter(row -> row.migration().isEmpty()).toList())
                .ifPresent(lines::add);
        names(
                        "Not recorded, so the next run applies them",
                        report.rows().stream().filter(row -> row.state().runsNext()).toList())
                .ifPresent(lines::add);
        return lines;
    }

    private static Optional<String> names(String title, List<StatusRow> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        String list =
                rows.stream()
                        .limit(MOST_NAMES)
                        .map(StatusRow::name)
                        .collect(Collectors.joining(", "));
        String more =
                rows.size() > MOST_NAMES ? " and %d more".formatted(rows.size() - MOST_NAMES) : "";
        return Optional.of("%s: %s%s.".formatted(title, list, more));
    }

    /// Takes checksum and way back of the rows that have none from today's files: into the table
    /// where the column is Tidemark's, else into the journal.
    private void fill(
            List<String> explanation, List<String> statements, List<RepairPlan.Entry> entries) {
        int filled = 0;
        int journalled = 0;
        for (var row : report.rows()) {
            var tracked = row.tracked().filter(TrackedMigration::success);
            var file = row.migration();
            if (tracked.isEmpty() || file.isEmpty() || state.table().tool() == Tool.TIDEMARK) {
                continue;
            }
            var sql =
                    state.table()
                            .fillSql(tracked.get(), file.get(), Applied.rollbackText(file.get()));
            sql.ifPresent(statements::add);
            filled += sql.isPresent() ? 1 : 0;
            boolean unknown = tracked.get().checksum().isEmpty() && !state.table().fillsChecksums();
            if (unknown && !state.journalled().containsKey(file.get().version().text())) {
                entries.add(entry(Optional.of(row.version()), file, "took today's checksum"));
                journalled++;
            }
        }
        if (filled > 0) {
            explanation.add(
                    "What is new is filled in from today's files in %s."
                            .formatted(count(filled, "row")));
        }
        if (journalled > 0) {
            explanation.add(
                    "The journal keeps today's checksums of %s."
                            .formatted(count(journalled, "file")));
        }
    }

    private static String count(int number, String what) {
        return "%d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }

    private String columns() {
        var before = state.table().columnNames();
        return state.table().adopted().columnNames().stream()
                .filter(name -> !before.contains(name))
                .collect(Collectors.joining(", "));
    }

    private String tool() {
        return state.table().tool() == Tool.TIDEMARK
                ? "Tidemark's own table"
                : "the table of " + state.table().tool().title();
    }

    private RepairPlan.Entry entry(
            Optional<String> version, Optional<Migration> file, String what) {
        return new RepairPlan.Entry(JournalEvent.ADOPT, version, file, what);
    }

    private RepairPlan plan(
            String title,
            List<String> explanation,
            List<String> statements,
            UUID run,
            List<RepairPlan.Entry> entries) {
        return new RepairPlan(
                title, explanation, statements, Optional.empty(), state, actor, run, entries);
    }

    private static void raise(Problem problem) {
        throw problem.asException();
    }
}
