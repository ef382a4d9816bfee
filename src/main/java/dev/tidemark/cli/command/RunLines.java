package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.failure.ProblemJson;
import dev.tidemark.engine.json.JsonDocument;
import dev.tidemark.engine.run.RunEvent;
import dev.tidemark.engine.run.RunListener;
import dev.tidemark.engine.run.RunOutcome;
import java.io.IOException;

/// A run as a program reads it while it lasts: one JSON object for each event, on standard output.
final class RunLines implements RunListener {
    private final Invocation invocation;

    RunLines(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void on(RunEvent event) {
        var out = invocation.console().out();
        JsonDocument.writeLine(out, "event", json -> write(json, event));
        out.flush();
    }

    private static void write(JsonGenerator json, RunEvent event) throws IOException {
        switch (event) {
            case RunEvent.RunStarted(var run, var direction, var migrations) -> {
                kind(json, "run-started", "");
                json.writeStringField("run", run.toString());
                json.writeStringField("direction", direction.text());
                json.writeNumberField("migrations", migrations);
            }
            case RunEvent.WaitingForLock(var holder, var left) -> {
                kind(json, "waiting-for-lock", "");
                json.writeStringField("holder", holder);
                json.writeNumberField("leftMs", left.toMillis());
            }
            case RunEvent.MigrationStarted(var migration, var index, var total) -> {
                kind(json, "migration-started", migration.version());
                json.writeNumberField("index", index);
                json.writeNumberField("total", total);
                json.writeStringField("mode", migration.summary().mode().text());
            }
            case RunEvent.StatementStarted(var migration, var statement) -> {
                kind(json, "statement-started", migration.version());
                json.writeNumberField("statement", statement.index());
                json.writeNumberField("line", statement.position().line());
                json.writeStringField("command", statement.command());
            }
            case RunEvent.StatementFinished(var migration, var statement, var rows, var took) -> {
                kind(json, "statement-finished", migration.version());
                json.writeNumberField("statement", statement.index());
                json.writeNumberField("line", statement.position().line());
                json.writeNumberField("rows", rows);
                json.writeNumberField("ms", took.toMillis());
            }
            case RunEvent.StepDone(var migration, var step, var foundDone) -> {
                kind(json, "step-done", migration.version());
                json.writeNumberField("step", step);
                json.writeBooleanField("foundDone", foundDone);
            }
            case RunEvent.Noticed(var migration, var notice) -> {
                kind(json, "notice", migration.version());
                json.writeStringField("severity", notice.severity());
                json.writeStringField("sqlState", notice.sqlState());
                json.writeStringField("message", notice.message());
            }
            case RunEvent.Echoed(var migration, var text) -> {
                kind(json, "echo", migration.version());
                json.writeStringField("text", text);
            }
            case RunEvent.AttemptFailed(
                            var migration,
                            var attempt,
                            var attempts,
                            var sqlState,
                            var message,
                            var pause) -> {
                kind(json, "attempt-failed", migration.version());
                json.writeNumberField("attempt", attempt);
                json.writeNumberField("attempts", attempts);
                json.writeStringField("sqlState", sqlState);
                json.writeStringField("message", message);
                json.writeNumberField("pauseMs", pause.toMillis());
            }
            case RunEvent.Blocked(var migration, var blockers, var waiting) -> {
                kind(json, "blocked", migration.version());
                json.writeArrayFieldStart("blockers");
                for (var blocker : blockers) {
                    json.writeStartObject();
                    json.writeNumberField("pid", blocker.pid());
                    json.writeStringField("user", blocker.user());
                    json.writeStringField("application", blocker.application());
                    json.writeStringField("state", blocker.state());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeNumberField("waiting", waiting);
            }
            case RunEvent.Progress(var migration, var phase, var done, var total) -> {
                kind(json, "progress", migration.version());
                json.writeStringField("phase", phase);
                json.writeNumberField("done", done);
                json.writeNumberField("total", total);
            }
            case RunEvent.Told(var text) -> {
                kind(json, "told", "");
                json.writeStringField("text", text);
            }
            case RunEvent.RunnerOutput(var migration, var line) -> {
                kind(json, "runner-output", migration.version());
                json.writeStringField("text", line);
            }
            case RunEvent.DataSaved(var migration, var entry) -> {
                kind(json, "data-saved", migration.version());
                ArchiveJson.members(json, entry);
            }
            case RunEvent.DataBroughtBack(var migration, var result) -> {
                kind(json, "data-brought-back", migration.version());
                ArchiveJson.members(json, result);
            }
            case RunEvent.MigrationFinished(var migration, var took, var problem) -> {
                kind(json, "migration-finished", migration.version());
                json.writeNumberField("ms", took.toMillis());
                json.writeBooleanField("done", problem.isEmpty());
                if (problem.isPresent()) {
                    json.writeObjectFieldStart("problem");
                    ProblemJson.writeMembers(json, problem.get());
                    json.writeEndObject();
                }
            }
            case RunEvent.RunFinished(RunOutcome outcome, var took) -> {
                kind(json, "run-finished", "");
                json.writeStringField("outcome", RunDocument.word(outcome));
                json.writeNumberField("ms", took.toMillis());
            }
        }
    }

    private static void kind(JsonGenerator json, String event, String version) throws IOException {
        json.writeStringField("event", event);
        if (!version.isEmpty()) {
            json.writeStringField("version", version);
        }
    }
}
