package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.backup.restore.KeptDatabases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `restore swap`, `restore list` and `restore remove`: the databases that restores make and keep.
final class RestoreDatabasesCommand {
    private RestoreDatabasesCommand() {}

    /// `restore swap DATABASE`.
    @Command(
            name = "swap",
            description =
                    "Gives a restored or kept database the name of the one in use, which is kept;"
                            + " asks.")
    static final class Swap implements TidemarkCommand {
        @Mixin private final BackupOptions options = new BackupOptions();

        @Parameters(
                index = "0",
                paramLabel = "DATABASE",
                description = "One that `restore list` shows.")
        private String name = "";

        @Option(names = "--terminate", description = "End the sessions that are connected.")
        private boolean terminate;

        @Override
        public ExitCode run(Invocation invocation) {
            var desk = new BackupDesk(invocation, options);
            RestoreCommand.confirm(
                    invocation,
                    desk,
                    "Give %s the name of %s?%s"
                            .formatted(
                                    name,
                                    desk.server().target(),
                                    terminate ? " This ends the sessions of both." : ""),
                    "All names are as they were");
            var swapped = RestoreCommand.swap(invocation, desk, name, terminate);
            new RestoreView(invocation).swap(name, swapped);
            return ExitCode.DONE;
        }
    }

    /// `restore list`.
    @Command(name = "list", description = "Lists the databases that restores made and kept.")
    static final class ListThem implements TidemarkCommand {
        @Override
        public ExitCode run(Invocation invocation) {
            var desk = new BackupDesk(invocation, new BackupOptions());
            new RestoreView(invocation).kept(new KeptDatabases(desk.server()).list());
            return ExitCode.DONE;
        }
    }

    /// `restore remove DATABASE`.
    @Command(name = "remove", description = "Drops one of them with all it holds; asks.")
    static final class Remove implements TidemarkCommand {
        @Parameters(
                index = "0",
                paramLabel = "DATABASE",
                description = "One that `restore list` shows.")
        private String name = "";

        @Override
        public ExitCode run(Invocation invocation) {
            var desk = new BackupDesk(invocation, new BackupOptions());
            RestoreCommand.confirm(
                    invocation,
                    desk,
                    "Drop the database %s with everything in it?".formatted(name),
                    "The database %s was not removed".formatted(name));
            desk.plan(() -> new KeptDatabases(desk.server()).remove(name).orElseThrow());
            if (invocation.options().json()) {
                invocation.document(
                        "restore-remove", json -> json.writeStringField("removed", name));
            } else {
                invocation.say("removed " + name);
            }
            return ExitCode.DONE;
        }
    }
}
