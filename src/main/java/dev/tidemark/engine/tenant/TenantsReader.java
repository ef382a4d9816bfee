package dev.tidemark.engine.tenant;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.project.ProjectConfig;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.status.Validation;
import dev.tidemark.engine.tenant.TenantStatus.Presence;
import dev.tidemark.engine.tracking.SurveyedTable;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingState;
import dev.tidemark.engine.tracking.TrackingSurvey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads where all tenants stand: their tracking tables in batches, and of those that stand alike
/// one in full. Changes nothing.
public final class TenantsReader {
    private final Project project;
    private final ProjectConfig.Tenants config;
    private final Optional<String> environment;

    /// @param environment what the target is called, lower case; empty when it is not known
    /// @throws ProblemException TENANTS_NOT_CONFIGURED
    public TenantsReader(Project project, Optional<String> environment) {
        this.project = project;
        this.config = project.config().tenants().orElseThrow(() -> notConfigured(project));
        this.environment = environment;
    }

    private static ProblemException notConfigured(Project project) {
        return Problem.of(
                        ProblemCode.TENANTS_NOT_CONFIGURED,
                        "No tenant was looked for",
                        "tidemark.toml of %s does not say which schemas are tenants"
                                .formatted(project.config().name()),
                        "Add a table [tenants] with `schemas`: a query, a pattern or a list.")
                .asException();
    }

    /// Reads all tenants.
    ///
    /// @param session in no transaction
    /// @throws ProblemException when they can't be found
    public TenantsReport read(PgSession session) {
        try {
            var found =
                    Discovery.find(session, config.schemas(), KnownTenants.read(session, project));
            return report(session, found);
        } catch (SQLException e) {
            throw QueryFailure.problem("The tenants could not be read", e);
        }
    }

    /// Reads some schemas, whether they match or not.
    ///
    /// @param session in no transaction
    /// @throws ProblemException the server's error
    public TenantsReport read(PgSession session, List<String> schemas) {
        try {
            return report(
                    session,
                    Discovery.find(
                            session, new ProjectConfig.TenantSchemas.Names(schemas), List.of()));
        } catch (SQLException e) {
            throw QueryFailure.problem("The tenants could not be read", e);
        }
    }

    private TenantsReport report(PgSession session, Discovery.Found found) throws SQLException {
        var survey = survey().read(session, found.there());
        var tenants = new ArrayList<TenantStatus>();
        Map<String, Stand> alike = new HashMap<>();
        for (var table : survey.values()) {
            tenants.add(tenant(session, table, alike));
        }
        for (String schema : found.gone()) {
            tenants.add(
                    new TenantStatus(
                            schema,
                            Presence.VANISHED,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
        }
        tenants.sort(Comparator.comparing(TenantStatus::schema));
        var extensions = Extensions.read(session, config.sourceSchema());
        return new TenantsReport(project, tenants, extensions.schemas(), extensions.members());
    }

    private TenantStatus tenant(PgSession session, SurveyedTable table, Map<String, Stand> alike)
            throws SQLException {
        String schema = table.name().schema();
        var presence = table.isMissing() ? Presence.NEW : Presence.KNOWN;
        try {
            var stand = table.shared() ? alike.get(table.likeness()) : null;
            if (stand == null) {
                var common = table.shared() ? common(session, table) : Optional.<Stand>empty();
                common.ifPresent(found -> alike.put(table.likeness(), found));
                stand = common.isPresent() ? common.get() : stand(session, schema);
            }
            return new TenantStatus(
                    schema,
                    presence,
                    Optional.of(stand.report()),
                    table.lastApplied(),
                    stand.problem(),
                    Optional.of(table));
        } catch (ProblemException e) {
            return new TenantStatus(
                    schema,
                    presence,
                    Optional.empty(),
                    table.lastApplied(),
                    Optional.of(e.problem()),
                    Optional.of(table));
        }
    }

    /// What holds for all tenants that stand as this one stood when it was surveyed; empty when it
    /// has moved on since, because another process works on it: what is read of it now is true of
    /// it alone. Both are asked of one moment.
    private Optional<Stand> common(PgSession session, SurveyedTable table) throws SQLException {
        session.send("begin isolation level repeatable read read only");
        try {
            return stillHolds(session, table)
                    ? Optional.of(stand(session, table.name().schema()))
                    : Optional.empty();
        } finally {
            session.send("rollback");
        }
    }

    /// What is said once of all tenants that stand alike.
    private record Stand(StatusReport report, Optional<Problem> problem) {}

    private Stand stand(PgSession session, String schema) {
        var report = report(session, schema);
        return new Stand(report, Validation.of(project, report).problems().stream().findFirst());
    }

    private TrackingSurvey survey() {
        return new TrackingSurvey(
                new TrackingRequest(project.config().tracking(), Optional.empty()));
    }

    /// Whether a tenant stands as it stood when it was read.
    ///
    /// @param table its tracking table as it was read
    /// @throws SQLException the server's error
    public boolean stillHolds(PgSession session, SurveyedTable table) throws SQLException {
        return survey().stillHolds(session, table);
    }

    /// One tenant's migrations, read in full.
    ///
    /// @throws ProblemException when it can't be read
    public StatusReport report(PgSession session, String schema) {
        return StatusReport.of(project, TrackingState.read(session, request(schema)), environment);
    }

    /// How a tenant's tracking table is found.
    public TrackingRequest request(String schema) {
        return new TrackingRequest(project.config().tracking(), Optional.of(schema));
    }

    /// The files.
    public Project project() {
        return project;
    }

    /// What the target is called; empty when it is not known.
    public Optional<String> environment() {
        return environment;
    }

    /// What the project says of its tenants.
    public ProjectConfig.Tenants config() {
        return config;
    }
}
