package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.catalog.model.Sizes;
import dev.tidemark.engine.schema.SchemaDocument;
import java.nio.file.Path;
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
        SchemaDocument document;
        try (var reading = Reading.of(invocation)) {
            document =
                    SchemaDocument.of(
                            reading.session(),
                            reading.project(),
                            reading.report(),
                            reading.target().schema(),
                            sizes ? Sizes.MEASURED : Sizes.LEFT_OUT);
        }
        if ("-".equals(out)) {
            invocation.print(document.text());
            return ExitCode.DONE;
        }
        Path file = out == null ? document.place() : invocation.console().directory().resolve(out);
        document.write(file);
        tell(invocation, document.tables(), file);
        return ExitCode.DONE;
    }

    private static void tell(Invocation invocation, long tables, Path file) {
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
