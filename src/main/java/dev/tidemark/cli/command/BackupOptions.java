package dev.tidemark.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of all commands that work with backups.
final class BackupOptions {
    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description =
                    "Where the database's backups are kept (default: TIDEMARK_BACKUPS, then the"
                            + " user's data folder).")
    private @Nullable Path folder;

    @Option(
            names = "--pg-bin",
            paramLabel = "DIR",
            description =
                    "The folder of pg_dump and pg_restore (default: TIDEMARK_PG_BIN, then the usual"
                            + " places).")
    private @Nullable Path programs;

    Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    Optional<Path> programs() {
        return Optional.ofNullable(programs);
    }
}
