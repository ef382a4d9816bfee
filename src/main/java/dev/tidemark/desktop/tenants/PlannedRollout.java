package dev.tidemark.desktop.tenants;

import dev.tidemark.engine.postgres.ServerIdentity;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.run.PlannedMigration;
import dev.tidemark.engine.tenant.TenantsReader;
import dev.tidemark.engine.tenant.adapt.AdaptationReview;
import dev.tidemark.engine.tenant.adapt.SourceSchema;
import dev.tidemark.engine.tenant.rollout.TenantTask;
import dev.tidemark.engine.tenant.rollout.TenantsPlan;
import dev.tidemark.engine.tenant.rollout.TenantsPlanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a rollout would do, as it was read. Immutable.
///
/// @param reader files and tenants
/// @param plan what it would do
/// @param identity the database that it was read from
/// @param groups the same, tenants that get the same together
record PlannedRollout(
        TenantsReader reader, TenantsPlan plan, ServerIdentity identity, List<Group> groups) {
    /// Tenants that get the same.
    ///
    /// @param schemas the tenants
    /// @param migrations what runs, in order; empty where they can't be begun
    /// @param problem why they can't be begun
    record Group(
            List<String> schemas, List<PlannedMigration> migrations, Optional<Problem> problem) {
        Group {
            schemas = List.copyOf(schemas);
            migrations = List.copyOf(migrations);
        }
    }

    /// Plans a rollout. Called on a worker.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when that is not possible
    static PlannedRollout read(TenantDesk desk, TenantScope scope) {
        var reader = desk.reader();
        return desk.ask(session -> {
            var identity = ServerIdentity.read(session);
            scope.requireKnown(reader.project());
            var report = reader.read(session);
            var planner = new TenantsPlanner(reader);
            var plan =
                    scope.schemas().isEmpty()
                            ? planner.all(scope.task(), report, scope.excluded())
                            : planner.some(scope.task(), report, scope.schemas());
            return new PlannedRollout(reader, plan, identity, groups(plan));
        });
    }

    private static List<Group> groups(TenantsPlan plan) {
        var alike = new LinkedHashMap<String, List<TenantsPlan.Entry>>();
        for (var entry : plan.entries()) {
            String what =
                    entry.plan()
                            .map(each ->
                                    each.migrations().stream()
                                            .map(PlannedMigration::version)
                                            .collect(Collectors.joining(",")))
                            .orElseGet(() -> "! " + entry.problem().orElseThrow().why());
            alike.computeIfAbsent(what, _ -> new ArrayList<>()).add(entry);
        }
        return alike.values().stream().map(PlannedRollout::group).toList();
    }

    private static Group group(List<TenantsPlan.Entry> alike) {
        var first = alike.getFirst();
        return new Group(
                alike.stream().map(TenantsPlan.Entry::schema).toList(),
                first.plan().map(plan -> plan.migrations()).orElse(List.of()),
                first.problem());
    }

    /// How many tenants can be begun.
    int ready() {
        return (int) plan.entries().stream().filter(entry -> entry.plan().isPresent()).count();
    }

    /// How many can't.
    int blocked() {
        return plan.entries().size() - ready();
    }

    /// `2 tenants to deploy to, 1 can't be begun, 4 need nothing`.
    String summary() {
        var parts = new ArrayList<String>();
        parts.add(
                "%s to %s"
                        .formatted(
                                TenantWords.count(ready()),
                                plan.task() instanceof TenantTask.Deploy
                                        ? "deploy to"
                                        : "roll back"));
        if (blocked() > 0) {
            parts.add("%,d can't be begun".formatted(blocked()));
        }
        int current = plan.current().size();
        if (current > 0) {
            parts.add("%,d %s nothing".formatted(current, current == 1 ? "needs" : "need"));
        }
        if (!plan.excluded().isEmpty()) {
            parts.add("%,d left out".formatted(plan.excluded().size()));
        }
        return String.join(", ", parts);
    }

    /// A migration's SQL as it is sent for a tenant. Reads the file; called on a worker.
    String shown(PlannedMigration migration, String schema) {
        var source =
                new SourceSchema(
                        reader.config().sourceSchema(), new HashSet<>(plan.report().shared()));
        return new AdaptationReview(source, reader.project().scriptOptions())
                .shown(migration, schema);
    }
}
