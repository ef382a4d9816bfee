package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.console.Style.Colour;
import dev.tidemark.cli.console.TextTable;
import dev.tidemark.cli.console.TextTable.Align;
import dev.tidemark.cli.console.TextTable.Cell;
import dev.tidemark.cli.failure.ProblemJson;
import dev.tidemark.engine.migration.MigrationFile;
import dev.tidemark.engine.migration.Rollback;
import dev.tidemark.engine.sql.ScriptOptions;
import dev.tidemark.engine.sql.ScriptSummary;
import dev.tidemark.engine.sql.SqlSource;
import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.sql.StatementReader;
import java.io.IOException;
import java.util.List;

/// What `inspect` shows of a file, as text and as JSON. Statements are read one by one as they are
/// written, so that a large file needs no large memory.
final class Inspection {
    private static final int HEAD = 100;
    private static final int MOST_ROWS = 500;

    private final MigrationFile file;
    private final String shown;
    private final ScriptOptions options;

    Inspection(MigrationFile file, String shown, ScriptOptions options) {
        this.file = file;
        this.shown = shown;
        this.options = options;
    }

    void writeJson(JsonGenerator json) throws IOException {
        var migration = file.migration();
        json.writeStringField("file", shown);
        if (file.named()) {
            json.writeStringField("version", migration.version().text());
        } else {
            json.writeNullField("version");
        }
        json.writeStringField("description", migration.description());
        json.writeObjectFieldStart("header");
        for (var value : migration.header().values().entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
        json.writeStringField("checksum", migration.checksum());
        json.writeStringField("mode", migration.summary().mode().text());
        json.writeStringField("modeReason", migration.summary().modeReason());
        writeNotes(json, migration.summary());
        json.writeArrayFieldStart("statements");
        writeStatements(json, migration.up());
        json.writeEndArray();
        json.writeStringField("rollbackKind", rollbackKind());
        json.writeArrayFieldStart("rollback");
        if (migration.rollback() instanceof Rollback.Script script) {
            writeStatements(json, script.source());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("problems");
        for (var problem : file.problems()) {
            json.writeStartObject();
            ProblemJson.writeMembers(json, problem);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeNotes(JsonGenerator json, ScriptSummary summary) throws IOException {
        json.writeArrayFieldStart("notes");
        for (String note : summary.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
    }

    private void writeStatements(JsonGenerator json, SqlSource source) throws IOException {
        try (var reader = StatementReader.open(source, options)) {
            for (var statement = reader.next(); statement != null; statement = reader.next()) {
                writeStatement(json, statement);
            }
        }
    }

    private static void writeStatement(JsonGenerator json, Statement statement) throws IOException {
        json.writeStartObject();
        json.writeNumberField("index", statement.index());
        json.writeStringField("file", statement.position().file());
        json.writeNumberField("line", statement.position().line());
        json.writeNumberField("column", statement.position().column());
        json.writeNumberField("offset", statement.offset());
        json.writeNumberField("length", statement.length());
        json.writeStringField("kind", statement.kind().text());
        json.writeStringField("command", statement.command());
        json.writeBooleanField("refusesTransaction", statement.refusesTransaction());
        if (statement.refusal() != null) {
            json.writeStringField("refusal", statement.refusal());
        }
        json.writeStringField("text", statement.text().value());
        var data = statement.data();
        if (data != null) {
            json.writeNumberField("dataOffset", data.offset());
            json.writeNumberField("dataLength", data.length());
        }
        json.writeEndObject();
    }

    void print(Invocation invocation) {
        var migration = file.migration();
        var style = invocation.style();
        invocation.say(style.paint(Colour.BOLD, Printable.line(shown)));
        if (file.named()) {
            line(invocation, "Version", migration.version().text());
            line(invocation, "Convention", migration.naming().text());
        } else {
            line(invocation, "Version", "none: the name fits no convention");
        }
        line(invocation, "Description", migration.description());
        migration
                .header()
                .values()
                .forEach((key, value) -> {
                    if (!value.equals(migration.description())) {
                        line(invocation, key, value);
                    }
                });
        line(invocation, "Checksum", migration.checksum());
        line(
                invocation,
                "Mode",
                "%s (%s)"
                        .formatted(
                                migration.summary().mode().text(),
                                migration.summary().modeReason()));
        migration.summary().notes().forEach(note -> line(invocation, "Note", note));
        invocation.say("");
        printStatements(invocation, "Statements", migration.up());
        invocation.say("");
        printRollback(invocation, migration.rollback());
    }

    private void printRollback(Invocation invocation, Rollback rollback) {
        switch (rollback) {
            case Rollback.Script script ->
                    printStatements(
                            invocation,
                            "Rollback (%s, %s)"
                                    .formatted(
                                            script.source().name(), script.summary().mode().text()),
                            script.source());
            case Rollback.NotGiven _ -> invocation.say("Rollback: none is written.");
            case Rollback.NoneNeeded _ ->
                    invocation.say("Rollback: none needed; only the record is removed.");
            case Rollback.Irreversible irreversible ->
                    invocation.say(
                            "Rollback: irreversible (%s)."
                                    .formatted(Printable.line(irreversible.reason())));
        }
    }

    private String rollbackKind() {
        return switch (file.migration().rollback()) {
            case Rollback.Script script -> script.fromSection() ? "section" : "file";
            case Rollback.NotGiven _ -> "not-given";
            case Rollback.NoneNeeded _ -> "none-needed";
            case Rollback.Irreversible _ -> "irreversible";
        };
    }

    private void printStatements(Invocation invocation, String title, SqlSource source) {
        var table =
                new TextTable()
                        .column("#", Align.RIGHT)
                        .column("Place", Align.LEFT)
                        .column("Kind", Align.LEFT)
                        .column("Alone", Align.LEFT)
                        .flexible("Statement");
        long count = 0;
        try (var reader = StatementReader.open(source, options)) {
            for (var statement = reader.next(); statement != null; statement = reader.next()) {
                if (++count <= MOST_ROWS) {
                    table.row(row(statement, source.name()));
                }
            }
        }
        invocation.say("%s: %d".formatted(title, count));
        if (count > 0) {
            invocation.print(table.text(invocation.style(), invocation.console().terminal()));
        }
        if (count > MOST_ROWS) {
            invocation.say("… and %d more; --json has all of them.".formatted(count - MOST_ROWS));
        }
    }

    private static List<Cell> row(Statement statement, String source) {
        var position = statement.position();
        String place =
                position.file().equals(source)
                        ? "%d:%d".formatted(position.line(), position.column())
                        : position.toString();
        String refusal = statement.refusal();
        return List.of(
                Cell.of(String.valueOf(statement.index())),
                Cell.of(place),
                Cell.of(statement.kind().text()),
                new Cell(refusal == null ? "" : "yes", Colour.YELLOW),
                Cell.of(statement.text().head(HEAD).replaceAll("\\s+", " ").strip()));
    }

    private static void line(Invocation invocation, String key, String value) {
        invocation.say(
                "  %-13s %s"
                        .formatted(
                                key.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                                        + key.substring(1)
                                        + ":",
                                Printable.line(value)));
    }
}
