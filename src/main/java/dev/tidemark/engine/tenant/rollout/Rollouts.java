package dev.tidemark.engine.tenant.rollout;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.tenant.rollout.RolloutSummary.Phase;
import dev.tidemark.engine.tenant.rollout.TenantResult.State;
import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rollouts of a project that the database knows.
final class Rollouts {
    /// Two that begin one at once wait for each other; the number is the word's bytes.
    private static final long LOCK = 0x6c69737400000000L;

    private final PgSession session;
    private final Project project;

    /// @param session in no transaction
    Rollouts(PgSession session, Project project) {
        this.session = session;
        this.project = project;
    }

    /// A rollout as it is kept.
    ///
    /// @param files tells whether the migrations are still those that it began with
    record Kept(UUID id, String task, String files, Phase phase, Optional<String> reason) {
        WorkList list() {
            return new WorkList(id);
        }
    }

    /// A list to work on.
    ///
    /// @param joined whether it was there already
    record Opened(WorkList list, boolean joined) {}

    /// The latest one.
    Optional<Kept> latest() throws SQLException {
        if (!RolloutTables.exist(session)) {
            return Optional.empty();
        }
        return session.first(
                """
                select id, task, files, state, reason from tidemark_rollout.rollout
                 where project = ? order by started_at desc limit 1
                """,
                row ->
                        new Kept(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getString(3),
                                RolloutSummary.phase(row.getString(4)),
                                Optional.ofNullable(row.getString(5))),
                project.config().name());
    }

    /// Puts a plan into the database, or finds it there: a rollout of the same work that is not at
    /// its end is joined, one that died is taken up again.
    ///
    /// @throws ProblemException TENANT_ROLLOUT_OPEN when another one is under way, or this one is
    ///   paused
    Opened open(TenantsPlan plan, RolloutSettings settings) throws SQLException {
        RolloutTables.create(session);
        session.send("begin; select pg_advisory_xact_lock(%d)".formatted(LOCK));
        boolean committed = false;
        try {
            var opened = openLocked(plan, settings);
            session.send("commit");
            committed = true;
            return opened;
        } finally {
            if (!committed && !session.isClosed()) {
                session.send("rollback");
            }
        }
    }

    private Opened openLocked(TenantsPlan plan, RolloutSettings settings) throws SQLException {
        String files = FilesDigest.of(project);
        var open =
                latest().filter(kept ->
                        kept.phase() == Phase.RUNNING || kept.phase() == Phase.PAUSED);
        if (open.isPresent()) {
            var kept = open.get();
            boolean alive = workedOn(kept.id());
            boolean same =
                    kept.task().equals(plan.task().text())
                            && kept.files().equals(files)
                            && covers(kept.id(), plan);
            if (kept.phase() == Phase.PAUSED) {
                throw paused(kept).asException();
            }
            if (same) {
                if (!alive) {
                    again(kept.id());
                }
                return new Opened(kept.list(), true);
            }
            if (alive) {
                throw underWay(kept).asException();
            }
            kept.list().end(session, Phase.STOPPED, "another rollout took its place");
        }
        return new Opened(create(plan, files, settings), false);
    }

    private boolean covers(UUID id, TenantsPlan plan) throws SQLException {
        var listed =
                new HashSet<>(
                        session.query(
                                "select schema from tidemark_rollout.tenant where rollout = ?",
                                row -> row.getString(1),
                                id));
        return plan.entries().stream().allMatch(entry -> listed.contains(entry.schema()));
    }

    /// Whether a session that took a tenant of a rollout is still there.
    boolean workedOn(UUID id) throws SQLException {
        return session.first(
                        """
                        select exists (select from tidemark_rollout.tenant t
                                         join pg_catalog.pg_stat_activity a on a.pid = t.worker_pid
                                        where t.rollout = ? and t.state = 'working'
                                          and coalesce(a.backend_start = t.worker_start, true))
                        """,
                        row -> row.getBoolean(1),
                        id)
                .orElse(false);
    }

    /// Lets what failed or was blocked be tried again.
    ///
    /// @return how many tenants
    int again(UUID id) throws SQLException {
        int tenants =
                session.query(
                                """
                                update tidemark_rollout.tenant set state = 'waiting'
                                 where rollout = ? and state in ('failed', 'blocked') returning 1
                                """,
                                row -> row.getInt(1),
                                id)
                        .size();
        session.query(
                """
                update tidemark_rollout.rollout set state = 'running', reason = null, ended_at = null
                 where id = ? returning 1
                """,
                row -> row.getInt(1),
                id);
        return tenants;
    }

    /// Changes whether a rollout goes on.
    ///
    /// @return whether it was in one of the phases that this is possible from
    boolean turn(UUID id, Phase to, String reason, List<Phase> from) throws SQLException {
        return !session.query(
                        """
                        update tidemark_rollout.rollout set state = ?, reason = nullif(?, '')
                         where id = ? and state = any(?) returning 1
                        """,
                        row -> row.getInt(1),
                        to.text(),
                        reason,
                        id,
                        texts(from.stream().map(Phase::text).toList()))
                .isEmpty();
    }

