package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.catalog.CatalogScope;
import dev.tidemark.engine.catalog.CatalogTransaction;
import dev.tidemark.engine.catalog.document.DatabaseDocument;
import dev.tidemark.engine.catalog.model.CatalogReader;
import dev.tidemark.engine.catalog.model.Database;
import dev.tidemark.engine.catalog.model.Sizes;
import dev.tidemark.engine.files.AtomicFile;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.status.MigrationState;
import dev.tidemark.engine.status.StatusReport;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `snapshot`: the database described as a document.
@Command(
        name = "snapshot",
        description =
                "Writes DATABASE.md from the live database: tables, keys, indexes, views, functions,"
                        + " types, and a diagram. The same schema gives the same text.")
public final class SnapshotCommand implements TidemarkCommand {
    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Where to write it, replacing what is there; - for standard output (default:"
                            + " DATABASE.md in the project's folder).")
    private @Nullable String out;

    @Option(
            names = "--sizes",
            description = "With estimated rows and measured sizes, which change from day to day.")
    private boolean sizes;

    @Override
    public ExitCode run(Invocation invocation) {
        Database database;
        String text;
        Path file;
        try (var reading = Reading.of(invocation)) {
            var report = reading.report();
            database = read(reading);
            text =
                    DatabaseDocument.text(
                            database, reading.project().config().name(), lastMigration(report));
            file =
                    out == null
                            ? reading.project().root().resolve("DATABASE.md")
                            : invocation.console().directory().resolve(out);
        }
        if ("-".equals(out)) {
            invocation.print(text);
            return ExitCode.DONE;
        }
        write(file, text);
        tell(invocation, database, file);
        return ExitCode.DONE;
    }

    private Database read(Reading reading) {
        var scope =
                reading.target()
                        .schema()
                        .map(schema -> CatalogScope.schemas(List.of(schema)))
                        .orElse(CatalogScope.whole());
        try {
            return CatalogReader.read(
                    reading.session(),
                    scope.without(reading.report().tracking().name().tables()),
                    sizes ? Sizes.MEASURED : Sizes.LEFT_OUT,
                    CatalogTransaction.LOCK_TIMEOUT);
        } catch (SQLException e) {
            throw QueryFailure.problem("The database was not described", e);
        }
    }

    private static Optional<String> lastMigration(StatusReport report) {
        var applied = report.in(MigrationState.APPLIED);
        return applied.isEmpty() ? Optional.empty() : Optional.of(applied.getLast().version());
    }

    private static void write(Path file, String text) {
        try {
            AtomicFile.write(file, text);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_UNREADABLE,
                            "%s was not written".formatted(file),
                            e.getClass().getSimpleName() + ": " + e.getMessage(),
                            "Name a file in a folder that exists with `--out FILE`."),
                    e);
        }
    }

    private static void tell(Invocation invocation, Database database, Path file) {
        long tables = database.tables().count();
        if (invocation.options().json()) {
            invocation.document(
                    "snapshot",
                    json -> {
                        json.writeStringField("file", file.toString());
                        json.writeNumberField("tables", tables);
                    });
        } else {
            invocation.say(
                    "wrote %s: %d %s"
                            .formatted(
                                    invocation.shown(file),
                                    tables,
                                    tables == 1 ? "table" : "tables"));
        }
    }
}
