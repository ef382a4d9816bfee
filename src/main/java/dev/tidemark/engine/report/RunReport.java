package dev.tidemark.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.engine.files.AtomicFile;
import dev.tidemark.engine.history.History;
import dev.tidemark.engine.history.PastRun;
import dev.tidemark.engine.history.RunDetail;
import dev.tidemark.engine.json.JsonDocument;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.tracking.JournalText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/// Everything that the journal has of a run, to be kept as a document.
///
/// @param detail the run
/// @param texts the text that ran of each migration, by version, where the journal kept it
/// @param madeAt when the report was made
/// @param zone the time zone of times that people read
public record RunReport(
        RunDetail detail, Map<String, JournalText> texts, Instant madeAt, ZoneId zone) {
    /// The name of the JSON form: `"schema": "tidemark/report/1"`.
    public static final String SCHEMA = "report";

    public RunReport {
        texts = Map.copyOf(texts);
    }

    /// Reads what there is of a run.
    ///
    /// @throws ProblemException when the journal can't be read
    public static RunReport of(History history, PastRun run, Instant madeAt, ZoneId zone) {
        var detail = history.detail(run);
        var texts = new LinkedHashMap<String, JournalText>();
        for (var migration : detail.migrations()) {
            history.textOf(run.record().run(), migration.version())
                    .ifPresent(text -> texts.put(migration.version(), text));
        }
        return new RunReport(detail, texts, madeAt, zone);
    }

    /// The run that it is about.
    public PastRun run() {
        return detail.run();
    }

    /// The whole document.
    public String text(ReportFormat format) {
        return switch (format) {
            case JSON -> json();
            case MARKDOWN -> new MarkdownReport(this).text();
            case HTML -> new HtmlReport(this).text();
        };
    }

    /// Writes the members of the JSON form into the object that is open.
    ///
    /// @throws IOException when the stream breaks
    public void writeJson(JsonGenerator json) throws IOException {
        new RunJson(this).writeReport(json);
    }

    /// Writes the document to a file, whole or not at all. A file that exists is replaced.
    ///
    /// @throws ProblemException [ProblemCode#FILE_UNREADABLE] when it can't be written
    public void write(Path file, ReportFormat format) {
        try {
            AtomicFile.write(file, text(format));
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_UNREADABLE,
                            "The report %s was not written".formatted(file),
                            e.getClass().getSimpleName() + ": " + e.getMessage(),
                            "Name a file in a folder that exists and that you may write to."),
                    e);
        }
    }

    /// A name for its file, for example `tidemark-billing-20251121-101500-1a2b3c4d.html`.
    public String fileName(ReportFormat format) {
        String database = run().record().target().replaceFirst("^.*/", "");
        return "tidemark-%s-%s-%s.%s"
                .formatted(
                        database.replaceAll("[^\\p{L}\\p{N}_.-]+", "_"),
                        ReportWords.stamp(run().record().startedAt(), zone),
                        run().shortId(),
                        format.extension());
    }

    private String json() {
        var bytes = new ByteArrayOutputStream();
        JsonDocument.write(bytes, SCHEMA, this::writeJson);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
