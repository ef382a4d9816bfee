package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.backup.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `backup verify BACKUP`.
@Command(name = "verify", description = "Proves a backup, on the server too where it has to.")
final class BackupVerifyCommand implements TidemarkCommand {
    @Mixin private final BackupOptions options = new BackupOptions();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "BACKUP",
            defaultValue = "latest",
            description = "Its name, or the beginning (default: ${DEFAULT-VALUE}).")
    private String name = "latest";

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            defaultValue = "restored",
            description =
                    "written: its hash; readable: the whole archive is read; restored: into a scratch"
                            + " database, compared (default: ${DEFAULT-VALUE}).")
    private String level = "restored";

    @Override
    public ExitCode run(Invocation invocation) {
        var proof = BackupCommand.levelOf(level).orElseThrow();
        var desk = new BackupDesk(invocation, options);
        var backup = desk.find(name);
        if (proof == Verification.RESTORED && desk.target().isProtected()) {
            invocation
                    .confirmation()
                    .ask(
                            "Restore %s into a scratch database on the server of %s?"
                                    .formatted(backup.name(), desk.target().settings().target()),
                            "The backup %s was not verified".formatted(backup.name()));
        }
        new BackupView(invocation).one("backup", desk.verify(backup, proof));
        return ExitCode.DONE;
    }
}
