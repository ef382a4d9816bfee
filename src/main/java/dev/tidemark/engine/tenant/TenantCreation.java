package dev.tidemark.engine.tenant;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.PlannedMigration;
import dev.tidemark.engine.run.Planner;
import dev.tidemark.engine.run.RunListener;
import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.engine.run.RunSettings;
import dev.tidemark.engine.run.Runner;
import dev.tidemark.engine.run.SchemaScope;
import dev.tidemark.engine.run.Selection;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.run.WholeRun;
import dev.tidemark.engine.sql.Script;
import dev.tidemark.engine.sql.ScriptMode;
import dev.tidemark.engine.sql.SqlQuote;
import dev.tidemark.engine.sql.SqlSource;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tenant.adapt.Adaptation;
import dev.tidemark.engine.tenant.adapt.SourceSchema;
import dev.tidemark.engine.tracking.TrackingState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Makes new tenants: schema, extensions, tracking table, all migrations, the script `on_create`,
/// in one transaction where the migrations allow that. A failure leaves nothing of the tenant.
public final class TenantCreation {
    private static final int LONGEST_NAME = 63;

    private final Connector connector;
    private final TenantsReader reader;

    /// @param connector opens sessions on the target
    /// @param reader knows project and tenants
    public TenantCreation(Connector connector, TenantsReader reader) {
        this.connector = connector;
        this.reader = reader;
    }

    /// A tenant that was made.
    ///
    /// @param schema its schema
    /// @param done versions in force
    /// @param found whether the project's `schemas` finds it, so that later rollouts reach it
    public record Created(String schema, List<String> done, boolean found) {
        public Created {
            done = List.copyOf(done);
        }
    }

    /// Makes a tenant.
    ///
    /// @param settings its lock wait and timeouts; the schema in it does not count
    /// @throws ProblemException why it was not made; nothing of it is in the database then
    /// @throws InterruptedException when interrupted
    public Created create(
            String schema, RunSettings settings, StopSignal stop, RunListener listener)
            throws InterruptedException {
        requireName(schema);
        try (var session = connector.open("tenants")) {
            requireFree(session, schema);
            var scope = scope(session, schema);
            var state = TrackingState.read(session, reader.request(schema));
            var plan = plan(schema, state, scope);
            var after = onCreate();
            List<String> done =
                    WholeRun.possible(plan)
                            ? whole(plan, state, after, settings, stop, listener)
                            : inSteps(session, plan, after, settings, stop, listener);
            boolean found =
                    reader.read(session)
                            .find(schema)
                            .filter(it -> it.report().isPresent())
                            .isPresent();
            return new Created(schema, done, found);
        } catch (SQLException e) {
            throw QueryFailure.problem(schema + " was not created", e);
        }
    }

    private Plan plan(String schema, TrackingState state, SchemaScope scope) {
        var report = StatusReport.of(reader.project(), state, reader.environment());
        return new Planner(reader.project(), report, reader.request(schema))
                .apply(Selection.everything())
                .in(scope);
    }

    private SchemaScope scope(PgSession session, String schema) throws SQLException {
        var extensions = Extensions.read(session, reader.config().sourceSchema());
        var others = new ArrayList<>(extensions.schemas());
        if (!reader.config().extensions().isEmpty() && !others.contains(source())) {
            // Those that are made along with it go there.
            others.add(source());
        }
        var adaptation =
                new Adaptation(new SourceSchema(source(), new HashSet<>(extensions.members())));
        return new SchemaScope(schema, others, adaptation.to(schema));
    }

    private String source() {
        return reader.config().sourceSchema();
    }

    private List<PlannedMigration> onCreate() {
        if (reader.config().onCreate().isEmpty()) {
            return List.of();
        }
        String name = reader.config().onCreate().get();
        Path file = reader.project().root().resolve(name);
        var script = SqlSource.file(file, name);
        var summary = Script.summarize(script, reader.project().scriptOptions());
        if (summary.mode() != ScriptMode.TRANSACTION) {
            throw Problem.of(
                            ProblemCode.CONFIG_BAD_VALUE,
                            "No tenant was created",
                            "%s can't run in one transaction: %s"
                                    .formatted(name, summary.modeReason()),
                            "Take out of `on_create` what refuses a transaction.")
                    .asException();
        }
        return List.of(PlannedMigration.script(script, summary));
    }

