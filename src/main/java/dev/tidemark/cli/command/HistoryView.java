package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.console.Style.Colour;
import dev.tidemark.cli.console.TextTable;
import dev.tidemark.cli.console.TextTable.Align;
import dev.tidemark.cli.console.TextTable.Cell;
import dev.tidemark.engine.history.History;
import dev.tidemark.engine.history.PastChange;
import dev.tidemark.engine.history.PastMigration;
import dev.tidemark.engine.history.PastProblem;
import dev.tidemark.engine.history.PastRun;
import dev.tidemark.engine.history.PastState;
import dev.tidemark.engine.history.PastStep;
import dev.tidemark.engine.history.RunDetail;
import dev.tidemark.engine.migration.DurationText;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.report.RunJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Runs and steps of the journal, as text and as JSON.
final class HistoryView {
    private final Invocation invocation;

    HistoryView(Invocation invocation) {
        this.invocation = invocation;
    }

    void runs(History.Page page) {
        if (invocation.options().json()) {
            invocation.document(
                    "history",
                    json -> {
                        json.writeArrayFieldStart("runs");
                        for (var run : page.runs()) {
                            RunJson.writeRun(json, run);
                        }
                        json.writeEndArray();
                        json.writeBooleanField("more", page.more());
                    });
            return;
        }
        if (page.runs().isEmpty()) {
            invocation.say("The journal has nothing yet.");
            return;
        }
        var table =
                new TextTable()
                        .column("Run", Align.LEFT)
                        .column("When", Align.LEFT)
                        .column("What", Align.LEFT)
                        .column("Outcome", Align.LEFT)
                        .column("Migrations", Align.RIGHT)
                        .column("Time", Align.RIGHT)
                        .column("By", Align.LEFT)
                        .flexible("Remarks");
        page.runs().forEach(run -> table.row(row(run)));
        print(table);
        if (page.more()) {
            invocation.say("There are older ones: --limit shows more.");
        }
    }

    void detail(RunDetail detail) {
        if (invocation.options().json()) {
            invocation.document("history", json -> RunJson.writeDetail(json, detail));
            return;
        }
        var run = detail.run();
        var record = run.record();
        invocation.say(
                Printable.line(
                        "%s on %s, Tidemark %s"
                                .formatted(
                                        record.run(), record.target(), record.tidemarkVersion())));
        invocation.say(
                Printable.line(
                        "%s by %s, %s: %s"
                                .formatted(
                                        run.kind(),
                                        run.actor(),
                                        time(record.startedAt()),
                                        run.state().sentence())));
        record.reason().ifPresent(reason -> invocation.say(Printable.line(reason)));
        run.problem().ifPresent(this::problem);
        if (!detail.migrations().isEmpty()) {
            invocation.say("");
            migrations(detail.migrations());
        }
        if (!detail.changes().isEmpty()) {
            invocation.say("");
            changes(detail.changes());
        }
    }

    private void problem(PastProblem past) {
        invocation.say(invocation.style().paint(Colour.RED, Printable.line(past.text())));
        if (past.problem().isEmpty()) {
            return;
        }
        Problem problem = past.problem().get();
        if (problem.where() != null) {
            invocation.say("  at %s".formatted(problem.where()));
        }
        if (problem.databaseState() != null) {
            invocation.say("  Database: %s".formatted(Printable.line(problem.databaseState())));
        }
        invocation.say("  %s".formatted(Printable.line(problem.hint())));
    }

    private void migrations(List<PastMigration> migrations) {
        var table =
                new TextTable()
                        .column("Version", Align.LEFT)
                        .column("Step", Align.RIGHT)
                        .column("Line", Align.RIGHT)
                        .column("Outcome", Align.LEFT)
                        .column("Rows", Align.RIGHT)
                        .column("Time", Align.RIGHT)
                        .flexible("Text");
        for (var migration : migrations) {
            table.row(row(migration));
            migration.steps().forEach(step -> table.row(row(step)));
        }
        print(table);
    }

    private void changes(List<PastChange> changes) {
        var table = new TextTable().column("Version", Align.LEFT).flexible("What");
        for (var change : changes) {
            table.row(List.of(Cell.of(change.version().orElse("")), Cell.of(change.what())));
        }
        print(table);
    }

    private List<Cell> row(PastRun run) {
        return List.of(
                Cell.of(run.shortId()),
                Cell.of(time(run.record().startedAt())),
                Cell.of(run.kind()),
                state(run.state()),
                Cell.of(run.ranMigrations() ? String.valueOf(run.record().migrations()) : ""),
                Cell.of(took(run.took())),
                Cell.of(run.actor()),
                Cell.of(remarks(run)));
    }

    private static String remarks(PastRun run) {
        var record = run.record();
        String what =
                record.what()
                        .or(record::error)
                        .orElse(run.state().ended() ? "" : run.state().sentence());
        return record.reason().map(reason -> "%s (%s)".formatted(what, reason)).orElse(what);
    }

    private static List<Cell> row(PastMigration migration) {
        String attempts =
                migration.attempts().isEmpty()
                        ? ""
                        : ", tried %d times".formatted(migration.attempts().size() + 1);
        return List.of(
                Cell.of(migration.version()),
                Cell.of(""),
                Cell.of(""),
                state(migration.state()),
                Cell.of(number(migration.rows())),
                Cell.of(took(migration.took())),
                Cell.of(
                        migration
                                .problem()
                                .map(PastProblem::text)
                                .orElse(migration.name() + attempts)));
    }

    private static List<Cell> row(PastStep step) {
        return List.of(
                Cell.of(""),
                Cell.of(String.valueOf(step.number())),
                Cell.of(step.line() == 0 ? "" : String.valueOf(step.line())),
                state(step.state()),
                Cell.of(number(step.rows())),
                Cell.of(took(step.took())),
                Cell.of(step.statement()));
    }

    private static Cell state(PastState state) {
        var colour =
                switch (state) {
                    case APPLIED, ROLLED_BACK, RECORDED -> Colour.GREEN;
                    case FAILED, PARTIAL -> Colour.RED;
                    case RUNNING -> Colour.CYAN;
                    case STOPPED, SKIPPED, UNKNOWN, ABANDONED, INTERRUPTED -> Colour.YELLOW;
                };
        return new Cell(state.text(), colour);
    }

    private static String number(Optional<Long> number) {
        return number.map(String::valueOf).orElse("");
    }

    private static String took(Optional<Duration> took) {
        return took.map(DurationText::shown).orElse("");
    }

    private String time(Instant at) {
        return StatusView.time(at, invocation.console().zone().get());
    }

    private void print(TextTable table) {
        invocation.print(table.text(invocation.style(), invocation.console().terminal()));
    }
}
