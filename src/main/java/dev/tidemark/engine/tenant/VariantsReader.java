package dev.tidemark.engine.tenant;

import dev.tidemark.engine.catalog.CatalogScope;
import dev.tidemark.engine.catalog.CatalogSnapshot;
import dev.tidemark.engine.catalog.SchemaDifference;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tenant.Variants.Group;
import dev.tidemark.engine.tenant.Variants.Variant;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// Compares the tenants' schemas, their own names left out: those that record the same migrations
/// with one another. Tracking tables, owners and privileges do not count. Changes nothing.
public final class VariantsReader {
    private final Connector connector;
    private final TenantsReport report;

    /// @param connector opens sessions on the target
    /// @param report where the tenants stand
    public VariantsReader(Connector connector, TenantsReport report) {
        this.connector = connector;
        this.report = report;
    }

    /// Compares some tenants; those that can't be read are left out.
    ///
    /// @throws ProblemException when the database can't be asked
    public Variants read(List<String> schemas) {
        return read(schemas, new StopSignal(), _ -> {});
    }

    /// The same, telling how far it is.
    ///
    /// @param stop looked at between two tenants
    /// @param compared gets how many tenants were looked at so far
    /// @throws ProblemException when the database can't be asked, or STOPPED
    public Variants read(List<String> schemas, StopSignal stop, IntConsumer compared) {
        var count = new AtomicInteger();
        Runnable next =
                () -> {
                    if (stop.requested()) {
                        throw stopped();
                    }
                    compared.accept(count.getAndIncrement());
                };
        var groups = new IdentityHashMap<StatusReport, List<TenantStatus>>();
        for (String schema : schemas) {
            report.find(schema)
                    .filter(tenant -> tenant.report().isPresent() && tenant.table().isPresent())
                    .ifPresent(tenant ->
                            groups.computeIfAbsent(
                                            tenant.report().orElseThrow(), _ -> new ArrayList<>())
                                    .add(tenant));
        }
        try (var session = connector.open("tenants");
                var other = connector.open("tenants")) {
            var result = new ArrayList<Group>();
            for (var tenants : groups.values()) {
                result.add(group(session, other, tenants, next));
            }
            result.sort(
                    Comparator.comparingInt((Group group) -> group.alike().size())
                            .thenComparingInt(Group::applied)
                            .reversed());
            return new Variants(result);
        } catch (SQLException e) {
            throw QueryFailure.problem("The tenants' schemas were not compared", e);
        }
    }

    private static ProblemException stopped() {
        return Problem.of(
                        ProblemCode.STOPPED,
                        "The tenants' schemas were not compared",
                        "It was stopped.",
                        "Compare them again.")
                .asException();
    }

    private Group group(
            PgSession session, PgSession other, List<TenantStatus> tenants, Runnable next)
            throws SQLException {
        var byDigest = new LinkedHashMap<String, List<TenantStatus>>();
        for (var tenant : tenants) {
            next.run();
            try (var snapshot = CatalogSnapshot.open(session, scope(tenant))) {
                byDigest.computeIfAbsent(snapshot.fingerprint().digest(), _ -> new ArrayList<>())
                        .add(tenant);
            }
        }
        var kinds = new ArrayList<>(byDigest.values());
        kinds.sort(Comparator.comparingInt((List<TenantStatus> kind) -> kind.size()).reversed());
        var most = kinds.removeFirst();
        var others = new ArrayList<Variant>();
        for (var kind : kinds) {
            try (var usual = CatalogSnapshot.open(session, scope(most.getFirst()));
                    var different = CatalogSnapshot.open(other, scope(kind.getFirst()))) {
                others.add(new Variant(names(kind), SchemaDifference.between(usual, different)));
            }
        }
        return new Group(most.getFirst().applied(), names(most), others);
    }

    private static List<String> names(List<TenantStatus> tenants) {
        return tenants.stream().map(TenantStatus::schema).toList();
    }

    private static CatalogScope scope(TenantStatus tenant) {
        return CatalogScope.relativeTo(tenant.schema())
                .without(tenant.table().orElseThrow().name().tables())
                .withoutRoles();
    }
}
