package dev.tidemark.engine.tenant.rollout;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.run.Lane;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.SchemaScope;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tenant.TenantStatus;
import dev.tidemark.engine.tenant.TenantsReader;
import dev.tidemark.engine.tenant.TenantsReport;
import dev.tidemark.engine.tenant.adapt.Adaptation;
import dev.tidemark.engine.tenant.adapt.SourceSchema;
import dev.tidemark.engine.tracking.TrackingState;
import dev.tidemark.engine.tracking.TrackingTableName;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The plans of a task for many tenants: made once for all that stand alike, and made to fit each.
/// Safe for use by several threads.
final class TenantPlans {
    private final TenantTask task;
    private final TenantsReader reader;
    private final Map<String, TenantStatus> tenants = new HashMap<>();
    private final IdentityHashMap<StatusReport, Plan> plans = new IdentityHashMap<>();
    private final IdentityHashMap<StatusReport, ProblemException> refusals =
            new IdentityHashMap<>();
    private final Adaptation adaptation;
    private final List<String> extensionSchemas;

    TenantPlans(TenantTask task, TenantsReader reader, TenantsReport report) {
        this.task = task;
        this.reader = reader;
        report.tenants().forEach(tenant -> tenants.put(tenant.schema(), tenant));
        this.adaptation = new Adaptation(source(reader, report));
        this.extensionSchemas = report.extensionSchemas();
    }

    static SourceSchema source(TenantsReader reader, TenantsReport report) {
        return new SourceSchema(reader.config().sourceSchema(), new HashSet<>(report.shared()));
    }

    /// The plan of a tenant that was read; the same object for all that stand alike.
    ///
    /// @throws ProblemException when something is in the way
    synchronized Plan of(TenantStatus tenant) {
        var report =
                tenant.report().orElseThrow(() -> tenant.problem().orElseThrow().asException());
        var refusal = refusals.get(report);
        if (refusal != null) {
            throw refusal;
        }
        var known = plans.get(report);
        if (known != null) {
            return known;
        }
        try {
            var plan = task.plan(reader.project(), report, reader.request(tenant.schema()));
            plans.put(report, plan);
            return plan;
        } catch (ProblemException e) {
            refusals.put(report, e);
            throw e;
        }
    }

    /// What is to be done for a tenant, asked under its lock: as it was planned, or, when something
    /// was recorded since, planned anew.
    ///
    /// @throws ProblemException when something is in the way, or the schema is gone
    /// @throws SQLException the server's error
    Lane.Ready ready(PgSession session, String schema) throws SQLException {
        var tenant = Optional.ofNullable(tenants.get(schema));
        if (tenant.isPresent() && stillHolds(session, tenant.get())) {
            var state = tenant.get().report().orElseThrow().tracking();
            return new Lane.Ready(scoped(of(tenant.get()), schema), state.in(schema));
        }
        requireSchema(session, schema);
        var report = reader.report(session, schema);
        var plan = task.plan(reader.project(), report, reader.request(schema));
        return new Lane.Ready(scoped(plan, schema), report.tracking());
    }

    private boolean stillHolds(PgSession session, TenantStatus tenant) throws SQLException {
        return tenant.report().isPresent()
                && tenant.table().isPresent()
                && reader.stillHolds(session, tenant.table().get());
    }

    private static void requireSchema(PgSession session, String schema) throws SQLException {
        boolean there =
                session.first(
                                "select exists (select from pg_catalog.pg_namespace where nspname = ?)",
                                row -> row.getBoolean(1),
                                schema)
                        .orElse(false);
        if (!there) {
            throw Problem.of(
                            ProblemCode.TENANT_GONE,
                            "Nothing was done for " + schema,
                            "Its schema is not there: it was dropped or renamed.",
                            "If that was meant, leave the tenant out with `--exclude`; else restore it.")
                    .withDatabaseState("Nothing was changed.")
                    .asException();
        }
    }

    private Plan scoped(Plan plan, String schema) {
        var others = extensionSchemas.stream().filter(name -> !name.equals(schema)).toList();
        return plan.in(new SchemaScope(schema, others, adaptation.to(schema)));
    }

    /// The tracking table's name for a tenant.
    TrackingTableName name(PgSession session, String schema) {
        var tenant = tenants.get(schema);
        if (tenant != null && tenant.table().isPresent()) {
            return tenant.table().get().name();
        }
        return TrackingState.read(session, reader.request(schema)).name();
    }
}
