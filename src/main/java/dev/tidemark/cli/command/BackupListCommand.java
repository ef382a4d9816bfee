package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `backup list`.
@Command(
        name = "list",
        description =
                "Lists the backups of the database, the latest first, and how far each is proved.")
final class BackupListCommand implements TidemarkCommand {
    @Mixin private final BackupOptions options = new BackupOptions();

    @Override
    public ExitCode run(Invocation invocation) {
        var desk = new BackupDesk(invocation, options);
        try {
            new BackupView(invocation)
                    .list(desk.folder().path(), desk.all(), desk.folder().unfinished());
        } catch (IOException e) {
            throw desk.unreadable(e);
        }
        return ExitCode.DONE;
    }
}
