package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.engine.run.PlannedMigration;
import dev.tidemark.engine.tenant.rollout.RolloutSummary;
import dev.tidemark.engine.tenant.rollout.RolloutSummary.Phase;
import dev.tidemark.engine.tenant.rollout.TenantResult;
import dev.tidemark.engine.tenant.rollout.TenantResult.State;
import dev.tidemark.engine.tenant.rollout.TenantsPlan;
import dev.tidemark.engine.tracking.Direction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A rollout over tenants before it begins and when it has ended, in words and as JSON.
final class TenantsSummary {
    private TenantsSummary() {}

    /// What would be done, tenants that get the same together.
    static List<String> explain(TenantsPlan plan) {
        var lines = new ArrayList<String>();
        boolean back = plan.task().direction() == Direction.ROLLBACK;
        var groups = new LinkedHashMap<String, List<String>>();
        for (var entry : plan.entries()) {
            String what =
                    entry.plan()
                            .map(each ->
                                    (back ? "roll back " : "apply ")
                                            + each.migrations().stream()
                                                    .map(PlannedMigration::version)
                                                    .collect(Collectors.joining(", ")))
                            .orElseGet(
                                    () -> "can't be begun: " + entry.problem().orElseThrow().why());
            groups.computeIfAbsent(what, _ -> new ArrayList<>()).add(entry.schema());
        }
        groups.forEach((what, schemas) ->
                lines.add(
                        "%s: %s (%s)"
                                .formatted(
                                        TenantWords.count(schemas.size()),
                                        what,
                                        TenantWords.names(schemas))));
        if (!plan.current().isEmpty()) {
            lines.add("%s: nothing to do".formatted(TenantWords.count(plan.current().size())));
        }
        for (var left : plan.excluded()) {
            lines.add(
                    "%s is left out%s"
                            .formatted(
                                    left.schema(),
                                    left.reason().isEmpty() ? "" : ": " + left.reason()));
        }
        return lines;
    }

    /// How it stands.
    static List<String> lines(RolloutSummary summary) {
        var lines = new ArrayList<String>();
        summary.byKind()
                .forEach((kind, tenants) -> {
                    lines.add("%s failed: %s".formatted(TenantWords.count(tenants.size()), kind));
                    for (var tenant : tenants) {
                        lines.add("  %s: %s".formatted(tenant.schema(), tenant.error().orElse("")));
                    }
                    tenants.getFirst().hint().ifPresent(hint -> lines.add("  way out: " + hint));
                });
        var counts = new ArrayList<String>();
        counts.add(summary.count(State.DONE) + " done");
        counts.add(summary.failures().size() + " failed");
        count(summary, State.WAITING, "not begun").ifPresent(counts::add);
        count(summary, State.WORKING, "being worked on").ifPresent(counts::add);
        count(summary, State.EXCLUDED, "left out").ifPresent(counts::add);
        if (summary.current() > 0) {
            counts.add(summary.current() + " needed nothing");
        }
        lines.add(
                "%s: %s%s."
                        .formatted(
                                TenantWords.count(summary.tenants().size() + summary.current()),
                                String.join(", ", counts),
                                phase(summary)));
        if (summary.phase() == Phase.PAUSED || summary.count(State.WAITING) > 0) {
            lines.add(
                    summary.phase() == Phase.STOPPED
                            ? "Go on with `tidemark tenants retry`."
                            : "Go on with `tidemark tenants resume`.");
        } else if (!summary.failures().isEmpty()) {
            lines.add("Mend what failed, then `tidemark tenants retry`.");
        }
        return lines;
    }

    private static Optional<String> count(RolloutSummary summary, State state, String words) {
        int number = summary.count(state);
        return number == 0 ? Optional.empty() : Optional.of(number + " " + words);
    }

    private static String phase(RolloutSummary summary) {
        return switch (summary.phase()) {
            case PAUSED -> "; paused" + because(summary);
            case STOPPED -> "; stopped" + because(summary);
            case RUNNING -> "; not at its end";
            case FINISHED -> "";
        };
    }

    private static String because(RolloutSummary summary) {
        return summary.reason().map(reason -> ", " + reason).orElse("");
    }

    static void nothing(JsonGenerator json, TenantsPlan plan) throws IOException {
        json.writeStringField("task", plan.task().text());
        json.writeStringField("phase", Phase.FINISHED.text());
        json.writeObjectFieldStart("summary");
        json.writeNumberField("current", plan.current().size());
        for (var state : State.values()) {
            json.writeNumberField(
                    state.text(), state == State.EXCLUDED ? plan.excluded().size() : 0);
        }
        json.writeEndObject();
        json.writeArrayFieldStart("tenants");
        json.writeEndArray();
    }

    static void write(JsonGenerator json, RolloutSummary summary) throws IOException {
        json.writeStringField("rollout", summary.rollout().toString());
        json.writeStringField("task", summary.task());
        json.writeStringField("phase", summary.phase().text());
        if (summary.reason().isPresent()) {
            json.writeStringField("reason", summary.reason().get());
        }
        json.writeObjectFieldStart("summary");
        json.writeNumberField("current", summary.current());
        for (var state : State.values()) {
            json.writeNumberField(state.text(), summary.count(state));
        }
        json.writeEndObject();
        json.writeArrayFieldStart("tenants");
        for (var tenant : summary.tenants()) {
            tenant(json, tenant);
        }
        json.writeEndArray();
    }

    private static void tenant(JsonGenerator json, TenantResult tenant) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", tenant.schema());
        json.writeNumberField("wave", tenant.wave());
        json.writeStringField("state", tenant.state().text());
        json.writeNumberField("attempts", tenant.attempts());
        text(json, "done", tenant.done());
        text(json, "code", tenant.code());
        text(json, "error", tenant.error());
        text(json, "hint", tenant.hint());
        text(json, "reason", tenant.reason());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, Optional<String> value)
            throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }
}
