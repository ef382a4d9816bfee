package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.run.Selection;
import dev.tidemark.engine.tenant.rollout.TenantTask;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tenants deploy`: applies what is pending.
@Command(
        name = "deploy",
        description =
                "Applies pending migrations to tenants, each for itself: one that fails leaves the"
                        + " others alone. Asks.")
final class TenantsDeployCommand implements TidemarkCommand {
    @Mixin private final TenantChoice choice = new TenantChoice();
    @Mixin private final TenantOptions options = new TenantOptions();

    @Option(names = "--to", paramLabel = "V", description = "Apply up to this one.")
    private @Nullable String last;

    @Option(names = "--only", paramLabel = "V", description = "Apply this one alone.")
    private @Nullable String only;

    @Option(
            names = "--out-of-order",
            description = "Also apply pending migrations below a later one that is applied.")
    private boolean outOfOrder;

    @Option(names = "--show", description = "Only print the SQL as it is sent for the tenants.")
    private boolean show;

    @Override
    public ExitCode run(Invocation invocation) {
        var desk = new TenantsDesk(invocation);
        var plan = choice.plan(desk, new TenantTask.Deploy(selection()), desk.report());
        var work = new TenantsWork(invocation, desk, "tenants-deploy");
        return show ? work.show(plan) : work.carryOut(plan, options);
    }

    private Selection selection() {
        if (last != null && only != null) {
            throw TenantOptions.usage("--to and --only contradict each other", "Give one.");
        }
        if (only != null) {
            return Selection.only(only);
        }
        var selection = last == null ? Selection.everything() : Selection.upTo(last);
        return outOfOrder ? selection.allowingOutOfOrder() : selection;
    }
}
