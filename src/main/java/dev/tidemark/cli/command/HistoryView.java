package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.console.TextTable;
import dev.tidemark.cli.console.TextTable.Align;
import dev.tidemark.cli.console.TextTable.Cell;
import dev.tidemark.engine.tracking.JournalEntry;
import dev.tidemark.engine.tracking.JournalEvent;
import dev.tidemark.engine.tracking.JournalOutcome;
import dev.tidemark.engine.tracking.JournalRun;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Runs and steps of the journal, as text and as JSON.
final class HistoryView {
    private static final int SHORT_ID = 8;

    private final Invocation invocation;

    HistoryView(Invocation invocation) {
        this.invocation = invocation;
    }

    void runs(List<JournalRun> runs) {
        if (invocation.options().json()) {
            invocation.document(
                    "history",
                    json -> {
                        json.writeArrayFieldStart("runs");
                        for (var run : runs) {
                            json.writeStartObject();
                            writeRun(json, run);
                            json.writeEndObject();
                        }
                        json.writeEndArray();
                    });
            return;
        }
        if (runs.isEmpty()) {
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
                        .column("By", Align.LEFT)
                        .flexible("Remarks");
        runs.forEach(run -> table.row(row(run)));
        invocation.print(table.text(invocation.style(), invocation.console().terminal()));
    }

    void run(JournalRun run, List<JournalEntry> entries) {
        if (invocation.options().json()) {
            invocation.document(
                    "history",
                    json -> {
                        json.writeObjectFieldStart("run");
                        writeRun(json, run);
                        json.writeEndObject();
                        json.writeArrayFieldStart("entries");
                        for (var entry : entries) {
                            writeEntry(json, entry);
                        }
                        json.writeEndArray();
                    });
            return;
        }
        invocation.say(
                "%s on %s, Tidemark %s".formatted(run.run(), run.target(), run.tidemarkVersion()));
        var table =
                new TextTable()
                        .column("When", Align.LEFT)
                        .column("What", Align.LEFT)
                        .column("Version", Align.LEFT)
                        .column("Step", Align.LEFT)
                        .column("Outcome", Align.LEFT)
                        .column("ms", Align.RIGHT)
                        .flexible("Text");
        entries.forEach(entry -> table.row(row(entry)));
        invocation.print(table.text(invocation.style(), invocation.console().terminal()));
    }

    private List<Cell> row(JournalRun run) {
        return List.of(
                Cell.of(run.run().toString().substring(0, SHORT_ID)),
                Cell.of(time(run.startedAt())),
                Cell.of(what(run)),
                Cell.of(outcome(run)),
                Cell.of(
                        run.kind() == JournalEvent.RUN_STARTED
                                ? String.valueOf(run.migrations())
                                : ""),
                Cell.of("%s (%s@%s)".formatted(run.role(), run.osUser(), run.host())),
                Cell.of(remarks(run)));
    }

    private static String what(JournalRun run) {
        return run.direction().map(direction -> direction.text()).orElse(run.kind().text());
    }

    private static String outcome(JournalRun run) {
        if (run.kind() != JournalEvent.RUN_STARTED) {
            return "done";
        }
        return run.outcome().map(JournalOutcome::text).orElse("no end");
    }

    private static String remarks(JournalRun run) {
        String what = run.what().or(run::error).orElse("");
        return run.reason().map(reason -> "%s (%s)".formatted(what, reason)).orElse(what);
    }

    private List<Cell> row(JournalEntry entry) {
        String step =
                entry.step()
                        .map(number ->
                                "%d/%s"
                                        .formatted(
                                                number,
                                                entry.steps().map(String::valueOf).orElse("?")))
                        .orElse("");
        return List.of(
                Cell.of(time(entry.at())),
                Cell.of(entry.event().text()),
                Cell.of(entry.version().orElse("")),
                Cell.of(step),
                Cell.of(entry.outcome().map(JournalOutcome::text).orElse("")),
                Cell.of(entry.durationMs().map(String::valueOf).orElse("")),
                Cell.of(entry.error().or(entry::statement).or(entry::reason).orElse("")));
    }

    private String time(Instant at) {
        return StatusView.time(at, invocation.console().zone().get());
    }

    private static void writeRun(JsonGenerator json, JournalRun run) throws IOException {
        json.writeStringField("id", run.run().toString());
        json.writeStringField("kind", run.kind().text());
        text(json, "direction", run.direction().map(direction -> direction.text()));
        json.writeStringField("startedAt", run.startedAt().toString());
        text(json, "finishedAt", run.finishedAt().map(Instant::toString));
        text(json, "outcome", run.outcome().map(JournalOutcome::text));
        text(json, "error", run.error());
        json.writeNumberField("migrations", run.migrations());
        text(json, "what", run.what());
        text(json, "reason", run.reason());
        json.writeStringField("role", run.role());
        json.writeStringField("osUser", run.osUser());
        json.writeStringField("host", run.host());
        json.writeStringField("tidemarkVersion", run.tidemarkVersion());
        json.writeStringField("target", run.target());
    }

    private static void writeEntry(JsonGenerator json, JournalEntry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("event", entry.event().text());
        json.writeStringField("at", entry.at().toString());
        text(json, "version", entry.version());
        text(json, "filename", entry.filename());
        text(json, "mode", entry.mode());
        number(json, "step", entry.step());
        number(json, "steps", entry.steps());
        number(json, "line", entry.line());
        text(json, "statement", entry.statement());
        text(json, "outcome", entry.outcome().map(JournalOutcome::text));
        text(json, "sqlState", entry.sqlState());
        text(json, "error", entry.error());
        text(json, "reason", entry.reason());
        text(json, "checksum", entry.checksum());
        number(json, "rows", entry.rows());
        number(json, "durationMs", entry.durationMs());
        raw(json, "notices", entry.notices());
        raw(json, "statements", entry.statements());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, Optional<String> value)
            throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }

    private static void number(JsonGenerator json, String name, Optional<? extends Number> value)
            throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.get().longValue());
        }
    }

    /// The journal keeps these as JSON already.
    private static void raw(JsonGenerator json, String name, Optional<String> value)
            throws IOException {
        if (value.isPresent()) {
            json.writeFieldName(name);
            json.writeRawValue(value.get());
        }
    }
}
