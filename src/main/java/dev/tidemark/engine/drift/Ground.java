package dev.tidemark.engine.drift;

import dev.tidemark.engine.catalog.CatalogScope;
import dev.tidemark.engine.catalog.CatalogScope.Part;
import dev.tidemark.engine.catalog.CatalogTransaction;
import dev.tidemark.engine.catalog.DefinitionsQuery;
import dev.tidemark.engine.catalog.ObjectChange;
import dev.tidemark.engine.catalog.ObjectKey;
import dev.tidemark.engine.catalog.SchemaDifference;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.project.DriftConfig;
import dev.tidemark.engine.tracking.TrackingTableName;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the schema of a database was when it was last recorded: a table beside the tracking table
/// with the definition of each object. Recording writes the objects that changed only; the server
/// does all of it, so that no definition travels.
public final class Ground {
    /// The row that says of what the others are.
    private static final String SELF = "ground";

    private final TrackingTableName tracking;
    private final DriftConfig config;
    private final String table;
    private final CatalogScope scope;

    /// @param tracking the tracking table, beside which it lies
    /// @param config says which schemas count
    /// @param tenant the schema that alone counts
    public Ground(TrackingTableName tracking, DriftConfig config, Optional<String> tenant) {
        this.tracking = tracking;
        this.config = config;
        this.table = tracking.ground().quoted();
        this.scope = scope(config, tenant).without(tracking.tables());
    }

    private static CatalogScope scope(DriftConfig config, Optional<String> tenant) {
        if (tenant.isPresent()) {
            return CatalogScope.schemas(List.of(tenant.get()));
        }
        return config.schemas().isEmpty()
                ? CatalogScope.whole()
                : CatalogScope.schemas(config.schemas());
    }

    /// Whether a schema was ever recorded.
    ///
    /// @throws SQLException the server's error
    public boolean exists(PgSession session) throws SQLException {
        return session.first("select to_regclass(?) is not null", row -> row.getBoolean(1), table)
                .orElse(false);
    }

    /// Whether a run that changed something is to record what it leaves.
    ///
    /// @throws SQLException the server's error
    public boolean wanted(PgSession session) throws SQLException {
        return switch (config.recording()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case ONCE_ACCEPTED -> exists(session);
        };
    }

    /// Records the present schema, in a transaction of its own.
    ///
    /// @param run the run that leaves it so
    /// @param also statements of the same transaction, for example an entry in the journal
    /// @throws SQLException the server's error; nothing was recorded
    public void record(PgSession session, UUID run, String... also) throws SQLException {
        var query = query(session);
        session.send("begin");
        try {
            session.send(
                    CatalogTransaction.settings(
                            query.searchPath(), CatalogTransaction.LOCK_TIMEOUT));
            if (!exists(session)) {
                session.send(create());
            }
            session.query(
                    store(query.sql()),
                    row -> row.getLong(1),
                    query.parameters().get(0),
                    query.parameters().get(1),
                    SELF,
                    tracking.toString(),
                    self(session),
                    run.toString(),
                    run.toString());
            for (String statement : also) {
                session.send(statement);
            }
            session.send("commit");
        } catch (SQLException e) {
            if (!session.isClosed()) {
                session.send("rollback");
            }
            throw e;
        }
    }

    private DefinitionsQuery query(PgSession session) {
        return DefinitionsQuery.of(scope, session.serverVersion());
    }

    private String create() {
        return """
        create table if not exists %s (
          kind text not null,
          name text not null,
          part_of text not null,
          definition text not null,
          recorded_at timestamptz not null default clock_timestamp(),
          run_id uuid not null,
          primary key (kind, name))\
        """
                .formatted(table);
    }

