package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import picocli.CommandLine.Command;

/// `tenants list`: which there are.
@Command(
        name = "list",
        description = "Lists the tenants: those that are new, known, or gone. Changes nothing.")
final class TenantsListCommand implements TidemarkCommand {
    @Override
    public ExitCode run(Invocation invocation) {
        var desk = new TenantsDesk(invocation);
        var report = desk.report();
        if (invocation.options().json()) {
            invocation.document("tenants-list", new TenantsDocument(desk, report)::writeList);
        } else {
            new TenantsView(invocation, desk, report).list();
        }
        return ExitCode.DONE;
    }
}
