package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.engine.json.JsonDocument;
import dev.tidemark.engine.rollout.RolloutEvent;
import dev.tidemark.engine.rollout.RolloutListener;
import dev.tidemark.engine.rollout.report.ProcedureJson;
import java.io.IOException;

/// A rollout or an emergency rollback as a program reads it while it lasts: one JSON object for
/// each event, on standard output.
final class ProcedureLines implements RolloutListener {
    private final Invocation invocation;
    private final RunLines run;

    ProcedureLines(Invocation invocation) {
        this.invocation = invocation;
        this.run = new RunLines(invocation);
    }

    @Override
    public void on(RolloutEvent event) {
        if (event instanceof RolloutEvent.Running(var inner)) {
            run.on(inner);
            return;
        }
        var out = invocation.console().out();
        JsonDocument.writeLine(out, "event", json -> write(json, event));
        out.flush();
    }

    private static void write(JsonGenerator json, RolloutEvent event) throws IOException {
        switch (event) {
            case RolloutEvent.StepStarted(var step) -> {
                json.writeStringField("event", "procedure-step-started");
                json.writeStringField("step", step.text());
            }
            case RolloutEvent.StepFinished(var step) -> {
                json.writeStringField("event", "procedure-step-finished");
                json.writeFieldName("result");
                ProcedureJson.write(json, step);
            }
            case RolloutEvent.Found(var findings) -> {
                json.writeStringField("event", "preflight");
                json.writeArrayFieldStart("findings");
                for (var found : findings) {
                    ProcedureJson.write(json, found);
                }
                json.writeEndArray();
            }
            case RolloutEvent.BackupOffered(var offer) -> {
                json.writeStringField("event", "backup-offered");
                json.writeStringField("way", offer.way().text());
                json.writeArrayFieldStart("notes");
                for (String note : offer.notes()) {
                    json.writeString(note);
                }
                json.writeEndArray();
            }
            case RolloutEvent.Progress(var step, var text) -> {
                json.writeStringField("event", "procedure-progress");
                json.writeStringField("step", step.text());
                json.writeStringField("text", text);
            }
            case RolloutEvent.CommandOutput(var step, var line) -> {
                json.writeStringField("event", "command-output");
                json.writeStringField("step", step.text());
                json.writeStringField("text", line);
            }
            case RolloutEvent.Checked(var round, var checks) -> {
                json.writeStringField("event", "checked");
                json.writeNumberField("round", round);
                json.writeArrayFieldStart("checks");
                for (var check : checks) {
                    CheckView.write(json, check);
                }
                json.writeEndArray();
            }
            case RolloutEvent.Running _ -> throw new IllegalArgumentException("told by the run");
        }
    }
}
