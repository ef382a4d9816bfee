package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.failure.ProblemJson;
import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.Naming;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.status.StatusRow;
import dev.tidemark.engine.status.Validation;
import dev.tidemark.engine.tracking.TrackedMigration;
import dev.tidemark.engine.tracking.TrackedMigration.StoredChecksum;
import java.io.IOException;
import java.util.Optional;

/// Migrations and their states for programs to read.
final class StatusDocument {
    private final Reading reading;

    StatusDocument(Reading reading) {
        this.reading = reading;
    }

    void write(JsonGenerator json) throws IOException {
        writeProject(json);
        writeTarget(json);
        writeTracking(json);
        writeSummary(json);
        json.writeArrayFieldStart("migrations");
        for (var row : reading.report().rows()) {
            writeRow(json, row);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("next");
        for (var migration : reading.report().next()) {
            json.writeString(migration.version().text());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("problems");
        for (Problem problem : Validation.of(reading.project(), reading.report()).problems()) {
            json.writeStartObject();
            ProblemJson.writeMembers(json, problem);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeProject(JsonGenerator json) throws IOException {
        var project = reading.project();
        json.writeObjectFieldStart("project");
        json.writeStringField("name", project.config().name());
        text(json, "naming", project.naming().map(Naming::text));
        json.writeStringField("namingReason", project.namingReason());
        json.writeArrayFieldStart("migrations");
        for (var folder : project.folders()) {
            String relative = project.root().relativize(folder).toString().replace('\\', '/');
            json.writeString(relative.isEmpty() ? "." : relative);
        }
        json.writeEndArray();
        json.writeNumberField("otherFiles", project.otherFiles());
        json.writeEndObject();
    }

    private void writeTarget(JsonGenerator json) throws IOException {
        var target = reading.target().settings().target();
        json.writeObjectFieldStart("target");
        json.writeStringField("host", target.host());
        json.writeNumberField("port", target.port());
        json.writeStringField("database", target.database());
        json.writeStringField("schema", reading.report().tracking().name().schema());
        json.writeStringField("user", target.user());
        json.writeStringField("serverVersion", reading.session().serverVersionText());
        text(json, "environment", reading.target().environment());
        json.writeEndObject();
    }

    private void writeTracking(JsonGenerator json) throws IOException {
        var tracking = reading.report().tracking();
        json.writeObjectFieldStart("tracking");
        json.writeStringField("table", tracking.name().toString());
        json.writeBooleanField("exists", tracking.exists());
        json.writeBooleanField("journal", tracking.journalExists());
        json.writeStringField("tool", tracking.table().tool().title());
        text(json, "lockedBy", tracking.lockHolder().map(holder -> holder.text()));
        json.writeEndObject();
    }

    private void writeSummary(JsonGenerator json) throws IOException {
        var summary = reading.report().summary();
        json.writeObjectFieldStart("summary");
        json.writeNumberField("applied", summary.applied());
        json.writeNumberField("pending", summary.pending());
        json.writeNumberField("changed", summary.changed());
        json.writeNumberField("failed", summary.failed());
        json.writeNumberField("missing", summary.missing());
        json.writeNumberField("outOfOrder", summary.outOfOrder());
        json.writeNumberField("skipped", summary.skipped());
        json.writeEndObject();
    }

    private static void writeRow(JsonGenerator json, StatusRow row) throws IOException {
        var tracked = row.tracked();
        json.writeStartObject();
        json.writeStringField("version", row.version());
        json.writeStringField("description", row.description());
        text(json, "file", row.migration().map(Migration::path));
        json.writeStringField("state", row.state().text());
        text(json, "mode", row.migration().map(file -> file.summary().mode().text()));
        json.writeBooleanField("reversible", row.reversible());
        text(
                json,
                "checksum",
                row.migration()
                        .map(Migration::checksum)
                        .or(() ->
                                tracked.flatMap(TrackedMigration::checksum)
                                        .map(StoredChecksum::value)));
        text(json, "appliedAt", tracked.flatMap(TrackedMigration::appliedAt).map(Object::toString));
        text(json, "appliedBy", tracked.flatMap(TrackedMigration::appliedBy));
        var took = tracked.flatMap(TrackedMigration::executionMs);
        if (took.isPresent()) {
            json.writeNumberField("executionMs", took.get());
        } else {
            json.writeNullField("executionMs");
        }
        if (!row.reasons().isEmpty()) {
            json.writeArrayFieldStart("reasons");
            for (String reason : row.reasons()) {
                json.writeString(reason);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, Optional<String> value)
            throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }
}
