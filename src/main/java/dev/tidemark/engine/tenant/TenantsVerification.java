package dev.tidemark.engine.tenant;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.VerifyConfig;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.sql.SqlQuote;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.status.Validation;
import dev.tidemark.engine.tenant.TenantHealth.Finding;
import dev.tidemark.engine.tenant.TenantHealth.Kind;
import dev.tidemark.engine.tenant.TenantStatus.Presence;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/// Verifies many tenants: checksums and order, required tables and indexes with one query for all,
/// the project's own queries in each, and each schema next to those with the same migrations.
/// Changes nothing.
public final class TenantsVerification {
    /// An index that is being built is invalid too, and none of our business.
    private static final String INVALID =
            """
            select n.nspname, c.relname
              from pg_catalog.pg_index i
              join pg_catalog.pg_class c on c.oid = i.indexrelid and c.relkind = 'i'
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where not i.indisvalid and n.nspname = any(?)
               and not exists (select from pg_catalog.pg_stat_progress_create_index p
                                where p.index_relid = i.indexrelid)
             order by 1, 2
            """;

    /// What comparing takes of the whole, about.
    private static final double COMPARING = 0.7;

    private final TenantsReader reader;
    private final TenantsReport report;
    private final Duration queryTime;
    private final Optional<VariantsReader> variants;

    /// @param report where the tenants stand
    /// @param queryTime what each query of the project's own may take
    /// @param variants compares the schemas, which reads the catalogue once for each; empty to
    ///   leave that out
    public TenantsVerification(
            TenantsReader reader,
            TenantsReport report,
            Duration queryTime,
            Optional<VariantsReader> variants) {
        this.reader = reader;
        this.report = report;
        this.queryTime = queryTime;
        this.variants = variants;
    }

    /// Verifies some tenants.
    ///
    /// @param session in no transaction
    /// @throws dev.tidemark.engine.problem.ProblemException when the database can't be asked
    public List<TenantHealth> run(PgSession session, List<String> schemas) {
        return run(session, schemas, new StopSignal(), _ -> {});
    }

    /// The same, telling how far it is.
    ///
    /// @param stop looked at between two tenants
    /// @param looked gets 0 to 1
    /// @throws dev.tidemark.engine.problem.ProblemException when the database can't be asked, or
    ///   STOPPED
    public List<TenantHealth> run(
            PgSession session, List<String> schemas, StopSignal stop, DoubleConsumer looked) {
        double comparing = variants.isPresent() ? COMPARING : 0;
        try {
            var missing =
                    RequiredTables.missing(session, schemas, reader.config().requiredTables());
            var invalid = invalid(session, schemas);
            var unlike =
                    variants.map(read ->
                                    new Unlike(report, read)
                                            .among(
                                                    schemas,
                                                    stop,
                                                    compared ->
                                                            looked.accept(
                                                                    share(
                                                                            comparing * compared,
                                                                            schemas))))
                            .orElse(Map.of());
            IdentityHashMap<StatusReport, List<Finding>> alike = new IdentityHashMap<>();
            var result = new ArrayList<TenantHealth>();
            for (String schema : schemas) {
                if (stop.requested()) {
                    throw stopped();
                }
                looked.accept(comparing + share((1 - comparing) * result.size(), schemas));
                var findings = new ArrayList<Finding>();
                var tenant = report.find(schema);
                tenant.ifPresent(it -> findings.addAll(migrations(it, alike)));
                missing.getOrDefault(schema, List.of())
                        .forEach(table ->
                                findings.add(
                                        new Finding(
                                                Kind.TABLES,
                                                "required table %s is missing".formatted(table))));
                invalid.getOrDefault(schema, List.of())
                        .forEach(index ->
                                findings.add(
                                        new Finding(
                                                Kind.INDEXES,
                                                "index %s is invalid".formatted(index))));
                if (unlike.containsKey(schema)) {
                    findings.add(unlike.get(schema));
                }
                for (var query : reader.project().config().verify().queries()) {
                    query(session, schema, query, findings);
                }
                result.add(
                        new TenantHealth(
                                schema, tenant.map(TenantStatus::pending).orElse(0), findings));
            }
            return result;
        } catch (SQLException e) {
            throw QueryFailure.problem("The tenants were not verified", e);
        }
    }

    private static double share(double part, List<String> schemas) {
        return Math.min(1, part / Math.max(1, schemas.size()));
    }

    private static ProblemException stopped() {
        return Problem.of(
                        ProblemCode.STOPPED,
                        "The tenants were not verified",
                        "It was stopped.",
                        "Verify them again.")
                .asException();
    }

    private List<Finding> migrations(
            TenantStatus tenant, IdentityHashMap<StatusReport, List<Finding>> alike) {
        if (tenant.presence() == Presence.NEW) {
            return List.of(new Finding(Kind.TENANT, "it has no tracking table"));
        }
        if (tenant.report().isEmpty()) {
            return List.of(
                    new Finding(
                            Kind.TENANT,
                            tenant.problem().map(Problem::why).orElse("its schema is not there")));
        }
        return alike.computeIfAbsent(
                tenant.report().get(),
                found ->
                        Validation.of(reader.project(), found).problems().stream()
                                .map(problem ->
                                        new Finding(
                                                Kind.MIGRATIONS,
                                                problem.what() + ": " + problem.why()))
                                .toList());
    }

    private static Map<String, List<String>> invalid(PgSession session, List<String> schemas)
            throws SQLException {
        var invalid = new HashMap<String, List<String>>();
        session.query(
                INVALID,
                row ->
                        invalid.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                                .add(row.getString(2)),
                session.jdbc().createArrayOf("text", schemas.toArray()));
        return invalid;
    }

    /// In a transaction that may not write and looks at nobody else's tables.
    private void query(
            PgSession session, String schema, VerifyConfig.Query query, List<Finding> findings)
            throws SQLException {
        session.send(
                "begin transaction read only; set local statement_timeout = %d; set local search_path = %s"
                        .formatted(queryTime.toMillis(), SqlQuote.identifier(schema)));
        try {
            var answers = session.query(query.sql(), row -> row.getBoolean(1));
            if (answers.isEmpty() || !answers.getFirst()) {
                findings.add(new Finding(Kind.QUERY, query.name() + ": the answer is no"));
            }
        } catch (SQLException e) {
            if (ServerErrors.connectionLost(e)) {
                throw e;
            }
            findings.add(
                    new Finding(
                            Kind.QUERY,
                            "%s: %s"
                                    .formatted(
                                            query.name(),
                                            ServerErrors.of(e)
                                                    .map(error -> error.message())
                                                    .orElse(String.valueOf(e.getMessage())))));
        } finally {
            if (!session.isClosed()) {
                session.send("rollback");
            }
        }
    }
}
