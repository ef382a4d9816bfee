package dev.tidemark.engine.tenant.rollout;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.tenant.TenantsReport;
import dev.tidemark.engine.tenant.adapt.AdaptationFinding;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a rollout would do. Made once, shown, then worked on.
///
/// @param task what is done to each tenant
/// @param report where all tenants stand
/// @param entries the tenants to work on, in the order of the work; those that can't be begun
///   included
/// @param current tenants that need nothing
/// @param excluded tenants that somebody left out
/// @param findings what can't be adapted with certainty
public record TenantsPlan(
        TenantTask task,
        TenantsReport report,
        List<Entry> entries,
        List<String> current,
        List<Exclusion> excluded,
        List<AdaptationFinding> findings) {
    public TenantsPlan {
        entries = List.copyOf(entries);
        current = List.copyOf(current);
        excluded = List.copyOf(excluded);
        findings = List.copyOf(findings);
    }

    /// A tenant to work on.
    ///
    /// @param schema its schema
    /// @param plan what runs; one object for all tenants that stand alike
    /// @param problem why it can't be begun, instead of a plan
    public record Entry(String schema, Optional<Plan> plan, Optional<Problem> problem) {}

    /// A tenant that somebody left out.
    public record Exclusion(String schema, String reason) {}

    /// The plans that differ, each once.
    public List<Plan> distinctPlans() {
        // What stands alike has the same object; comparing them would read their migrations.
        Set<Plan> plans = Collections.newSetFromMap(new IdentityHashMap<>());
        return entries.stream().flatMap(entry -> entry.plan().stream()).filter(plans::add).toList();
    }

    /// Whether there is no tenant to work on.
    public boolean isEmpty() {
        return entries.isEmpty();
    }
}
