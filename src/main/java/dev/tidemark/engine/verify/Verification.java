package dev.tidemark.engine.verify;

import dev.tidemark.engine.backup.Counted;
import dev.tidemark.engine.drift.Ground;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.project.VerifyConfig;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.status.Validation;
import dev.tidemark.engine.verify.Check.Kind;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs the checks of a project against a database. Changes nothing: queries run in a transaction
/// that is read only and rolled back.
public final class Verification {
    /// Cancelled by a time limit, no rights, a lock not granted: none of it says that the answer
    /// would be no.
    private static final Set<String> NOT_ANSWERED = Set.of("57014", "42501", "55P03");

    private final Project project;
    private final StatusReport report;
    private final PgSession session;
    private final Optional<String> schema;
    private final CheckLimits limits;
    private final List<LogMark> logs;

    /// @param session reads the database, outside a transaction
    /// @param schema a tenant's schema, whose required tables are checked
    /// @param limits what the checks may take
    public Verification(
            Project project,
            StatusReport report,
            PgSession session,
            Optional<String> schema,
            CheckLimits limits) {
        this(project, report, session, schema, limits, List.of());
    }

    /// @param logs where the log files ended before what is verified began
    public Verification(
            Project project,
            StatusReport report,
            PgSession session,
            Optional<String> schema,
            CheckLimits limits,
            List<LogMark> logs) {
        this.project = project;
        this.report = report;
        this.session = session;
        this.schema = schema;
        this.limits = limits;
        this.logs = List.copyOf(logs);
    }

    /// Runs all checks, whatever the earlier ones found.
    ///
    /// @throws SQLException when the connection is lost
    /// @throws InterruptedException when the thread is interrupted while an address is asked
    public List<Check> run() throws SQLException, InterruptedException {
        var checks = new ArrayList<>(database());
        for (var url : project.config().verify().urls()) {
            checks.add(new HttpCheck(url, limits).run());
        }
        logs.forEach(log -> checks.add(log.check()));
        return checks;
    }

    /// Runs the checks that need nothing but the database and the project's files.
    ///
    /// @throws SQLException when the connection is lost
    public List<Check> database() throws SQLException {
        var checks = new ArrayList<Check>();
        checks.add(files());
        checks.add(migrations());
        for (String table : project.config().verify().requiredTables()) {
            checks.add(table(table));
        }
        if (schema.isPresent() && project.config().tenants().isPresent()) {
            for (String table : project.config().tenants().get().requiredTables()) {
                checks.add(table(schema.get() + "." + table));
            }
        }
        for (String column : project.config().verify().requiredColumns()) {
            checks.add(column(column));
        }
        checks.add(indexes());
        checks.add(constraints());
        drift().ifPresent(checks::add);
        for (var query : project.config().verify().queries()) {
            checks.add(limits.stopped().getAsBoolean() ? notAsked(query) : query(query));
        }
        return checks;
    }

    private Check files() {
        var problems = project.problems();
        return problems.isEmpty()
                ? Check.passed(
                        Kind.FILES,
                        "files",
                        Counted.of(project.migrations().size(), "migration") + " understood")
                : Check.failed(Kind.FILES, "files", sentence(problems));
    }

    private Check migrations() {
        var problems =
                report.rows().stream()
                        .flatMap(row -> Validation.problem(report, row).stream())
                        .toList();
        var summary = report.summary();
        return problems.isEmpty()
                ? Check.passed(
                        Kind.MIGRATIONS,
                        "checksums and order",
                        "%d applied, %d pending".formatted(summary.applied(), summary.pending()))
                : Check.failed(Kind.MIGRATIONS, "checksums and order", sentence(problems));
    }

    private Check table(String name) throws SQLException {
        boolean found =
                session.first("select to_regclass(?) is not null", row -> row.getBoolean(1), name)
                        .orElse(false);
        return found
                ? Check.passed(Kind.TABLE, name, "")
                : Check.failed(Kind.TABLE, name, "does not exist, or this role may not see it");
    }

    private Check column(String name) throws SQLException {
        int dot = name.lastIndexOf('.');
        boolean found =
                dot > 0
                        && session.first(
                                        """
                                        select exists (select from pg_catalog.pg_attribute
                                                        where attrelid = to_regclass(?) and attname = ? and attnum > 0 and not attisdropped)
                                        """,
                                        row -> row.getBoolean(1),
                                        name.substring(0, dot),
                                        name.substring(dot + 1))
                                .orElse(false);
        return found
                ? Check.passed(Kind.COLUMN, name, "")
                : Check.failed(Kind.COLUMN, name, "does not exist, or this role may not see it");
    }

