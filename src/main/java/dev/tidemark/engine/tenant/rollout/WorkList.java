package dev.tidemark.engine.tenant.rollout;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.tenant.rollout.TenantResult.State;
import dev.tidemark.engine.tracking.WorkerSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rollout's list of tenants in the database, from which workers take one after the other.
///
/// Every call is a statement of its own in autocommit: no transaction is open while a tenant is
/// worked on. Who takes a tenant writes down its session; when that session is gone, the tenant is
/// free again. That nobody works on a tenant beside it is up to the tracking table's lock.
record WorkList(UUID rollout) {
    /// The tenants that may be taken now. A canary that failed, and whatever the rollout's own
    /// rules are, keep others from it.
    private static final String TO_BE_TAKEN =
            """
            select c.schema from tidemark_rollout.tenant c
              join tidemark_rollout.rollout r on r.id = c.rollout
             where c.rollout = ?::uuid and r.state = 'running' and c.state = 'waiting'
               and c.wave = (select min(w.wave) from tidemark_rollout.tenant w
                              where w.rollout = ?::uuid and w.state in ('waiting', 'working'))
               and not exists (select from tidemark_rollout.tenant f
                                where f.rollout = r.id and f.state = 'failed'
                                  and (r.on_failure = 'stop'
                                       or f.wave < c.wave
                                          and (f.wave = 0 or r.on_failure = 'end-wave')))
               and (r.most_failures is null
                    or r.most_failures > (select count(*) from tidemark_rollout.tenant f
                                           where f.rollout = r.id and f.state = 'failed'))
            """;

    private static final String TAKE =
            """
            update tidemark_rollout.tenant t
               set state = 'working', attempts = t.attempts + 1, worker_pid = ?,
                   worker_start = ?::timestamptz, worker_host = ?, started_at = clock_timestamp(),
                   finished_at = null, code = null, error = null, hint = null, done = null
             where t.rollout = ?::uuid and t.schema = (
            """
                    + TO_BE_TAKEN
                    + """
                       order by c.place for update of c skip locked limit 1)
                    returning t.schema, t.wave, t.attempts
                    """;

    private static final String HELD_UP =
            """
            select not exists (select from tidemark_rollout.tenant w
                                where w.rollout = ?::uuid and w.state = 'working')
               and not exists (
            """
                    + TO_BE_TAKEN
                    + ")";

    private static final String FREE =
            """
            update tidemark_rollout.tenant t set state = 'waiting', worker_pid = null
             where t.rollout = ?::uuid and t.state = 'working' and not exists (
                   select from pg_catalog.pg_stat_activity a
                    where a.pid = t.worker_pid
                      and coalesce(a.backend_start = t.worker_start, true))
            returning t.schema
            """;

    /// A tenant that was taken.
    ///
    /// @param attempt 1 for the first
    record Taken(String schema, int wave, int attempt) {}

    /// How a list stands.
    record Standing(RolloutSummary.Phase phase, int waiting, int working, String reason) {}

    /// A wave in numbers.
    record Wave(int tenants, int done, int failed) {}

    /// Takes the next tenant; empty when there is none to be taken now.
    Optional<Taken> take(PgSession session, WorkerSession worker, String host) throws SQLException {
        return session.first(
                TAKE,
                row -> new Taken(row.getString(1), row.getInt(2), row.getInt(3)),
                worker.backendPid(),
                worker.backendStart().toString(),
                host,
                rollout.toString(),
                rollout.toString(),
                rollout.toString());
    }

    /// Whether nobody works on a tenant and the rules let none be taken. One that somebody is just
    /// taking is passed over by [#take], but still counts as waiting here.
    boolean heldUp(PgSession session) throws SQLException {
        return session.first(
                        HELD_UP,
                        row -> row.getBoolean(1),
                        rollout.toString(),
                        rollout.toString(),
                        rollout.toString())
                .orElse(false);
    }

    /// Frees the tenants whose workers are gone.
    ///
    /// @return their schemas
    List<String> free(PgSession session) throws SQLException {
        return session.query(FREE, row -> row.getString(1), rollout.toString());
    }

    /// Writes how a tenant ended, unless somebody else has it by now.
    void done(PgSession session, WorkerSession worker, String schema, List<String> versions)
            throws SQLException {
        end(session, worker, schema, State.DONE, String.join(",", versions), null);
    }

