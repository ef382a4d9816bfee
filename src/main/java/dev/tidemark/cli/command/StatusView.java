package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.console.Style.Colour;
import dev.tidemark.cli.console.TextTable;
import dev.tidemark.cli.console.TextTable.Align;
import dev.tidemark.cli.console.TextTable.Cell;
import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.Naming;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.status.MigrationState;
import dev.tidemark.engine.status.StatusRow;
import dev.tidemark.engine.status.Validation;
import dev.tidemark.engine.tracking.Tool;
import dev.tidemark.engine.tracking.TrackedMigration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Migrations and their states for people to read.
final class StatusView {
    /// So many rows of migrations that are simply applied are shown; older ones are counted.
    private static final int MOST_APPLIED = 20;

    private static final int MOST_NEXT = 8;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Invocation invocation;
    private final Reading reading;

    StatusView(Invocation invocation, Reading reading) {
        this.invocation = invocation;
        this.reading = reading;
    }

    /// Where things stand: project, database, migrations, what is in the way, what runs next.
    void print() {
        heading();
        invocation.say("");
        rows(recent());
        invocation.say("");
        problems();
        next();
    }

    /// Every migration, one line each.
    void printAll() {
        rows(reading.report().rows());
    }

    private void heading() {
        var project = reading.project();
        var target = reading.target().settings().target();
        fact(
                "Project",
                "%s (%s, %s)"
                        .formatted(
                                project.config().name(),
                                project.naming().map(Naming::text).orElse("no convention yet"),
                                folders()));
        fact(
                "Database",
                "%s on %s:%d as %s, PostgreSQL %s"
                        .formatted(
                                target.database(),
                                target.host(),
                                target.port(),
                                target.user(),
                                reading.session().serverVersionText()));
        reading.target().environment().ifPresent(name -> fact("Environment", name));
        fact("Tracking", tracking());
        reading.report()
                .tracking()
                .lockHolder()
                .ifPresent(holder -> fact("Lock", "held by " + holder.text()));
        if (project.otherFiles() > 0) {
            fact("Other files", "%d left alone".formatted(project.otherFiles()));
        }
    }

    private String tracking() {
        var tracking = reading.report().tracking();
        if (!tracking.exists()) {
            return tracking.createsSchema()
                    ? "%s, not there yet; there is no schema %s either"
                            .formatted(tracking.name(), tracking.name().schema())
                    : "%s, not there yet".formatted(tracking.name());
        }
        var tool = tracking.table().tool();
        String whose = tool == Tool.TIDEMARK ? "" : ", the table of " + tool.title();
        return tracking.journalExists()
                ? tracking.name() + whose
                : "%s%s; no journal yet (`tidemark adopt`)".formatted(tracking.name(), whose);
    }

    private String folders() {
        var project = reading.project();
        return project.folders().stream()
                .map(folder -> project.root().relativize(folder).toString())
                .map(folder -> folder.isEmpty() ? "." : folder)
                .collect(Collectors.joining(", "));
    }

    private List<StatusRow> recent() {
        var rows = reading.report().rows();
        long plain = rows.stream().filter(StatusView::plain).count();
        if (plain <= MOST_APPLIED) {
            return rows;
        }
        long hidden = plain - MOST_APPLIED;
        invocation.say(
                "… %d earlier applied migrations; `tidemark list` shows them.".formatted(hidden));
        var shown = new ArrayList<StatusRow>();
        long toHide = hidden;
        for (var row : rows) {
            if (plain(row) && toHide > 0) {
                toHide--;
            } else {
                shown.add(row);
            }
        }
        return shown;
    }

    private static boolean plain(StatusRow row) {
        return row.state() == MigrationState.APPLIED || row.state() == MigrationState.BASELINE;
    }

    private void rows(List<StatusRow> rows) {
        if (rows.isEmpty()) {
            invocation.say("There are no migrations.");
            return;
        }
        var table =
                new TextTable()
                        .column("State", Align.LEFT)
                        .column("Version", Align.LEFT)
                        .flexible("Description")
                        .column("Rollback", Align.LEFT)
                        .column("Applied", Align.LEFT)
                        .spared("By", Align.LEFT)
                        .spared("ms", Align.RIGHT);
        var zone = invocation.console().zone().get();
        rows.forEach(row -> table.row(cells(row, zone)));
        invocation.print(table.text(invocation.style(), invocation.console().terminal()));
    }

    private List<Cell> cells(StatusRow row, ZoneId zone) {
        var tracked = row.tracked();
        return List.of(
                StateLabel.cell(row.state(), invocation.console().terminal()),
                Cell.of(row.version()),
                Cell.of(row.description()),
                new Cell(row.reversible() ? "yes" : "no", Colour.FAINT),
                Cell.of(
                        tracked.flatMap(TrackedMigration::appliedAt)
                                .map(at -> time(at, zone))
                                .orElse("")),
                Cell.of(tracked.flatMap(TrackedMigration::appliedBy).orElse("")),
                Cell.of(
                        tracked.flatMap(TrackedMigration::executionMs)
                                .map(String::valueOf)
                                .orElse("")));
    }

    /// A time to the minute.
    static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    private void problems() {
        var validation = Validation.of(reading.project(), reading.report());
        for (Problem problem : validation.problems()) {
            invocation.say(
                    "%s %s: %s"
                            .formatted(
                                    invocation.style().paint(Colour.YELLOW, "!"),
                                    Printable.line(problem.what()),
                                    Printable.line(problem.why())));
            invocation.say("  %s".formatted(Printable.line(problem.hint())));
        }
        if (!validation.passed()) {
            invocation.say("");
        }
    }

    private void next() {
        var summary = reading.report().summary();
        var counts = new ArrayList<String>();
        counts.add("%d applied".formatted(summary.applied()));
        counts.add("%d pending".formatted(summary.pending()));
        add(counts, summary.changed(), "changed");
        int interrupted = reading.report().in(MigrationState.INTERRUPTED).size();
        add(counts, summary.failed() - interrupted, "failed");
        add(counts, interrupted, "interrupted");
        add(counts, summary.missing(), "missing");
        add(counts, summary.outOfOrder(), "out of order");
        add(counts, summary.skipped(), "skipped here");
        invocation.say(String.join(", ", counts) + ".");
        var next = reading.report().next();
        if (!next.isEmpty()) {
            String versions =
                    next.stream()
                            .limit(MOST_NEXT)
                            .map(Migration::version)
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
            String more =
                    next.size() > MOST_NEXT
                            ? " and %d more".formatted(next.size() - MOST_NEXT)
                            : "";
            invocation.say("Next: %s%s.".formatted(versions, more));
        }
    }

    private static void add(List<String> counts, int count, String word) {
        if (count > 0) {
            counts.add("%d %s".formatted(count, word));
        }
    }

    private void fact(String name, String value) {
        invocation.say(
                "%s %s"
                        .formatted(
                                invocation.style().paint(Colour.FAINT, "%-12s".formatted(name)),
                                Printable.line(value)));
    }
}
