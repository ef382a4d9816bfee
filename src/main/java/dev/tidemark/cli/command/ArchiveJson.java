package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.engine.archive.Keepsake;
import dev.tidemark.engine.archive.Restored;
import java.io.IOException;
import java.util.List;

/// Saved data in JSON documents.
final class ArchiveJson {
    private ArchiveJson() {}

    /// The members of what was saved.
    static void members(JsonGenerator json, Keepsake entry) throws IOException {
        json.writeNumberField("id", entry.id());
        json.writeStringField("kind", entry.kind().text());
        json.writeStringField("table", entry.table().toString());
        strings(json, "columns", entry.lost());
        strings(json, "key", entry.key());
        json.writeStringField("keptIn", entry.keptIn().toString());
        json.writeNumberField("rows", entry.rows());
        json.writeNumberField("bytes", entry.bytes());
        if (!entry.note().isEmpty()) {
            json.writeStringField("note", entry.note());
        }
    }

    /// The members of what came of bringing it back.
    static void members(JsonGenerator json, Restored result) throws IOException {
        members(json, result.entry());
        json.writeNumberField("restored", result.back());
        json.writeNumberField("present", result.present());
        json.writeNumberField("kept", result.kept());
        json.writeStringField("text", result.text());
        if (result.failure().isPresent()) {
            json.writeStringField("failure", result.failure().get());
        }
    }

    static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