    /// Leaves a tenant out that nobody works on.
    ///
    /// @return whether it was in the list, and not done or being worked on
    boolean exclude(UUID id, String schema, String reason) throws SQLException {
        return !session.query(
                        """
                        update tidemark_rollout.tenant set state = 'excluded', reason = ?
                         where rollout = ? and schema = ?
                           and state in ('waiting', 'failed', 'blocked') returning 1
                        """,
                        row -> row.getInt(1),
                        reason,
                        id,
                        schema)
                .isEmpty();
    }

    private WorkList create(TenantsPlan plan, String files, RolloutSettings settings)
            throws SQLException {
        var list = new WorkList(UUID.randomUUID());
        session.query(
                """
                insert into tidemark_rollout.rollout
                       (id, project, task, files, state, on_failure, most_failures, started_by)
                values (?, ?, ?, ?, 'running', ?, ?, ?) returning 1
                """,
                row -> row.getInt(1),
                list.rollout(),
                project.config().name(),
                plan.task().text(),
                files,
                settings.onFailure().text(),
                settings.mostFailures().isPresent() ? settings.mostFailures().getAsInt() : null,
                settings.run().actor().text());
        insert(list, plan, settings);
        var there =
                plan.report().tenants().stream()
                        .filter(tenant -> tenant.table().isPresent())
                        .map(tenant -> tenant.schema())
                        .toList();
        session.query(
                """
                insert into tidemark_rollout.known (project, schema)
                select ?, unnest(?::text[]) on conflict do nothing returning 1
                """,
                row -> row.getInt(1),
                project.config().name(),
                texts(there));
        return list;
    }

    private void insert(WorkList list, TenantsPlan plan, RolloutSettings settings)
            throws SQLException {
        var rows = new Rows();
        int place = 0;
        for (var entry : plan.entries()) {
            if (entry.problem().isPresent()) {
                rows.add(entry.schema(), 0, State.BLOCKED, entry.problem(), null);
            } else {
                rows.add(
                        entry.schema(),
                        settings.waveOf(place++),
                        State.WAITING,
                        Optional.empty(),
                        null);
            }
        }
        for (var left : plan.excluded()) {
            rows.add(left.schema(), 0, State.EXCLUDED, Optional.empty(), left.reason());
        }
        session.query(
                """
                insert into tidemark_rollout.tenant
                       (rollout, schema, wave, place, state, code, error, hint, reason)
                select ?, r.* from unnest(?::text[], ?::int[], ?::int[], ?::text[], ?::text[],
                                          ?::text[], ?::text[], ?::text[]) r
                returning 1
                """,
                row -> row.getInt(1),
                list.rollout(),
                texts(rows.schemas),
                numbers(rows.waves),
                numbers(rows.places),
                texts(rows.states),
                texts(rows.codes),
                texts(rows.errors),
                texts(rows.hints),
                texts(rows.reasons));
    }

    /// The columns of the rows to insert.
    private static final class Rows {
        final List<String> schemas = new ArrayList<>();
        final List<Integer> waves = new ArrayList<>();
        final List<Integer> places = new ArrayList<>();
        final List<String> states = new ArrayList<>();
        final List<@Nullable String> codes = new ArrayList<>();
        final List<@Nullable String> errors = new ArrayList<>();
        final List<@Nullable String> hints = new ArrayList<>();
        final List<@Nullable String> reasons = new ArrayList<>();

        void add(
                String schema,
                int wave,
                State state,
                Optional<Problem> problem,
                @Nullable String reason) {
            places.add(schemas.size());
            schemas.add(schema);
            waves.add(wave);
            states.add(state.text());
            codes.add(problem.map(found -> found.code().text()).orElse(null));
            errors.add(problem.map(found -> found.what() + ": " + found.why()).orElse(null));
            hints.add(problem.map(Problem::hint).orElse(null));
            reasons.add(reason);
        }
    }

    private Array texts(List<? extends @Nullable String> values) throws SQLException {
        return session.jdbc().createArrayOf("text", values.toArray());
    }

    private Array numbers(List<Integer> values) throws SQLException {
        return session.jdbc().createArrayOf("int4", values.toArray());
    }

    private static Problem paused(Kept kept) {
        return Problem.of(
                ProblemCode.TENANT_ROLLOUT_OPEN,
                "No rollout was begun",
                "The rollout `%s` is paused%s"
                        .formatted(
                                kept.task(), kept.reason().map(reason -> ": " + reason).orElse("")),
                "Go on with `tidemark tenants resume`, or end it with `tidemark tenants stop`.");
    }

    private static Problem underWay(Kept kept) {
        return Problem.of(
                ProblemCode.TENANT_ROLLOUT_OPEN,
                "No rollout was begun",
                "Another process works on the rollout `%s`".formatted(kept.task()),
                "Wait for its end, or end it with `tidemark tenants stop`.");
    }
}
