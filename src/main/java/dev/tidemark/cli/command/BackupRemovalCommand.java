package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.backup.BackupRemoval;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `backup delete` and `backup prune`.
final class BackupRemovalCommand {
    private BackupRemovalCommand() {}

    /// `backup delete BACKUP`.
    @Command(name = "delete", description = "Removes a backup; asks.")
    static final class Delete implements TidemarkCommand {
        @Mixin private final BackupOptions options = new BackupOptions();

        @Parameters(index = "0", paramLabel = "BACKUP", description = "Its name, or the beginning.")
        private String name = "";

        @Override
        public ExitCode run(Invocation invocation) {
            var desk = new BackupDesk(invocation, options);
            return remove(invocation, desk, List.of(desk.find(name)));
        }
    }

    /// `backup prune --keep N`.
    @Command(
            name = "prune",
            description =
                    "Removes all but the latest backups; the latest proved one stays in any case."
                            + " Asks.")
    static final class Prune implements TidemarkCommand {
        @Mixin private final BackupOptions options = new BackupOptions();

        @Option(names = "--keep", paramLabel = "N", required = true, description = "How many stay.")
        private int keep;

        @Override
        public ExitCode run(Invocation invocation) {
            if (keep < 1) {
                throw Problem.of(
                                ProblemCode.USAGE,
                                "No backup was removed",
                                "`--keep %d` would leave none.".formatted(keep),
                                "Write 1 or more.")
                        .asException();
            }
            var desk = new BackupDesk(invocation, options);
            return remove(invocation, desk, BackupRemoval.beyond(desk.folder(), desk.all(), keep));
        }
    }

    private static ExitCode remove(
            Invocation invocation, BackupDesk desk, List<StoredBackup> backups) {
        if (!backups.isEmpty()) {
            invocation
                    .confirmation()
                    .ask(
                            "Remove %s?"
                                    .formatted(
                                            backups.stream()
                                                    .map(StoredBackup::name)
                                                    .collect(Collectors.joining(", "))),
                            "No backup was removed");
        }
        var removal = new BackupRemoval(desk.server(), desk.folder());
        backups.forEach(removal::remove);
        if (invocation.options().json()) {
            invocation.document(
                    "backup-removal",
                    json -> {
                        json.writeArrayFieldStart("removed");
                        for (var backup : backups) {
                            json.writeString(backup.name());
                        }
                        json.writeEndArray();
                    });
        } else if (backups.isEmpty()) {
            invocation.say("There is nothing to remove.");
        } else {
            backups.forEach(backup -> invocation.say("removed " + backup.name()));
        }
        return ExitCode.DONE;
    }
}