    private List<String> before(String schema) {
        var before = new ArrayList<String>();
        for (String extension : reader.config().extensions()) {
            before.add(
                    "create extension if not exists %s schema %s"
                            .formatted(
                                    SqlQuote.identifier(extension), SqlQuote.identifier(source())));
        }
        before.add("create schema " + SqlQuote.identifier(schema));
        return before;
    }

    private List<String> whole(
            Plan plan,
            TrackingState state,
            List<PlannedMigration> after,
            RunSettings settings,
            StopSignal stop,
            RunListener listener)
            throws InterruptedException {
        String schema = state.name().schema();
        var frame = new WholeRun.Frame(before(schema), after, inside -> lacking(inside, schema));
        return new WholeRun(connector).run(plan, state, frame, settings, stop, listener);
    }

    /// Migrations that refuse a transaction: what was made is taken away again when one fails.
    private List<String> inSteps(
            PgSession session,
            Plan plan,
            List<PlannedMigration> after,
            RunSettings settings,
            StopSignal stop,
            RunListener listener)
            throws SQLException, InterruptedException {
        String schema = plan.scope().orElseThrow().schema();
        for (String statement : before(schema)) {
            session.send(statement);
        }
        boolean complete = false;
        try {
            var outcome = new Runner(connector).run(plan, settings, stop, listener);
            if (outcome.failure().isPresent()) {
                throw outcome.failure().get().withDatabaseState(takenAway(schema)).asException();
            }
            var state = TrackingState.read(session, reader.request(schema));
            var rest = plan.withMigrations(List.of());
            var frame = new WholeRun.Frame(List.of(), after, inside -> lacking(inside, schema));
            new WholeRun(connector).run(rest, state, frame, settings, stop, listener);
            complete = true;
            return ((RunOutcome.Completed) outcome).done();
        } finally {
            if (!complete) {
                session.send(
                        "drop schema if exists %s cascade".formatted(SqlQuote.identifier(schema)));
            }
        }
    }

    private static String takenAway(String schema) {
        return "The schema %s, which was made for this, has been dropped again.".formatted(schema);
    }

    private Optional<Problem> lacking(PgSession session, String schema) throws SQLException {
        var missing =
                RequiredTables.missing(session, List.of(schema), reader.config().requiredTables());
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Problem.of(
                                ProblemCode.TENANT_NOT_MENDED,
                                schema + " was not created",
                                "The migrations do not make the required tables %s"
                                        .formatted(String.join(", ", missing.get(schema))),
                                "Correct `required_tables` in tidemark.toml, or add a migration that makes them."));
    }

    private static void requireName(String schema) {
        String why =
                schema.isBlank() || schema.indexOf('\0') >= 0
                        ? "A schema needs a name"
                        : schema.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME
                                ? "PostgreSQL keeps 63 bytes of a name, and this one is longer"
                                : schema.startsWith("pg_")
                                        ? "Names that begin with pg_ belong to the system"
                                        : "";
        if (!why.isEmpty()) {
            throw Problem.of(ProblemCode.USAGE, "No tenant was created", why, "Give another name.")
                    .asException();
        }
    }

    private static void requireFree(PgSession session, String schema) throws SQLException {
        boolean there =
                session.first(
                                "select exists (select from pg_catalog.pg_namespace where nspname = ?)",
                                row -> row.getBoolean(1),
                                schema)
                        .orElse(false);
        if (there) {
            throw Problem.of(
                            ProblemCode.TENANT_EXISTS,
                            schema + " was not created",
                            "A schema of that name is there already.",
                            "Bring it up to date with `tidemark tenants deploy`, or give another name.")
                    .asException();
        }
    }
}