    /// Writes why a tenant failed, unless somebody else has it by now.
    ///
    /// @param versions what is in force nevertheless
    void failed(
            PgSession session,
            WorkerSession worker,
            String schema,
            List<String> versions,
            Problem problem)
            throws SQLException {
        end(session, worker, schema, State.FAILED, String.join(",", versions), problem);
    }

    /// Gives a tenant back that was stopped.
    void release(PgSession session, WorkerSession worker, String schema) throws SQLException {
        end(session, worker, schema, State.WAITING, "", null);
    }

    private void end(
            PgSession session,
            WorkerSession worker,
            String schema,
            State state,
            String versions,
            @Nullable Problem problem)
            throws SQLException {
        session.query(
                """
                update tidemark_rollout.tenant
                   set state = ?, finished_at = clock_timestamp(), done = ?, code = ?, error = ?,
                       hint = ?, worker_pid = null
                 where rollout = ?::uuid and schema = ? and worker_pid = ? and state = 'working'
                returning 1
                """,
                row -> row.getInt(1),
                state.text(),
                versions,
                problem == null ? null : problem.code().text(),
                problem == null ? null : problem.what() + ": " + problem.why(),
                problem == null ? null : problem.hint(),
                rollout.toString(),
                schema,
                worker.backendPid());
    }

    /// How it stands.
    Standing standing(PgSession session) throws SQLException {
        return session.first(
                        """
                        select r.state, coalesce(r.reason, ''),
                               count(*) filter (where t.state = 'waiting'),
                               count(*) filter (where t.state = 'working')
                          from tidemark_rollout.rollout r
                          left join tidemark_rollout.tenant t
                            on t.rollout = r.id and t.state in ('waiting', 'working')
                         where r.id = ?::uuid group by r.id
                        """,
                        row ->
                                new Standing(
                                        RolloutSummary.phase(row.getString(1)),
                                        row.getInt(3),
                                        row.getInt(4),
                                        row.getString(2)),
                        rollout.toString())
                .orElseThrow();
    }

    /// Ends a rollout of which nothing is left to do, or whose rules allow no more.
    void end(PgSession session, RolloutSummary.Phase phase, String reason) throws SQLException {
        session.query(
                """
                update tidemark_rollout.rollout
                   set state = ?, reason = nullif(?, ''), ended_at = clock_timestamp()
                 where id = ?::uuid and state = 'running' returning 1
                """,
                row -> row.getInt(1),
                phase.text(),
                reason,
                rollout.toString());
    }

    /// A wave in numbers.
    Wave wave(PgSession session, int number) throws SQLException {
        return session.first(
                        """
                        select count(*), count(*) filter (where state = 'done'),
                               count(*) filter (where state = 'failed')
                          from tidemark_rollout.tenant
                         where rollout = ?::uuid and wave = ? and state not in ('excluded', 'blocked')
                        """,
                        row -> new Wave(row.getInt(1), row.getInt(2), row.getInt(3)),
                        rollout.toString(),
                        number)
                .orElseThrow();
    }

    /// Everything it says.
    RolloutSummary summary(PgSession session) throws SQLException {
        var tenants =
                session.query(
                        """
                        select schema, wave, state, attempts, done, code, error, hint, reason
                          from tidemark_rollout.tenant where rollout = ?::uuid order by wave, place
                        """,
                        WorkList::result,
                        rollout.toString());
        return session.first(
                        "select task, state, reason from tidemark_rollout.rollout where id = ?::uuid",
                        row ->
                                new RolloutSummary(
                                        rollout,
                                        row.getString(1),
                                        RolloutSummary.phase(row.getString(2)),
                                        Optional.ofNullable(row.getString(3)),
                                        0,
                                        tenants),
                        rollout.toString())
                .orElseThrow();
    }

    private static TenantResult result(ResultSet row) throws SQLException {
        return new TenantResult(
                row.getString(1),
                row.getInt(2),
                State.of(row.getString(3)),
                row.getInt(4),
                Optional.ofNullable(row.getString(5)).filter(text -> !text.isEmpty()),
                Optional.ofNullable(row.getString(6)),
                Optional.ofNullable(row.getString(7)),
                Optional.ofNullable(row.getString(8)),
                Optional.ofNullable(row.getString(9)));
    }
}
