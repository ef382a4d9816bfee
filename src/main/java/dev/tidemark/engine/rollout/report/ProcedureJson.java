package dev.tidemark.engine.rollout.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.engine.preflight.Finding;
import dev.tidemark.engine.problem.ProblemJson;
import dev.tidemark.engine.rollout.GuidedResult;
import dev.tidemark.engine.rollout.RolloutPolicy;
import dev.tidemark.engine.rollout.StepRecord;
import dev.tidemark.engine.run.Plan;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// A procedure's report for programs.
public final class ProcedureJson {
    private final GuidedResult report;

    ProcedureJson(GuidedResult report) {
        this.report = report;
    }

    /// Writes its members into the object that is open.
    ///
    /// @throws IOException when the stream breaks
    void write(JsonGenerator json) throws IOException {
        var setup = report.setup();
        json.writeStringField("outcome", report.outcome().text());
        json.writeStringField("plan", report.hash());
        json.writeStringField("target", setup.settings().actor().target());
        json.writeStringField("by", setup.settings().actor().text());
        json.writeStringField("endedAt", report.endedAt().toString());
        writePolicy(json, setup.policy());
        for (var fact : report.particulars().facts().entrySet()) {
            json.writeStringField(member(fact.getKey()), fact.getValue());
        }
        json.writeArrayFieldStart("steps");
        for (var step : report.steps()) {
            write(json, step);
        }
        json.writeEndArray();
        strings(json, "decisions", report.overrides());
        writeMigrations(json, setup.plan());
        if (report.run().isPresent()) {
            json.writeStringField("run", report.run().get().run().toString());
            strings(json, "done", report.run().get().done());
        }
        checks(json);
        answers(json);
        findings(json);
        commands(json);
        if (report.problem().isPresent()) {
            json.writeFieldName("problem");
            ProblemJson.write(json, report.problem().get());
        }
    }

    /// `Way back` becomes `wayBack`.
    private static String member(String fact) {
        var words = fact.split(" ", -1);
        var name = new StringBuilder(words[0].toLowerCase(Locale.ROOT));
        for (int i = 1; i < words.length; i++) {
            name.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(words[i].substring(1));
        }
        return name.toString();
    }

    /// Writes what is demanded as the member `policy`.
    ///
    /// @throws IOException when the stream breaks
    public static void writePolicy(JsonGenerator json, RolloutPolicy policy) throws IOException {
        json.writeObjectFieldStart("policy");
        if (policy.environment().isPresent()) {
            json.writeStringField("environment", policy.environment().get());
        }
        json.writeStringField("backup", policy.backup().text());
        json.writeBooleanField("typedName", policy.demands(RolloutPolicy.Demand.TYPED_NAME));
        json.writeBooleanField("checklist", policy.demands(RolloutPolicy.Demand.CHECKLIST));
        json.writeBooleanField("verify", policy.demands(RolloutPolicy.Demand.VERIFICATION));
        if (!policy.windows().isEmpty()) {
            json.writeStringField("window", policy.windowText());
        }
        json.writeEndObject();
    }

    /// Writes what would run as the member `migrations`.
    ///
    /// @throws IOException when the stream breaks
    public static void writeMigrations(JsonGenerator json, Plan plan) throws IOException {
        json.writeArrayFieldStart("migrations");
        for (var migration : plan.migrations()) {
            json.writeStartObject();
            json.writeStringField("version", migration.version());
            json.writeStringField("description", migration.description());
            json.writeStringField("file", migration.path());
            json.writeStringField("mode", migration.summary().mode().text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// Writes what came of a step as an object.
    ///
    /// @throws IOException when the stream breaks
    public static void write(JsonGenerator json, StepRecord step) throws IOException {
        json.writeStartObject();
        json.writeStringField("step", step.step().text());
        json.writeStringField("state", step.state().text());
        if (step.state() != StepRecord.State.NOT_RUN) {
            json.writeStringField("began", step.began().toString());
            json.writeStringField("ended", step.ended().toString());
        }
        json.writeStringField("detail", step.detail());
        if (step.problem().isPresent()) {
            json.writeStringField("code", step.problem().get().code().text());
        }
        json.writeEndObject();
    }

    private void checks(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("checks");
        for (var check : report.checks()) {
            json.writeStartObject();
            json.writeStringField("kind", check.kind().text());
            json.writeStringField("name", check.name());
            json.writeStringField("result", check.result().text());
            json.writeStringField("detail", check.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void answers(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("checklist");
        for (var answer : report.particulars().answers()) {
            json.writeStartObject();
            json.writeStringField("text", answer.text());
            json.writeBooleanField("done", answer.done());
            json.writeStringField("by", answer.who());
            json.writeStringField("at", answer.at().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void findings(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("preflight");
        for (var found : report.particulars().findings()) {
            write(json, found);
        }
        json.writeEndArray();
    }

    /// Writes what the preflight found as an object.
    ///
    /// @throws IOException when the stream breaks
    public static void write(JsonGenerator json, Finding found) throws IOException {
        json.writeStartObject();
        json.writeStringField("subject", word(found.subject().name()));
        json.writeStringField("grade", word(found.grade().name()));
        json.writeStringField("found", found.found());
        json.writeStringField("fix", found.fix());
        json.writeEndObject();
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void commands(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("commands");
        for (var command : report.particulars().commands()) {
            json.writeStartObject();
            json.writeStringField("step", command.step().text());
            json.writeStringField("command", command.command());
            json.writeStringField("how", command.how());
            json.writeNumberField("ms", command.took().toMillis());
            strings(json, "output", command.lines());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void strings(JsonGenerator json, String name, List<String> values)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
