package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.backup.BackupRequest;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.restore.InPlaceRestore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `restore in-place BACKUP`.
@Command(
        name = "in-place",
        description =
                "Restores a backup into the database itself, in one transaction, after a backup of"
                        + " the present state; what it brings back replaces what is there. Asks.")
final class RestoreInPlaceCommand implements TidemarkCommand {
    @Mixin private final BackupOptions options = new BackupOptions();

    @Parameters(
            index = "0",
            paramLabel = "BACKUP",
            description = "Its name, the beginning, or `latest`.")
    private String name = "";

    @Option(
            names = "--lock-wait",
            paramLabel = "TIME",
            description = "How long to wait for others, who would then wait too (default: 5s).")
    private @Nullable String lockWait;

    @Option(
            names = "--no-owner",
            description = "Everything belongs to the role that restores; nothing is granted.")
    private boolean noOwner;

    @Option(names = "--no-rescue", description = "Make no backup of the present state first.")
    private boolean noRescue;

    @Override
    public ExitCode run(Invocation invocation) {
        var limit = BackupCommand.lockWait(lockWait, BackupRequest.DEFAULT_LOCK_WAIT);
        var desk = new BackupDesk(invocation, options);
        var view = new RestoreView(invocation);
        var plan = RestoreCommand.plan(desk, name);
        view.plan(plan);
        RestoreCommand.confirm(
                invocation,
                desk,
                "Replace what %s holds by what is in %s?"
                        .formatted(plan.target(), plan.backup().name()),
                "The backup %s was not restored".formatted(plan.backup().name()));
        var rescue = noRescue ? Optional.<StoredBackup>empty() : RestoreCommand.rescue(desk, plan);
        desk.perform(
                (stop, listener) ->
                        new InPlaceRestore(desk.server())
                                .run(
                                        plan,
                                        RestoreCommand.ownership(noOwner),
                                        limit,
                                        stop,
                                        listener),
                differences -> view.inPlace(plan, differences, rescue));
        return ExitCode.DONE;
    }
}
