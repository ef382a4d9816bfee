package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.engine.backup.BackupEvent;
import dev.tidemark.engine.backup.BackupListener;
import dev.tidemark.engine.json.JsonDocument;
import java.io.IOException;

/// A backup or restore as a program reads it while it lasts: one JSON object for each event, on
/// standard output.
final class BackupLines implements BackupListener {
    private final Invocation invocation;

    BackupLines(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void on(BackupEvent event) {
        var out = invocation.console().out();
        JsonDocument.writeLine(out, "event", json -> write(json, event));
        out.flush();
    }

    private static void write(JsonGenerator json, BackupEvent event) throws IOException {
        switch (event) {
            case BackupEvent.Phase(var text) -> text(json, "phase", text);
            case BackupEvent.Working(var text) -> text(json, "working", text);
            case BackupEvent.Told(var text) -> text(json, "told", text);
            case BackupEvent.Blocked(var who) -> text(json, "waiting", who);
            case BackupEvent.Progress(var what, var done, var total) -> {
                json.writeStringField("event", "progress");
                json.writeStringField("phase", what);
                json.writeNumberField("done", done);
                json.writeNumberField("total", total);
            }
            case BackupEvent.Counted(var table, var rows, var done, var total) -> {
                json.writeStringField("event", "counted");
                json.writeStringField("table", table.toString());
                json.writeNumberField("rows", rows);
                json.writeNumberField("done", done);
                json.writeNumberField("total", total);
            }
        }
    }

    private static void text(JsonGenerator json, String event, String text) throws IOException {
        json.writeStringField("event", event);
        json.writeStringField("text", text);
    }
}