    private String store(String definitions) {
        return """
        with now as materialized (
          select distinct on (kind, name) kind, name, part_of, definition from (
        %2$s) as read
          union all
          select ?::text, ?::text, '', ?::text),
        gone as (
          delete from %1$s t where not exists (select from now n where n.kind = t.kind and n.name = t.name) returning 1),
        changed as (
          insert into %1$s as t (kind, name, part_of, definition, run_id)
          select n.kind, n.name, n.part_of, n.definition, ?::uuid from now n
            left join %1$s o on o.kind = n.kind and o.name = n.name
           where o.definition is distinct from n.definition or n.kind = 'ground'
          on conflict (kind, name) do update
            set part_of = excluded.part_of, definition = excluded.definition,
                recorded_at = clock_timestamp(), run_id = ?::uuid
          returning 1)
        select (select count(*) from gone) + (select count(*) from changed)
        """
                .formatted(table, definitions);
    }

    /// Compares the present schema with what was recorded, in a transaction that reads only.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when nothing was recorded, or something
    ///   else than what would be compared
    /// @throws SQLException the server's error
    public Drift compare(PgSession session) throws SQLException {
        var query = query(session);
        try (var transaction =
                CatalogTransaction.open(
                        session, query.searchPath(), CatalogTransaction.LOCK_TIMEOUT)) {
            if (!exists(transaction.session())) {
                throw missing();
            }
            var recorded = recorded(session);
            var changes =
                    session.query(
                            """
                            with now as materialized (select distinct on (kind, name) kind, name, part_of, definition from (
                            %2$s) as read)
                            select coalesce(n.kind, t.kind), coalesce(n.name, t.name), coalesce(n.part_of, t.part_of),
                                   t.definition, n.definition
                              from (select * from %1$s where kind <> 'ground') t
                              full join now n on n.kind = t.kind and n.name = t.name
                             where t.definition is distinct from n.definition
                            """
                                    .formatted(table, query.sql()),
                            row ->
                                    new ObjectChange(
                                            new ObjectKey(
                                                    row.getString(1),
                                                    row.getString(2),
                                                    row.getString(3)),
                                            Optional.ofNullable(row.getString(4)),
                                            Optional.ofNullable(row.getString(5))),
                            query.parameters().toArray());
            var sorted = new ArrayList<>(changes);
            sorted.sort((one, other) -> one.key().compareTo(other.key()));
            return new Drift(recorded, scopeText(), new SchemaDifference(sorted));
        }
    }

    private Instant recorded(PgSession session) throws SQLException {
        record Self(String of, Instant at) {}
        @Nullable Self self =
                session.first(
                                "select definition, recorded_at from %s where kind = ?"
                                        .formatted(table),
                                row ->
                                        new Self(
                                                row.getString(1),
                                                row.getObject(2, OffsetDateTime.class).toInstant()),
                                SELF)
                        .orElse(null);
        if (self == null) {
            throw missing();
        }
        if (!self.of.equals(self(session))) {
            throw Problem.of(
                            ProblemCode.GROUND_NOT_COMPARABLE,
                            "The schema was not compared",
                            "What was recorded is of %s; compared would be %s."
                                    .formatted(self.of, self(session)),
                            "Look at the schema, then take it as it is with `tidemark drift accept`.")
                    .asException();
        }
        return self.at;
    }

    private RuntimeException missing() {
        return Problem.of(
                        ProblemCode.GROUND_MISSING,
                        "The schema was not compared",
                        "No schema was recorded beside %s yet.".formatted(tracking),
                        "Take the present schema as the ground with `tidemark drift accept`.")
                .asException();
    }

    /// Definitions are comparable within one major version and one scope.
    private String self(PgSession session) {
        return "%s on PostgreSQL %d".formatted(scopeText(), session.serverVersion() / 10_000);
    }

    private String scopeText() {
        return switch (scope.part()) {
            case Part.Whole _ -> "the whole database";
            case Part.Schemas(var names) -> "schema " + String.join(", ", names);
            case Part.Relative(var name) -> "schema " + name;
        };
    }
}
