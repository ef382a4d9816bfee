package dev.tidemark.engine.rollout.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.engine.files.AtomicFile;
import dev.tidemark.engine.json.JsonDocument;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.report.ReportFormat;
import dev.tidemark.engine.rollout.GuidedResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A guided run as a document to keep.
///
/// @param result how it ended
public record ProcedureReport(GuidedResult result) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    /// The whole document.
    public String text(ReportFormat format) {
        return switch (format) {
            case JSON -> json();
            case MARKDOWN -> new ProcedureDocument(result).document().markdown();
            case HTML -> new ProcedureDocument(result).document().html();
        };
    }

    /// Writes the members of the JSON form into the object that is open.
    ///
    /// @throws IOException when the stream breaks
    public void writeJson(JsonGenerator json) throws IOException {
        new ProcedureJson(result).write(json);
    }

    /// Writes it in all three forms.
    ///
    /// @param folder made when it does not exist
    /// @return the files
    /// @throws ProblemException when it can't be written
    public List<Path> write(Path folder) {
        try {
            Files.createDirectories(folder);
            var files = new ArrayList<Path>();
            for (var format : ReportFormat.values()) {
                Path file = folder.resolve(fileName(format));
                AtomicFile.write(file, text(format));
                files.add(file);
            }
            return files;
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_UNREADABLE,
                            "The report was not written to %s".formatted(folder),
                            e.getClass().getSimpleName() + ": " + e.getMessage(),
                            "Name a folder that you may write to."),
                    e);
        }
    }

    /// A name for its file, for example `rollout-billing-20251121-101500-1a2b3c4d.html`.
    String fileName(ReportFormat format) {
        String id =
                result.run()
                        .map(ended -> ReportFiles.shortId(ended.run()))
                        .orElse(result.hash().substring(0, 8));
        return "%s-%s-%s-%s.%s"
                .formatted(
                        result.kind().text(),
                        result.setup().identity().database().replaceAll("[^\\p{L}\\p{N}_.-]+", "_"),
                        STAMP.format(result.endedAt().atZone(result.setup().zone())),
                        id,
                        format.extension());
    }

    private String json() {
        var bytes = new ByteArrayOutputStream();
        JsonDocument.write(bytes, result.kind().text(), this::writeJson);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
