package dev.tidemark.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.engine.history.PastAttempt;
import dev.tidemark.engine.history.PastChange;
import dev.tidemark.engine.history.PastMigration;
import dev.tidemark.engine.history.PastProblem;
import dev.tidemark.engine.history.PastRun;
import dev.tidemark.engine.history.PastStep;
import dev.tidemark.engine.history.RunDetail;
import dev.tidemark.engine.postgres.ServerNotice;
import dev.tidemark.engine.problem.ProblemJson;
import dev.tidemark.engine.tracking.JournalText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs as JSON; what is not known is left out.
public final class RunJson {
    private final RunReport report;

    RunJson(RunReport report) {
        this.report = report;
    }

    /// Writes a report's members into the object that is open.
    void writeReport(JsonGenerator json) throws IOException {
        json.writeStringField("madeAt", report.madeAt().toString());
        writeDetail(json, report.detail(), report.texts());
    }

    /// Writes the members `run`, `migrations` and `changes` into the object that is open.
    ///
    /// @throws IOException when the stream breaks
    public static void writeDetail(JsonGenerator json, RunDetail detail) throws IOException {
        writeDetail(json, detail, Map.of());
    }

    /// Writes what a list of runs tells of one, as an object.
    ///
    /// @throws IOException when the stream breaks
    public static void writeRun(JsonGenerator json, PastRun run) throws IOException {
        var record = run.record();
        json.writeStartObject();
        json.writeStringField("id", record.run().toString());
        json.writeStringField("kind", record.kind().text());
        text(json, "direction", record.direction().map(direction -> direction.text()));
        json.writeStringField("state", run.state().text());
        json.writeStringField("startedAt", record.startedAt().toString());
        text(json, "finishedAt", record.finishedAt().map(Instant::toString));
        millis(json, run.took());
        text(json, "outcome", record.outcome().map(outcome -> outcome.text()));
        text(json, "error", record.error());
        problem(json, run.problem());
        json.writeNumberField("migrations", record.migrations());
        text(json, "firstVersion", record.firstVersion());
        text(json, "lastVersion", record.lastVersion());
        text(json, "what", record.what());
        text(json, "reason", record.reason());
        json.writeStringField("role", record.role());
        json.writeStringField("osUser", record.osUser());
        json.writeStringField("host", record.host());
        json.writeStringField("tidemarkVersion", record.tidemarkVersion());
        json.writeStringField("target", record.target());
        json.writeEndObject();
    }

    private static void writeDetail(
            JsonGenerator json, RunDetail detail, Map<String, JournalText> texts)
            throws IOException {
        json.writeFieldName("run");
        writeRun(json, detail.run());
        json.writeArrayFieldStart("migrations");
        for (var migration : detail.migrations()) {
            migration(json, migration, Optional.ofNullable(texts.get(migration.version())));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("changes");
        for (PastChange change : detail.changes()) {
            json.writeStartObject();
            text(json, "version", change.version());
            text(json, "filename", change.filename());
            json.writeStringField("what", change.what());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void migration(
            JsonGenerator json, PastMigration migration, Optional<JournalText> ran)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("version", migration.version());
        text(json, "filename", migration.filename());
        json.writeStringField("direction", migration.direction().text());
        text(json, "mode", migration.mode());
        text(json, "checksum", migration.checksum());
        json.writeStringField("state", migration.state().text());
        json.writeStringField("at", migration.at().toString());
        millis(json, migration.took());
        number(json, "rows", migration.rows());
        problem(json, migration.problem());
        notices(json, migration.notices());
        attempts(json, migration.attempts());
        json.writeArrayFieldStart("steps");
        for (PastStep step : migration.steps()) {
            step(json, step);
        }
        json.writeEndArray();
        number(json, "textBytes", migration.textBytes());
        if (ran.isPresent()) {
            json.writeBooleanField("textTruncated", ran.get().truncated());
            json.writeStringField("text", ran.get().text());
        }
        json.writeEndObject();
    }

    private static void step(JsonGenerator json, PastStep step) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", step.number());
        json.writeNumberField("line", step.line());
        json.writeStringField("statement", step.statement());
        json.writeStringField("state", step.state().text());
        text(json, "startedAt", step.startedAt().map(Instant::toString));
        millis(json, step.took());
        number(json, "rows", step.rows());
        problem(json, step.problem());
        notices(json, step.notices());
        json.writeEndObject();
    }

    private static void notices(JsonGenerator json, List<ServerNotice> notices) throws IOException {
        json.writeArrayFieldStart("notices");
        for (var notice : notices) {
            json.writeStartObject();
            json.writeStringField("severity", notice.severity());
            json.writeStringField("sqlState", notice.sqlState());
            json.writeStringField("message", notice.message());
            text(json, "detail", Optional.ofNullable(notice.detail()));
            text(json, "hint", Optional.ofNullable(notice.hint()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void attempts(JsonGenerator json, List<PastAttempt> attempts)
            throws IOException {
        json.writeArrayFieldStart("failedAttempts");
        for (var attempt : attempts) {
            json.writeStartObject();
            json.writeNumberField("number", attempt.number());
            json.writeNumberField("of", attempt.attempts());
            json.writeStringField("at", attempt.at().toString());
            json.writeStringField("sqlState", attempt.sqlState());
            json.writeStringField("message", attempt.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void problem(JsonGenerator json, Optional<PastProblem> problem)
            throws IOException {
        var whole = problem.flatMap(PastProblem::problem);
        if (whole.isPresent()) {
            json.writeFieldName("problem");
            ProblemJson.write(json, whole.get());
        }
    }

    private static void text(JsonGenerator json, String name, Optional<String> value)
            throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }

    private static void number(JsonGenerator json, String name, Optional<Long> value)
            throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.get());
        }
    }

    private static void millis(JsonGenerator json, Optional<Duration> took) throws IOException {
        number(json, "durationMs", took.map(Duration::toMillis));
    }
}
