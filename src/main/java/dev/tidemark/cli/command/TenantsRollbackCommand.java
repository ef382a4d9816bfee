package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.run.Selection;
import dev.tidemark.engine.tenant.rollout.TenantTask;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tenants rollback`: goes back.
@Command(
        name = "rollback",
        description =
                "Takes migrations of tenants back by their rollback scripts, each tenant for itself;"
                        + " what they drop is saved. Asks.")
final class TenantsRollbackCommand implements TidemarkCommand {
    @Mixin private final TenantChoice choice = new TenantChoice();
    @Mixin private final TenantOptions options = new TenantOptions();

    @ArgGroup(exclusive = true)
    private @Nullable Scope scope;

    @Option(names = "--show", description = "Only print the SQL as it is sent for the tenants.")
    private boolean show;

    /// What is taken back; the last one unless said.
    static final class Scope {
        @Option(names = "--last", paramLabel = "N", description = "The last N (default: 1).")
        private @Nullable Integer count;

        @Option(
                names = "--to",
                paramLabel = "V",
                description = "Everything applied after this one, which stays.")
        private @Nullable String above;

        @Option(
                names = "--version",
                paramLabel = "V",
                description = "This one, where it is in force.")
        private @Nullable String version;

        Selection.Back selection() {
            if (above != null) {
                return new Selection.Back.To(above);
            }
            if (version != null) {
                return new Selection.Back.Only(version);
            }
            if (count != null && count < 1) {
                throw TenantOptions.usage(
                        "`--last %d` names no migration".formatted(count), "Write 1 or more.");
            }
            return new Selection.Back.Last(count == null ? 1 : count);
        }
    }

    @Override
    public ExitCode run(Invocation invocation) {
        var desk = new TenantsDesk(invocation);
        var back = scope == null ? new Selection.Back.Last(1) : scope.selection();
        requireKnown(desk, back);
        var plan = choice.plan(desk, new TenantTask.RollBack(back), desk.report());
        var work = new TenantsWork(invocation, desk, "tenants-rollback");
        return show ? work.show(plan) : work.carryOut(plan, options);
    }

    /// A version that no file has would be nowhere in force, and nothing would be done without a
    /// word.
    private static void requireKnown(TenantsDesk desk, Selection.Back back) {
        switch (back) {
            case Selection.Back.Only(String version) -> desk.project().find(version);
            case Selection.Back.To(String version) -> desk.project().find(version);
            case Selection.Back.Last _, Selection.Back.Versions _ -> {}
        }
    }
}
