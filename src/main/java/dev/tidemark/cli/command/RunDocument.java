package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.failure.ProblemJson;
import dev.tidemark.engine.json.JsonDocument;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.run.DryRun;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.PlannedMigration;
import dev.tidemark.engine.run.RunOutcome;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The result of a run as one JSON document.
final class RunDocument {
    private RunDocument() {}

    /// How a run ended, in one word.
    static String word(RunOutcome outcome) {
        return switch (outcome) {
            case RunOutcome.Completed _ -> "completed";
            case RunOutcome.Stopped _ -> "stopped";
            case RunOutcome.Failed _ -> "failed";
        };
    }

    /// A run's document.
    ///
    /// @param before versions that an earlier run of the same command did
    static JsonDocument.Body of(Plan plan, RunOutcome outcome, List<String> before) {
        return json -> {
            json.writeStringField("run", outcome.run().toString());
            json.writeStringField("outcome", word(outcome));
            json.writeBooleanField("dryRun", false);
            strings(json, "done", joined(before, outcome.done()));
            planned(json, plan);
            problem(json, outcome.failure());
        };
    }

    private static List<String> joined(List<String> before, List<String> done) {
        return Stream.concat(before.stream(), done.stream()).toList();
    }

    /// The document when there was nothing to do.
    ///
    /// @param before versions that an earlier run of the same command did
    static JsonDocument.Body nothing(Plan plan, List<String> before) {
        return json -> {
            json.writeStringField("outcome", "completed");
            json.writeBooleanField("dryRun", false);
            strings(json, "done", before);
            planned(json, plan);
        };
    }

    /// The document when nothing was run because some of the plan must not.
    ///
    /// @param before versions that an earlier run of the same command did
    static JsonDocument.Body refused(Plan plan, List<String> before) {
        return json -> {
            json.writeStringField("outcome", "refused");
            json.writeBooleanField("dryRun", false);
            strings(json, "done", before);
            planned(json, plan);
            problem(json, Optional.of(plan.problems().getFirst()));
        };
    }

    /// A dry run's document.
    static JsonDocument.Body of(Plan plan, DryRun.Report report) {
        return json -> {
            json.writeStringField("outcome", report.problem().isEmpty() ? "completed" : "failed");
            json.writeBooleanField("dryRun", true);
            strings(json, "tried", report.tried());
            json.writeArrayFieldStart("notTried");
            for (var left : report.notTried()) {
                json.writeStartObject();
                json.writeStringField("version", left.version());
                json.writeStringField("file", left.where().file());
                json.writeNumberField("line", left.where().line());
                json.writeStringField("command", left.what());
                json.writeStringField("why", left.why());
                json.writeEndObject();
            }
            json.writeEndArray();
            planned(json, plan);
            problem(json, report.problem());
        };
    }

    private static void planned(JsonGenerator json, Plan plan) throws IOException {
        json.writeArrayFieldStart("plan");
        for (PlannedMigration migration : plan.migrations()) {
            json.writeStartObject();
            json.writeStringField("version", migration.version());
            json.writeStringField("description", migration.description());
            json.writeStringField("file", migration.path());
            json.writeStringField("mode", migration.summary().mode().text());
            json.writeNumberField("statements", migration.summary().statements());
            json.writeEndObject();
        }
        json.writeEndArray();
        strings(json, "notes", plan.notes());
    }

    private static void strings(JsonGenerator json, String name, List<String> values)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (var value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static void problem(JsonGenerator json, Optional<Problem> problem) throws IOException {
        if (problem.isPresent()) {
            json.writeObjectFieldStart("problem");
            ProblemJson.writeMembers(json, problem.get());
            json.writeEndObject();
        }
    }
}
