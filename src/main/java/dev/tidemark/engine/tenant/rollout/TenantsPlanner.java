package dev.tidemark.engine.tenant.rollout;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.tenant.TenantStatus;
import dev.tidemark.engine.tenant.TenantStatus.Presence;
import dev.tidemark.engine.tenant.TenantsReader;
import dev.tidemark.engine.tenant.TenantsReport;
import dev.tidemark.engine.tenant.adapt.AdaptationFinding;
import dev.tidemark.engine.tenant.adapt.AdaptationReview;
import dev.tidemark.engine.tenant.rollout.TenantsPlan.Entry;
import dev.tidemark.engine.tenant.rollout.TenantsPlan.Exclusion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Plans a task for tenants.
public final class TenantsPlanner {
    private final TenantsReader reader;

    /// @param reader reads the tenants
    public TenantsPlanner(TenantsReader reader) {
        this.reader = reader;
    }

    /// Plans a task for all tenants that are there.
    ///
    /// @param excluded tenants to leave out, each with its reason
    public TenantsPlan all(TenantTask task, TenantsReport report, Map<String, String> excluded) {
        return plan(task, report, report.tenants(), excluded);
    }

    /// Plans a task for some tenants, in the order named.
    ///
    /// @throws ProblemException TENANT_UNKNOWN
    public TenantsPlan some(TenantTask task, TenantsReport report, List<String> schemas) {
        var chosen = new ArrayList<TenantStatus>();
        for (String schema : new LinkedHashSet<>(schemas)) {
            chosen.add(
                    report.find(schema)
                            .filter(tenant -> tenant.presence() != Presence.VANISHED)
                            .orElseThrow(() -> unknown(schema)));
        }
        return plan(task, report, chosen, Map.of());
    }

    /// That nobody knows a tenant of that name.
    public static ProblemException unknown(String schema) {
        return Problem.of(
                        ProblemCode.TENANT_UNKNOWN,
                        "Nothing was done for " + schema,
                        "There is no tenant of that name: no schema that is called so and that [tenants] in tidemark.toml finds.",
                        "Look at `tidemark tenants list`; a new one is made by `tidemark tenants create`.")
                .asException();
    }

    private TenantsPlan plan(
            TenantTask task,
            TenantsReport report,
            List<TenantStatus> chosen,
            Map<String, String> excluded) {
        var plans = new TenantPlans(task, reader, report);
        var entries = new ArrayList<Entry>();
        var current = new ArrayList<String>();
        var left = new ArrayList<Exclusion>();
        var unknown = new TreeMap<>(excluded);
        for (var tenant : chosen) {
            unknown.remove(tenant.schema());
            if (excluded.containsKey(tenant.schema())) {
                left.add(new Exclusion(tenant.schema(), excluded.get(tenant.schema())));
            } else if (tenant.presence() != Presence.VANISHED) {
                add(tenant, plans, entries, current);
            }
        }
        if (!unknown.isEmpty()) {
            throw unknown(unknown.firstKey());
        }
        return new TenantsPlan(
                task,
                report,
                entries,
                current,
                left,
                findings(
                        report,
                        new TenantsPlan(task, report, entries, List.of(), List.of(), List.of())));
    }

    private static void add(
            TenantStatus tenant, TenantPlans plans, List<Entry> entries, List<String> current) {
        try {
            var plan = plans.of(tenant);
            if (plan.isEmpty()) {
                current.add(tenant.schema());
            } else if (plan.problems().isEmpty()) {
                entries.add(new Entry(tenant.schema(), Optional.of(plan), Optional.empty()));
            } else {
                entries.add(blocked(tenant, plan.problems().getFirst()));
            }
        } catch (ProblemException e) {
            entries.add(blocked(tenant, e.problem()));
        }
    }

    private static Entry blocked(TenantStatus tenant, Problem problem) {
        return new Entry(tenant.schema(), Optional.empty(), Optional.of(problem));
    }

    private List<AdaptationFinding> findings(TenantsReport report, TenantsPlan plan) {
        var review =
                new AdaptationReview(
                        TenantPlans.source(reader, report), report.project().scriptOptions());
        var findings = new LinkedHashSet<AdaptationFinding>();
        plan.distinctPlans().forEach(each -> findings.addAll(review.of(each)));
        return List.copyOf(findings);
    }
}
