package dev.tidemark.cli.command;

import dev.tidemark.engine.tenant.TenantsReport;
import dev.tidemark.engine.tenant.rollout.TenantTask;
import dev.tidemark.engine.tenant.rollout.TenantsPlan;
import dev.tidemark.engine.tenant.rollout.TenantsPlanner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which tenants a command works on.
final class TenantChoice {
    @Parameters(paramLabel = "S", arity = "0..*", description = "The tenants.")
    private List<String> schemas = List.of();

    @Option(names = "--all", description = "All tenants.")
    private boolean all;

    @Option(
            names = "--exclude",
            paramLabel = "S",
            split = ",",
            description = "With --all: without these.")
    private List<String> excluded = List.of();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why they are left out; kept with the rollout.")
    private @Nullable String reason;

    TenantsPlan plan(TenantsDesk desk, TenantTask task, TenantsReport report) {
        var planner = new TenantsPlanner(desk.reader());
        if (all && schemas.isEmpty()) {
            Map<String, String> left = new LinkedHashMap<>();
            excluded.forEach(schema -> left.put(schema, reason == null ? "" : reason));
            return planner.all(task, report, left);
        }
        require();
        return planner.some(task, report, schemas);
    }

    /// The tenants named, or all that are there when none is, for what changes nothing.
    List<String> lookedAt(TenantsReport report) {
        return all || !schemas.isEmpty() ? schemas(report) : everything(report);
    }

    private List<String> everything(TenantsReport report) {
        return report.tenants().stream()
                .filter(tenant -> tenant.table().isPresent())
                .map(tenant -> tenant.schema())
                .filter(schema -> !excluded.contains(schema))
                .toList();
    }

    /// The tenants named, or all that are there with `--all`.
    List<String> schemas(TenantsReport report) {
        if (all && schemas.isEmpty()) {
            return everything(report);
        }
        require();
        for (String schema : schemas) {
            if (report.find(schema).flatMap(tenant -> tenant.table()).isEmpty()) {
                throw TenantsPlanner.unknown(schema);
            }
        }
        return schemas;
    }

    private void require() {
        if (all || schemas.isEmpty()) {
            throw TenantOptions.usage(
                    all ? "--all and tenants by name contradict each other" : "No tenant is named",
                    "Give --all, or the tenants' schemas.");
        }
        if (!excluded.isEmpty()) {
            throw TenantOptions.usage(
                    "--exclude goes with --all", "Leave the tenant out of those named.");
        }
    }
}
