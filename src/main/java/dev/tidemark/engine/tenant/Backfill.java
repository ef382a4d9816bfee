package dev.tidemark.engine.tenant;

import dev.tidemark.engine.postgres.ChangeCheck;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.postgres.TransactionStatus;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.run.RunSettings;
import dev.tidemark.engine.sql.ScriptOptions;
import dev.tidemark.engine.sql.SqlQuote;
import dev.tidemark.engine.sql.StatementReader;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tenant.adapt.Adaptation;
import dev.tidemark.engine.tenant.adapt.SourceSchema;
import dev.tidemark.engine.tracking.Journal;
import dev.tidemark.engine.tracking.JournalEvent;
import dev.tidemark.engine.tracking.TrackingLock;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Makes required tables that tenants lack, with what the migrations in force for each tenant say
/// of them: CREATE TABLE and what changes the table, its indexes, triggers, policies and comments
/// later. Rows are not brought back. Each tenant is one transaction under its lock.
public final class Backfill {
    private final Connector connector;
    private final TenantsReader reader;
    private final TenantsReport report;
    private final Adaptation adaptation;

    /// @param report where the tenants stand
    public Backfill(Connector connector, TenantsReader reader, TenantsReport report) {
        this.connector = connector;
        this.reader = reader;
        this.report = report;
        this.adaptation =
                new Adaptation(
                        new SourceSchema(
                                reader.config().sourceSchema(), new HashSet<>(report.shared())));
    }

    /// What a tenant lacks, and how it is made.
    ///
    /// @param schema the tenant
    /// @param missing required tables that it does not have
    /// @param statements what makes them, in order
    /// @param problem why they can't be made
    public record Need(
            String schema,
            List<String> missing,
            List<String> statements,
            Optional<Problem> problem) {
        public Need {
            missing = List.copyOf(missing);
            statements = List.copyOf(statements);
        }
    }

    /// What came of it.
    ///
    /// @param schema the tenant
    /// @param made tables that are there now
    /// @param problem why they were not made; the tenant is then as it was
    public record Result(String schema, List<String> made, Optional<Problem> problem) {
        public Result {
            made = List.copyOf(made);
        }
    }

    /// What each of some tenants lacks; without those that lack nothing.
    ///
    /// @throws ProblemException the server's error
    public List<Need> needs(List<String> schemas) {
        try (var session = connector.open("tenants")) {
            var needs = new ArrayList<Need>();
            RequiredTables.missing(session, schemas, reader.config().requiredTables())
                    .forEach((schema, missing) -> needs.add(need(schema, missing)));
            return needs;
        } catch (SQLException e) {
            throw QueryFailure.problem("The tenants could not be read", e);
        }
    }

    private Need need(String schema, List<String> missing) {
        var status = report.find(schema).flatMap(TenantStatus::report);
        if (status.isEmpty()) {
            return new Need(schema, missing, List.of(), Optional.of(unreadable(schema)));
        }
        Map<String, List<String>> byTable = new LinkedHashMap<>();
        var statements = new ArrayList<String>();
        var unclear = collect(schema, status.get(), Set.copyOf(missing), byTable, statements);
        var without = missing.stream().filter(table -> !byTable.containsKey(table)).toList();
        if (!without.isEmpty()) {
            return new Need(
                    schema,
                    missing,
                    List.of(),
                    Optional.of(notMade(schema, without, status.get())));
        }
        return new Need(schema, missing, statements, unclear);
    }

