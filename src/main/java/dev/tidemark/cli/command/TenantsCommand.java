package dev.tidemark.cli.command;

import picocli.CommandLine.Command;

/// `tenants …`: many schemas, migrated alike.
@Command(
        name = "tenants",
        description =
                "Works on tenants: schemas of one database that are migrated alike, each for"
                        + " itself.",
        subcommands = {
            TenantsListCommand.class,
            TenantsStatusCommand.class,
            TenantsCreateCommand.class,
            TenantsBackfillCommand.class,
            TenantsVerifyCommand.class,
            TenantsVariantsCommand.class,
            TenantsDeployCommand.class,
            TenantsRollbackCommand.class,
            TenantsRolloutCommands.Progress.class,
            TenantsRolloutCommands.Resume.class,
            TenantsRolloutCommands.Retry.class,
            TenantsRolloutCommands.Pause.class,
            TenantsRolloutCommands.Stop.class,
            TenantsRolloutCommands.Exclude.class
        })
public final class TenantsCommand {
    private TenantsCommand() {}
}
