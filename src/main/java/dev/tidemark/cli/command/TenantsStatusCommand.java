package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.tenant.TenantsReport;
import dev.tidemark.engine.tenant.rollout.TenantsPlanner;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `tenants status`: where they stand.
@Command(
        name = "status",
        description =
                "Shows where all tenants stand, or each migration of those named. Changes nothing.")
final class TenantsStatusCommand implements TidemarkCommand {
    @Parameters(paramLabel = "S", arity = "0..*", description = "Tenants (default: all).")
    private List<String> schemas = List.of();

    @Override
    public ExitCode run(Invocation invocation) {
        var desk = new TenantsDesk(invocation);
        var report = schemas.isEmpty() ? desk.report() : named(desk);
        if (invocation.options().json()) {
            invocation.document("tenants-status", new TenantsDocument(desk, report)::writeStatus);
        } else if (schemas.isEmpty()) {
            new TenantsView(invocation, desk, report).status();
        } else {
            new TenantsView(invocation, desk, report).details();
        }
        return ExitCode.DONE;
    }

    private TenantsReport named(TenantsDesk desk) {
        var all = desk.report();
        var chosen =
                schemas.stream()
                        .map(name -> all.find(name).orElseThrow(() -> TenantsPlanner.unknown(name)))
                        .toList();
        return new TenantsReport(all.project(), chosen, all.extensionSchemas(), all.shared());
    }
}
