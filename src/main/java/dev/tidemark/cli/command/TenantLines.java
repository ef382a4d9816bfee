package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.failure.ProblemJson;
import dev.tidemark.engine.json.JsonDocument;
import dev.tidemark.engine.tenant.rollout.TenantEvent;
import dev.tidemark.engine.tenant.rollout.TenantListener;
import java.io.IOException;

/// A rollout over tenants as a program reads it while it lasts: one JSON object for each event.
final class TenantLines implements TenantListener {
    private final Invocation invocation;

    TenantLines(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void on(TenantEvent event) {
        if (event instanceof TenantEvent.TenantProgress) {
            // The tenant's journal has the details.
            return;
        }
        var out = invocation.console().out();
        JsonDocument.writeLine(out, "event", json -> write(json, event));
        out.flush();
    }

    private static void write(JsonGenerator json, TenantEvent event) throws IOException {
        switch (event) {
            case TenantEvent.RolloutStarted(
                            var rollout,
                            var task,
                            var tenants,
                            var waves,
                            var joined) -> {
                json.writeStringField("event", "rollout-started");
                json.writeStringField("rollout", rollout.toString());
                json.writeStringField("task", task);
                json.writeNumberField("tenants", tenants);
                json.writeNumberField("waves", waves);
                json.writeBooleanField("joined", joined);
            }
            case TenantEvent.WaveBegan(var wave, var tenants) -> {
                json.writeStringField("event", "wave-began");
                json.writeNumberField("wave", wave);
                json.writeNumberField("tenants", tenants);
            }
            case TenantEvent.WaveEnded(var wave, var done, var failed) -> {
                json.writeStringField("event", "wave-ended");
                json.writeNumberField("wave", wave);
                json.writeNumberField("done", done);
                json.writeNumberField("failed", failed);
            }
            case TenantEvent.TenantStarted(var schema, var wave, var attempt) -> {
                tenant(json, "tenant-started", schema);
                json.writeNumberField("wave", wave);
                json.writeNumberField("attempt", attempt);
            }
            case TenantEvent.TenantProgress _ -> {}
            case TenantEvent.TenantFinished(var schema, var versions, var took) -> {
                tenant(json, "tenant-finished", schema);
                json.writeArrayFieldStart("done");
                for (String version : versions) {
                    json.writeString(version);
                }
                json.writeEndArray();
                json.writeNumberField("ms", took.toMillis());
            }
            case TenantEvent.TenantFailed(var schema, var problem, var took) -> {
                tenant(json, "tenant-failed", schema);
                json.writeNumberField("ms", took.toMillis());
                json.writeObjectFieldStart("problem");
                ProblemJson.writeMembers(json, problem);
                json.writeEndObject();
            }
            case TenantEvent.TenantSkipped(var schema, var reason) ->
                    because(json, "tenant-skipped", schema, reason);
            case TenantEvent.TenantReleased(var schema, var reason) ->
                    because(json, "tenant-released", schema, reason);
            case TenantEvent.TenantFreed(var schema) -> tenant(json, "tenant-freed", schema);
            case TenantEvent.Paused(var reason) -> ended(json, "paused", reason);
            case TenantEvent.RolloutStopped(var reason) -> ended(json, "stopped", reason);
            case TenantEvent.Told(var text) -> {
                json.writeStringField("event", "told");
                json.writeStringField("text", text);
            }
            case TenantEvent.RolloutFinished(var summary) -> {
                json.writeStringField("event", "rollout-finished");
                json.writeStringField("phase", summary.phase().text());
            }
        }
    }

    private static void tenant(JsonGenerator json, String event, String schema) throws IOException {
        json.writeStringField("event", event);
        json.writeStringField("schema", schema);
    }

    private static void because(JsonGenerator json, String event, String schema, String reason)
            throws IOException {
        tenant(json, event, schema);
        json.writeStringField("reason", reason);
    }

    private static void ended(JsonGenerator json, String event, String reason) throws IOException {
        json.writeStringField("event", event);
        json.writeStringField("reason", reason);
    }
}
