package dev.tidemark.engine.backup;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.engine.backup.content.Content;
import dev.tidemark.engine.backup.content.Scope;
import dev.tidemark.engine.sql.SqlName;
import java.io.IOException;

/// A manifest as JSON.
public final class ManifestJson {
    private ManifestJson() {}

    /// Writes all of it into the object that is open.
    ///
    /// @throws IOException when the stream breaks
    public static void writeMembers(JsonGenerator json, BackupManifest manifest)
            throws IOException {
        writeSummary(json, manifest);
        json.writeArrayFieldStart("files");
        for (var file : manifest.files()) {
            json.writeStartObject();
            json.writeStringField("name", file.name());
            json.writeNumberField("bytes", file.bytes());
            json.writeStringField("sha256", file.sha256());
            json.writeEndObject();
        }
        json.writeEndArray();
        form(json, manifest.form());
        json.writeArrayFieldStart("migrations");
        for (String version : manifest.migrations()) {
            json.writeString(version);
        }
        json.writeEndArray();
        content(json, manifest.content());
    }

    /// Writes what a list shows into the object that is open.
    ///
    /// @throws IOException when the stream breaks
    public static void writeSummary(JsonGenerator json, BackupManifest manifest)
            throws IOException {
        json.writeStringField("name", manifest.name());
        json.writeObjectFieldStart("target");
        json.writeStringField("host", manifest.target().host());
        json.writeNumberField("port", manifest.target().port());
        json.writeStringField("database", manifest.target().database());
        json.writeStringField("user", manifest.target().user());
        json.writeEndObject();
        if (manifest.systemIdentifier().isPresent()) {
            json.writeStringField("systemIdentifier", manifest.systemIdentifier().get());
        }
        json.writeNumberField("serverVersion", manifest.serverVersion());
        json.writeStringField("method", manifest.method().text());
        json.writeStringField("program", manifest.program());
        scope(json, manifest.scope());
        json.writeStringField("takenAt", manifest.takenAt().toString());
        json.writeStringField("walPosition", manifest.walPosition());
        json.writeNumberField("tookMs", manifest.took().toMillis());
        if (manifest.copy().isPresent()) {
            json.writeStringField("copy", manifest.copy().get());
        }
        json.writeNumberField("bytes", manifest.bytes());
        json.writeNumberField("rows", manifest.content().rows());
        json.writeStringField("schemaFingerprint", manifest.content().schemaFingerprint());
        json.writeStringField("purpose", manifest.purpose());
        json.writeStringField("note", manifest.note());
        json.writeArrayFieldStart("verifications");
        for (var record : manifest.verifications()) {
            json.writeStartObject();
            json.writeStringField("level", record.level().text());
            json.writeStringField("at", record.at().toString());
            json.writeBooleanField("passed", record.passed());
            json.writeStringField("findings", record.findings());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void scope(JsonGenerator json, Scope scope) throws IOException {
        json.writeObjectFieldStart("scope");
        switch (scope) {
            case Scope.Whole _ -> json.writeStringField("kind", "database");
            case Scope.Schemas(var names) -> {
                json.writeStringField("kind", "schemas");
                json.writeArrayFieldStart("schemas");
                for (String name : names) {
                    json.writeString(name);
                }
                json.writeEndArray();
            }
            case Scope.Tables(var names) -> {
                json.writeStringField("kind", "tables");
                json.writeArrayFieldStart("tables");
                for (var name : names) {
                    json.writeStartObject();
                    name(json, name);
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    private static void name(JsonGenerator json, SqlName name) throws IOException {
        json.writeStringField("schema", name.schema());
        json.writeStringField("name", name.name());
    }

    private static void form(JsonGenerator json, DatabaseForm form) throws IOException {
        json.writeObjectFieldStart("form");
        json.writeStringField("owner", form.owner());
        json.writeStringField("encoding", form.encoding());
        json.writeStringField("collate", form.collate());
        json.writeStringField("ctype", form.ctype());
        json.writeStringField("provider", form.provider());
        json.writeStringField("locale", form.locale());
        json.writeEndObject();
    }

    private static void content(JsonGenerator json, Content content) throws IOException {
        json.writeObjectFieldStart("content");
        json.writeStringField("probe", content.probe());
        json.writeArrayFieldStart("tables");
        for (var table : content.tables()) {
            json.writeStartObject();
            name(json, table.table());
            json.writeNumberField("rows", table.rows());
            json.writeStringField("checksum", table.checksum());
            json.writeNumberField("writes", table.writes());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("sequences");
        for (var sequence : content.sequences()) {
            json.writeStartObject();
            name(json, sequence.sequence());
            json.writeNumberField("value", sequence.value());
            json.writeNumberField("increment", sequence.increment());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("shape");
        for (var part : content.shape()) {
            json.writeStartObject();
            json.writeStringField("kind", part.kind());
            json.writeNumberField("count", part.count());
            json.writeStringField("digest", part.digest());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
