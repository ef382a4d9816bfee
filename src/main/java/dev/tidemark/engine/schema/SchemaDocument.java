package dev.tidemark.engine.schema;

import dev.tidemark.engine.catalog.document.DatabaseDocument;
import dev.tidemark.engine.catalog.model.Sizes;
import dev.tidemark.engine.files.AtomicFile;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.status.MigrationState;
import dev.tidemark.engine.status.StatusReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// `DATABASE.md` of a project's database, as it is now.
///
/// @param text the document
/// @param tables how many tables it describes
/// @param place where it usually lies: in the project's folder
public record SchemaDocument(String text, long tables, Path place) {
    /// Reads the database and describes it.
    ///
    /// @param schema the schema that alone counts
    /// @throws ProblemException when the server refuses
    public static SchemaDocument of(
            PgSession session,
            Project project,
            StatusReport report,
            Optional<String> schema,
            Sizes sizes) {
        var database = LiveSchema.read(session, report.tracking().name(), schema, sizes);
        return new SchemaDocument(
                DatabaseDocument.text(database, project.config().name(), lastMigration(report)),
                database.tables().count(),
                project.root().resolve("DATABASE.md"));
    }

    private static Optional<String> lastMigration(StatusReport report) {
        var applied = report.in(MigrationState.APPLIED);
        return applied.isEmpty() ? Optional.empty() : Optional.of(applied.getLast().version());
    }

    /// Writes it in place of what is there, at once or not at all.
    ///
    /// @throws ProblemException when that fails
    public void write(Path file) {
        try {
            AtomicFile.write(file, text);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_UNREADABLE,
                            "%s was not written".formatted(file),
                            e.getClass().getSimpleName() + ": " + e.getMessage(),
                            "Name a file in a folder that exists and may be written."),
                    e);
        }
    }
}