    /// The statements about the missing tables, in the order of the migrations.
    private Optional<Problem> collect(
            String schema,
            StatusReport status,
            Set<String> missing,
            Map<String, List<String>> byTable,
            List<String> statements) {
        ScriptOptions options = reader.project().scriptOptions().rewriting(adaptation.to(schema));
        for (var row : status.rows()) {
            if (!row.state().inForce() || row.migration().isEmpty()) {
                continue;
            }
            var migration = row.migration().get();
            try (var script = StatementReader.open(migration.up(), options)) {
                for (var next = script.next(); next != null; next = script.next()) {
                    var found =
                            TableStatement.of(next.text().value())
                                    .filter(it -> missing.contains(it.table()));
                    if (found.isEmpty()) {
                        continue;
                    }
                    var about = found.get();
                    switch (about.kind()) {
                        case CREATE, CHANGE -> {
                            byTable.computeIfAbsent(about.table(), _ -> new ArrayList<>())
                                    .add(about.sql());
                            statements.add(about.sql());
                        }
                        case DROP -> {
                            var old = byTable.remove(about.table());
                            if (old != null) {
                                statements.removeAll(old);
                            }
                        }
                        case RENAME -> {
                            return Optional.of(renamed(schema, about.table(), migration.path()));
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// Makes what a tenant lacks.
    ///
    /// @throws InterruptedException when interrupted while waiting for the tenant's lock
    public Result make(Need need, RunSettings settings) throws InterruptedException {
        if (need.problem().isPresent()) {
            return new Result(need.schema(), List.of(), need.problem());
        }
        try (var session = connector.open("tenants")) {
            ChangeCheck.fit(session, connector.target());
            var state = reader.report(session, need.schema()).tracking();
            try (var _ = TrackingLock.take(session, state.name(), settings.lockWait())) {
                transaction(
                        session,
                        need,
                        settings,
                        state.journalExists()
                                ? Optional.of(
                                        new Journal(
                                                state.name(), UUID.randomUUID(), settings.actor()))
                                : Optional.empty());
            }
            return new Result(need.schema(), need.missing(), Optional.empty());
        } catch (ProblemException e) {
            return new Result(need.schema(), List.of(), Optional.of(e.problem()));
        } catch (SQLException e) {
            return new Result(need.schema(), List.of(), Optional.of(refused(need, e)));
        }
    }

    private void transaction(
            PgSession session, Need need, RunSettings settings, Optional<Journal> journal)
            throws SQLException {
        try {
            String path = SqlQuote.identifier(need.schema());
            for (String other : report.extensionSchemas()) {
                path += ", " + SqlQuote.identifier(other);
            }
            String leads =
                    session.sendForValue(
                            "begin; set local lock_timeout = %d; set local search_path = %s; select current_schema()"
                                    .formatted(settings.lockTimeout().toMillis(), path));
            if (!leads.equals(need.schema())) {
                throw new SQLException("the search path does not lead to the tenant", "3F000");
            }
            for (String statement : need.statements()) {
                session.send(statement);
            }
            var still = RequiredTables.missing(session, List.of(need.schema()), need.missing());
            if (!still.isEmpty()) {
                throw new SQLException("they are still not there", "42P01");
            }
            if (journal.isPresent()) {
                session.send(
                        journal.get()
                                .changed(
                                        JournalEvent.REPAIR,
                                        Optional.empty(),
                                        Optional.empty(),
                                        "made the required tables "
                                                + String.join(", ", need.missing()),
                                        Optional.empty()));
            }
            session.send("commit");
        } finally {
            if (!session.isClosed() && session.transactionStatus() != TransactionStatus.IDLE) {
                session.send("rollback");
            }
        }
    }

    private static Problem refused(Need need, SQLException error) {
        return Problem.of(
                        ProblemCode.STATEMENT_FAILED,
                        "The required tables of %s were not made".formatted(need.schema()),
                        ServerErrors.of(error)
                                .map(server -> server.message())
                                .orElseGet(() -> String.valueOf(error.getMessage())),
                        "Correct what the server names, then try it again.")
                .withServer(ServerErrors.of(error).orElse(null))
                .withDatabaseState("Nothing of this tenant was changed.");
    }

    private static Problem unreadable(String schema) {
        return Problem.of(
                ProblemCode.TENANT_NOT_MENDED,
                "The required tables of %s were not made".formatted(schema),
                "Where it stands can't be read",
                "Look at `tidemark tenants status`.");
    }

    private static Problem notMade(String schema, List<String> tables, StatusReport status) {
        boolean pending = !status.next().isEmpty();
        return Problem.of(
                ProblemCode.TENANT_NOT_MENDED,
                "The required tables of %s were not made".formatted(schema),
                "No migration in force there makes %s".formatted(String.join(", ", tables)),
                pending
                        ? "Apply what is pending with `tidemark tenants deploy`, then look again."
                        : "Write a migration that makes them, or take them out of `required_tables`.");
    }

    private static Problem renamed(String schema, String table, String path) {
        return Problem.of(
                ProblemCode.TENANT_NOT_MENDED,
                "The required tables of %s were not made".formatted(schema),
                "%s gives %s another name, which can't be followed from its text"
                        .formatted(path, table),
                "Make the table by hand, as another tenant has it.");
    }
}
