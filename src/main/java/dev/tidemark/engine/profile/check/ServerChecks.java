package dev.tidemark.engine.profile.check;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.PoolerCheck;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.postgres.ServerFacts;
import dev.tidemark.engine.postgres.ServerSupport;
import dev.tidemark.engine.postgres.Target;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.sql.SqlQuote;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the server itself says, over one session. Nothing is changed.
final class ServerChecks {
    private final PgSession session;
    private final Target target;
    private final TrackingRequest request;
    private @Nullable TrackingState tracking;
    private @Nullable Problem trackingProblem;

    ServerChecks(PgSession session, Target target, TrackingRequest request) {
        this.session = session;
        this.target = target;
        this.request = request;
    }

    Finding version() throws SQLException {
        String words =
                session.first("select version()", row -> row.getString(1))
                        .orElse(session.serverVersionText());
        var told = ServerSupport.of(session);
        var support =
                told.level() == ServerSupport.Level.OTHER_SYSTEM
                        ? told
                        : ServerSupport.of(session.serverVersion(), words);
        return support.warning()
                .map(warning -> Finding.warned(warning, List.of(words)))
                .orElseGet(() ->
                        Finding.passed(
                                "PostgreSQL " + session.serverVersionText(), List.of(words)));
    }

    Finding writable() throws SQLException {
        var facts = ServerFacts.read(session);
        return facts.refusal(target)
                .map(Finding::warned)
                .orElseGet(() -> Finding.passed("a primary that takes changes"));
    }

    Finding rights() throws SQLException {
        var facts = ServerFacts.read(session);
        var missing = new ArrayList<Problem>();
        String schema = facts.schema();
        boolean mayCreate =
                schema != null
                        && session.first(
                                        "select has_schema_privilege(?, 'CREATE')",
                                        row -> row.getBoolean(1),
                                        schema)
                                .orElse(false);
        if (!mayCreate) {
            missing.add(mayNotCreate(facts.role(), schema));
        }
        state().map(TrackingState::rightsMissing).ifPresent(missing::addAll);
        if (missing.isEmpty()) {
            return Finding.passed(
                    "%s may create tables in %s and write the tracking table"
                            .formatted(facts.role(), schema));
        }
        var first = missing.getFirst();
        return new Finding(
                CheckResult.Verdict.WARNED,
                first.why(),
                missing.stream().map(problem -> problem.why() + " " + problem.hint()).toList(),
                Optional.of(first));
    }

    Finding tracking() {
        var found = state();
        if (found.isEmpty()) {
            return Optional.ofNullable(trackingProblem)
                    .map(Finding::warned)
                    .orElseGet(() -> Finding.skipped("not read"));
        }
        var state = found.get();
        if (!state.exists()) {
            return Finding.passed("none yet; the first run creates %s".formatted(state.name()));
        }
        return Finding.passed(
                "%s of %s, %d entries"
                        .formatted(state.name(), state.table().tool().title(), state.rows().size()),
                List.of(
                        state.journalExists()
                                ? "with a journal"
                                : "without a journal, which `tidemark adopt` or the first run adds"));
    }

    Finding lock() {
        var found = state();
        if (found.isEmpty()) {
            return Finding.skipped("no tracking table was read");
        }
        return found.get()
                .lockHolder()
                .map(holder ->
                        Finding.warned("held: another run is active", List.of(holder.text())))
                .orElseGet(() -> Finding.passed("free"));
    }

    Finding pooler() throws SQLException {
        return PoolerCheck.check(session, target)
                .map(Finding::warned)
                .orElseGet(() -> Finding.passed("no pooling proxy stands between"));
    }

    /// What a query that the server refused means: the connection works, this could not be told.
    Finding refused(SQLException failure) {
        var error = ServerErrors.of(failure);
        var problem =
                Problem.of(
                                ServerErrors.connectionLost(failure)
                                        ? ProblemCode.CONNECTION_LOST
                                        : ProblemCode.STATEMENT_FAILED,
                                "This was not found out on %s".formatted(target),
                                error.map(it -> it.message())
                                        .orElse(String.valueOf(failure.getMessage())),
                                "Read the server's words; the connection itself works.")
                        .withServer(error.orElse(null));
        return Finding.warned(problem);
    }

    private Optional<TrackingState> state() {
        if (tracking == null && trackingProblem == null) {
            try {
                tracking = TrackingState.read(session, request);
            } catch (ProblemException e) {
                trackingProblem = e.problem();
            }
        }
        return Optional.ofNullable(tracking);
    }

    private Problem mayNotCreate(String role, @Nullable String schema) {
        return schema == null
                ? Problem.of(
                        ProblemCode.NO_RIGHTS,
                        "Nothing can be created on %s".formatted(target),
                        "no schema of the search path exists.",
                        "Create one, or set search_path.")
                : Problem.of(
                        ProblemCode.NO_RIGHTS,
                        "No table can be created on %s".formatted(target),
                        "%s may not create tables in schema %s.".formatted(role, schema),
                        "GRANT CREATE ON SCHEMA %s TO %s;"
                                .formatted(SqlQuote.identifier(schema), SqlQuote.identifier(role)));
    }
}
