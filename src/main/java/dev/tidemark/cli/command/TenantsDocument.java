package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.failure.ProblemJson;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tenant.TenantStatus;
import dev.tidemark.engine.tenant.TenantsReport;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Locale;

/// Tenants for programs to read. What stands alike is written once.
final class TenantsDocument {
    private final TenantsDesk desk;
    private final TenantsReport report;

    TenantsDocument(TenantsDesk desk, TenantsReport report) {
        this.desk = desk;
        this.report = report;
    }

    void writeList(JsonGenerator json) throws IOException {
        head(json);
        json.writeArrayFieldStart("tenants");
        for (var tenant : report.tenants()) {
            json.writeStartObject();
            json.writeStringField("schema", tenant.schema());
            json.writeStringField("presence", word(tenant.presence()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void writeStatus(JsonGenerator json) throws IOException {
        head(json);
        var alike = new IdentityHashMap<StatusReport, Integer>();
        json.writeArrayFieldStart("alike");
        for (var tenant : report.tenants()) {
            if (tenant.report().isPresent() && !alike.containsKey(tenant.report().get())) {
                alike.put(tenant.report().get(), alike.size());
                states(json, tenant.report().get());
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("tenants");
        for (var tenant : report.tenants()) {
            tenant(json, tenant, alike);
        }
        json.writeEndArray();
    }

    private void head(JsonGenerator json) throws IOException {
        var target = desk.target().settings().target();
        json.writeObjectFieldStart("project");
        json.writeStringField("name", report.project().config().name());
        json.writeEndObject();
        json.writeObjectFieldStart("target");
        json.writeStringField("host", target.host());
        json.writeNumberField("port", target.port());
        json.writeStringField("database", target.database());
        json.writeEndObject();
        json.writeObjectFieldStart("summary");
        json.writeNumberField("tenants", report.tenants().size());
        for (var count : report.counts().entrySet()) {
            json.writeNumberField(word(count.getKey()), count.getValue());
        }
        json.writeEndObject();
    }

    /// The migrations of tenants that stand alike.
    private static void states(JsonGenerator json, StatusReport states) throws IOException {
        json.writeStartArray();
        for (var row : states.rows()) {
            json.writeStartObject();
            json.writeStringField("version", row.version());
            json.writeStringField("state", row.state().text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void tenant(
            JsonGenerator json, TenantStatus tenant, IdentityHashMap<StatusReport, Integer> alike)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", tenant.schema());
        json.writeStringField("presence", word(tenant.presence()));
        json.writeStringField("standing", word(tenant.standing()));
        if (tenant.report().isPresent()) {
            json.writeNumberField("applied", tenant.applied());
            json.writeNumberField("pending", tenant.pending());
            json.writeNumberField("alike", alike.getOrDefault(tenant.report().get(), -1));
        }
        if (tenant.lastApplied().isPresent()) {
            json.writeStringField("lastApplied", tenant.lastApplied().get().toString());
        }
        if (tenant.problem().isPresent()) {
            json.writeObjectFieldStart("problem");
            ProblemJson.writeMembers(json, tenant.problem().get());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
