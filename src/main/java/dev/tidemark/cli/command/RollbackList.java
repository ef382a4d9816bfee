package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.console.TextTable;
import dev.tidemark.cli.console.TextTable.Align;
import dev.tidemark.cli.console.TextTable.Cell;
import dev.tidemark.engine.migration.Rollback;
import dev.tidemark.engine.status.StatusRow;
import dev.tidemark.engine.tracking.TrackedMigration;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// What could be taken back, and how.
final class RollbackList {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final List<StatusRow> rows;

    RollbackList(List<StatusRow> rows) {
        this.rows = rows;
    }

    void print(Invocation invocation) {
        if (rows.isEmpty()) {
            invocation.say("Nothing is in force that could be rolled back.");
            return;
        }
        var table =
                new TextTable()
                        .column("version", Align.LEFT)
                        .flexible("description")
                        .column("applied", Align.LEFT)
                        .column("way back", Align.LEFT);
        ZoneId zone = invocation.console().zone().get();
        for (var row : rows) {
            table.row(
                    List.of(
                            Cell.of(row.version()),
                            Cell.of(row.description()),
                            Cell.of(
                                    row.tracked()
                                            .flatMap(TrackedMigration::appliedAt)
                                            .map(at -> TIME.format(at.atZone(zone)))
                                            .orElse("")),
                            Cell.of(way(row))));
        }
        invocation.print(table.text(invocation.style(), invocation.console().terminal()));
    }

    void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("migrations");
        for (var row : rows) {
            json.writeStartObject();
            json.writeStringField("version", row.version());
            json.writeStringField("description", row.description());
            json.writeBooleanField("reversible", row.reversible());
            json.writeStringField("wayBack", way(row));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String way(StatusRow row) {
        boolean stored = row.tracked().flatMap(TrackedMigration::rollbackSql).isPresent();
        return switch (row.migration().map(m -> m.rollback()).orElse(new Rollback.NotGiven())) {
            case Rollback.Script script ->
                    script.fromSection() ? "section of the file" : script.source().name();
            case Rollback.NoneNeeded() -> "none needed";
            case Rollback.Irreversible(String reason) ->
                    reason.isEmpty() ? "irreversible" : "irreversible: " + reason;
            case Rollback.NotGiven() -> stored ? "stored when it was applied" : "none";
        };
    }
}
