package dev.tidemark.desktop.tenants;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.tenant.rollout.TenantResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// A tenant that failed or could not be begun.
///
/// @param schema its schema
/// @param kind the kind of its problem, for example `sql-failed`
/// @param problem what happened; what another process saw is known in fewer words
record Failed(String schema, String kind, Problem problem) {
    static Failed of(String schema, Problem problem) {
        return new Failed(schema, problem.code().text(), problem);
    }

    /// As the work list has it.
    static Failed of(TenantResult tenant) {
        String kind = tenant.code().orElse("unknown");
        return new Failed(
                tenant.schema(),
                kind,
                Problem.of(
                        ProblemCode.of(kind).orElse(ProblemCode.TENANTS_FAILED),
                        "%s %s"
                                .formatted(
                                        tenant.schema(),
                                        tenant.state() == TenantResult.State.BLOCKED
                                                ? "can't be begun"
                                                : "failed"),
                        tenant.error().orElse("Nothing more is known."),
                        tenant.hint().orElse("Look at the tenant's own journal.")));
    }

    /// A line of the errors grouped by kind.
    sealed interface Line {
        /// What the tenants below it have in common.
        ///
        /// @param example why the first of them failed
        record Kind(String kind, int tenants, String example) implements Line {}

        /// A tenant.
        record Tenant(Failed failed) implements Line {}
    }

    /// Grouped by kind, the kind with most tenants first.
    static List<Line> lines(Collection<Failed> all) {
        var kinds = new TreeMap<String, List<Failed>>();
        all.forEach(one -> kinds.computeIfAbsent(one.kind(), _ -> new ArrayList<>()).add(one));
        var lines = new ArrayList<Line>();
        kinds.values().stream()
                .sorted((one, other) -> Integer.compare(other.size(), one.size()))
                .forEach(tenants -> {
                    var first = tenants.getFirst();
                    lines.add(new Line.Kind(first.kind(), tenants.size(), first.problem().why()));
                    tenants.forEach(tenant -> lines.add(new Line.Tenant(tenant)));
                });
        return lines;
    }
}
