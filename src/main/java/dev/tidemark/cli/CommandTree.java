package dev.tidemark.cli;

import dev.tidemark.cli.command.AdoptCommand;
import dev.tidemark.cli.command.BackupCommand;
import dev.tidemark.cli.command.BaselineCommand;
import dev.tidemark.cli.command.CommonOptions;
import dev.tidemark.cli.command.DbCommand;
import dev.tidemark.cli.command.DemoCommand;
import dev.tidemark.cli.command.DriftCommand;
import dev.tidemark.cli.command.EmergencyCommand;
import dev.tidemark.cli.command.HistoryCommand;
import dev.tidemark.cli.command.InspectCommand;
import dev.tidemark.cli.command.ListCommand;
import dev.tidemark.cli.command.MigrateCommand;
import dev.tidemark.cli.command.NewCommand;
import dev.tidemark.cli.command.ProfileCommand;
import dev.tidemark.cli.command.RenumberCommand;
import dev.tidemark.cli.command.RepairCommand;
import dev.tidemark.cli.command.ReportCommand;
import dev.tidemark.cli.command.RestoreCommand;
import dev.tidemark.cli.command.RollbackCommand;
import dev.tidemark.cli.command.RolloutCommand;
import dev.tidemark.cli.command.SnapshotCommand;
import dev.tidemark.cli.command.StatusCommand;
import dev.tidemark.cli.command.TemplatesCommand;
import dev.tidemark.cli.command.TenantsCommand;
import dev.tidemark.cli.command.VerifyCommand;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// All commands under the name of the product.
///
/// Only the commands that the arguments mention are read by picocli, which looks at each class by
/// reflection: that is most of what starting costs.
@Command(
        name = "tidemark",
        description = "Changes a PostgreSQL database step by step, and back.",
        synopsisSubcommandLabel = "COMMAND")
final class CommandTree {
    private static final Map<String, Supplier<Object>> COMMANDS = commands();

    @Mixin private final CommonOptions options = new CommonOptions();

    private CommandTree() {}

    /// The common options, filled in by parsing.
    CommonOptions options() {
        return options;
    }

    /// The names of the commands, in the order of the help text.
    static Set<String> names() {
        return COMMANDS.keySet();
    }

    /// A parser with the commands that the arguments mention, or all when they mention none.
    static CommandLine parserFor(String... args) {
        var parser = new CommandLine(new CommandTree());
        boolean any = Arrays.stream(args).anyMatch(COMMANDS::containsKey);
        COMMANDS.forEach((name, command) -> {
            if (!any || Arrays.asList(args).contains(name)) {
                parser.addSubcommand(name, command.get());
            }
        });
        HelpLayout.applyTo(parser);
        return parser;
    }

    private static Map<String, Supplier<Object>> commands() {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("status", StatusCommand::new);
        commands.put("list", ListCommand::new);
        commands.put("migrate", MigrateCommand::new);
        commands.put("rollback", RollbackCommand::new);
        commands.put("verify", VerifyCommand::new);
        commands.put("rollout", RolloutCommand::new);
        commands.put("emergency", EmergencyCommand::new);
        commands.put("tenants", () -> TenantsCommand.class);
        commands.put("history", HistoryCommand::new);
        commands.put("report", ReportCommand::new);
        commands.put("repair", () -> RepairCommand.class);
        commands.put("adopt", AdoptCommand::new);
        commands.put("baseline", BaselineCommand::new);
        commands.put("new", NewCommand::new);
        commands.put("templates", TemplatesCommand::new);
        commands.put("renumber", RenumberCommand::new);
        commands.put("inspect", InspectCommand::new);
        commands.put("drift", DriftCommand::new);
        commands.put("snapshot", SnapshotCommand::new);
        commands.put("backup", BackupCommand::new);
        commands.put("restore", RestoreCommand::new);
        commands.put("profile", () -> ProfileCommand.class);
        commands.put("db", () -> DbCommand.class);
        commands.put("demo", DemoCommand::new);
        return commands;
    }
}
