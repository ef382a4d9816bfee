package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.backup.BackupName;
import dev.tidemark.engine.backup.Counted;
import dev.tidemark.engine.backup.restore.SideRestore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `restore tables BACKUP TABLE…`.
@Command(
        name = "tables",
        description =
                "Brings the rows of some tables back into a schema beside, without touching the"
                        + " tables themselves.")
final class RestoreTablesCommand implements TidemarkCommand {
    @Mixin private final BackupOptions options = new BackupOptions();

    @Parameters(
            index = "0",
            paramLabel = "BACKUP",
            description = "Its name, the beginning, or `latest`.")
    private String name = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "TABLE",
            description = "Tables as schema.table.")
    private List<String> tables = List.of();

    @Option(
            names = "--into",
            paramLabel = "SCHEMA",
            description = "The schema beside (default: restored_ and the time).")
    private @Nullable String into;

    @Override
    public ExitCode run(Invocation invocation) {
        var desk = new BackupDesk(invocation, options);
        var view = new RestoreView(invocation);
        var names = TableNames.of(tables, desk.target().schema().orElse("public"));
        var plan = RestoreCommand.plan(desk, name);
        String schema =
                into == null ? "restored_" + BackupName.sqlStamp(desk.clock().instant()) : into;
        if (desk.target().isProtected()) {
            invocation
                    .confirmation()
                    .ask(
                            "Restore %s into the schema %s of %s?"
                                    .formatted(
                                            Counted.of(names.size(), "table"),
                                            schema,
                                            plan.target()),
                            "The backup %s was not restored".formatted(plan.backup().name()));
        }
        desk.perform(
                (stop, listener) ->
                        new SideRestore(desk.server(), desk.clock())
                                .run(plan, names, schema, stop, listener),
                rows -> view.tables(plan, schema, rows));
        return ExitCode.DONE;
    }
}