    /// Rows from before such a constraint may break it. While a migration is pending that may
    /// validate it, that is as it should be.
    private Check constraints() throws SQLException {
        var left =
                session.query(
                        """
                        select k.conname || ' on ' || k.conrelid::regclass
                          from pg_catalog.pg_constraint k
                         where not k.convalidated and k.conrelid <> 0
                           and coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
                         order by 1
                        """,
                        row -> row.getString(1));
        left.removeAll(project.config().verify().notValidated());
        if (left.isEmpty()) {
            return Check.passed(Kind.CONSTRAINTS, "constraints", "all are validated");
        }
        String found = "not validated: %s".formatted(String.join(", ", left));
        return report.summary().pending() > 0
                ? Check.passed(Kind.CONSTRAINTS, "constraints", found + "; migrations are pending")
                : Check.inconclusive(Kind.CONSTRAINTS, "constraints", found);
    }

    /// Where a schema was recorded.
    private Optional<Check> drift() throws SQLException {
        var ground = new Ground(report.tracking().name(), project.config().drift(), schema);
        if (!ground.exists(session)) {
            return Optional.empty();
        }
        try {
            var drift = ground.compare(session);
            var changes = drift.difference().changes();
            return Optional.of(
                    changes.isEmpty()
                            ? Check.passed(
                                    Kind.DRIFT,
                                    "drift",
                                    "none since %s".formatted(second(drift.since())))
                            : Check.failed(
                                    Kind.DRIFT,
                                    "drift",
                                    "%s since %s, the first is %s"
                                            .formatted(
                                                    drift.difference().summary(),
                                                    second(drift.since()),
                                                    changes.getFirst().key())));
        } catch (ProblemException e) {
            return Optional.of(Check.inconclusive(Kind.DRIFT, "drift", e.problem().why()));
        } catch (SQLException e) {
            if (!NOT_ANSWERED.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            return Optional.of(
                    Check.inconclusive(Kind.DRIFT, "drift", String.valueOf(e.getMessage())));
        }
    }

    private static Instant second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    /// An index that is being built is invalid too, and none of our business.
    private Check indexes() throws SQLException {
        var invalid =
                session.query(
                        """
                        select i.indexrelid::regclass::text
                          from pg_catalog.pg_index i
                          join pg_catalog.pg_class c on c.oid = i.indexrelid
                         where not i.indisvalid and c.relkind = 'i'
                           and not exists (select from pg_catalog.pg_stat_progress_create_index p
                                            where p.index_relid = i.indexrelid)
                         order by 1
                        """,
                        row -> row.getString(1));
        return invalid.isEmpty()
                ? Check.passed(Kind.INDEXES, "indexes", "all are valid")
                : Check.failed(
                        Kind.INDEXES,
                        "indexes",
                        "invalid: %s".formatted(String.join(", ", invalid)));
    }

    private static Check notAsked(VerifyConfig.Query query) {
        return Check.inconclusive(
                Kind.QUERY, query.name(), "was not asked: somebody asked to stop");
    }

    private Check query(VerifyConfig.Query query) throws SQLException {
        session.send("begin transaction read only");
        try {
            session.send("set local statement_timeout = %d".formatted(limits.time().toMillis()));
            var answers = session.query(query.sql(), row -> row.getObject(1));
            @Nullable Object answer = answers.isEmpty() ? null : answers.getFirst();
            return Boolean.TRUE.equals(answer)
                    ? Check.passed(Kind.QUERY, query.name(), "")
                    : Check.failed(
                            Kind.QUERY,
                            query.name(),
                            answers.isEmpty()
                                    ? "it returned no row instead of true"
                                    : "it returned %s instead of true".formatted(answer));
        } catch (SQLException e) {
            if (ServerErrors.connectionLost(e)) {
                throw e;
            }
            String message =
                    ServerErrors.of(e)
                            .map(error -> error.message())
                            .orElse(String.valueOf(e.getMessage()));
            return NOT_ANSWERED.contains(String.valueOf(e.getSQLState()))
                    ? Check.inconclusive(Kind.QUERY, query.name(), message)
                    : Check.failed(Kind.QUERY, query.name(), message);
        } finally {
            if (!session.isClosed()) {
                session.send("rollback");
            }
        }
    }

    private static String sentence(List<Problem> problems) {
        var first = problems.getFirst();
        String more = problems.size() > 1 ? "; and %d more".formatted(problems.size() - 1) : "";
        return "%s: %s%s".formatted(first.what(), first.why(), more);
    }
}
