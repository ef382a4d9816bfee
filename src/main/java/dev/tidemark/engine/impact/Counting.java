package dev.tidemark.engine.impact;

import dev.tidemark.engine.archive.Savings;
import dev.tidemark.engine.impact.Loss.Count;
import dev.tidemark.engine.impact.Loss.Exactness;
import dev.tidemark.engine.impact.Loss.Kind;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.problem.SourcePosition;
import dev.tidemark.engine.sql.Removal;
import dev.tidemark.engine.sql.SqlName;
import dev.tidemark.engine.sql.SqlQuote;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Asks a database what is in the objects that would go, and what depends on them.
final class Counting {
    private static final String LIMIT = "3s";
    private static final String LOCK_LIMIT = "1s";

    /// Views that use a table, or one of its columns when a number is given (PostgreSQL manual
    /// 52.18: rules hold a view's dependencies).
    private static final String VIEWS =
            """
            select distinct case v.relkind when 'm' then 'materialized view ' else 'view ' end
                   || v.oid::regclass::text as name
            from pg_depend d
            join pg_rewrite r on r.oid = d.objid
            join pg_class v on v.oid = r.ev_class
            where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
              and d.refobjid = ? and v.oid <> d.refobjid and (? = 0 or d.refobjsubid = ?)
            order by name
            """;

    private static final String TABLES =
            """
            select 'table ' || c.oid::regclass::text as name
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = ? and c.relkind in ('r', 'p')
            order by name
            """;

    /// Names of a schema's tables that are told; their number is told anyway.
    private static final int MOST_NAMES = 20;

    private static final String FOREIGN_KEYS =
            """
            select 'foreign key ' || conname || ' of ' || conrelid::regclass::text as name
            from pg_constraint
            where contype = 'f' and confrelid = ? and conrelid <> confrelid
              and (? = 0 or ? = any (confkey))
            order by name
            """;

    private static final Fate NO_DATA = new Fate.NoData();

    private final PgSession session;

    Counting(PgSession session) {
        this.session = session;
    }

    Loss loss(String version, SourcePosition where, Removal removal) throws SQLException {
        var loss = counted(version, where, removal);
        return loss.losesData() ? loss.with(fate(Savings.of(session, removal))) : loss;
    }

    private static Fate fate(Savings savings) {
        return savings.complete()
                ? new Fate.Saved(savings.bytes(), savings.notes())
                : new Fate.Lost(String.join("; ", savings.unsaved()));
    }

    private Loss counted(String version, SourcePosition where, Removal removal)
            throws SQLException {
        return switch (removal) {
            case Removal.DroppedObject object -> object(version, where, object);
            case Removal.DroppedColumn column -> column(version, where, column);
            case Removal.ConvertedColumn(var table, var column) ->
                    converted(version, where, table, column);
            case Removal.EmptiedTable(var table, var cascade) ->
                    new Loss(
                            version,
                            where,
                            Kind.ROWS,
                            table.toString(),
                            rows(table),
                            List.of(),
                            cascade,
                            NO_DATA);
            case Removal.ChangedRows(var command, var table) ->
                    new Loss(
                            version,
                            where,
                            Kind.CHANGED_ROWS,
                            "%s %s".formatted(command, table),
                            Count.NONE,
                            List.of(),
                            false,
                            NO_DATA);
            case Removal.Unseen(var command) ->
                    new Loss(
                            version,
                            where,
                            Kind.UNSEEN,
                            command,
                            Count.NONE,
                            List.of(),
                            false,
                            NO_DATA);
        };
    }

    private Loss object(String version, SourcePosition where, Removal.DroppedObject object)
            throws SQLException {
        if (object.kind().equals("SCHEMA")) {
            return schema(version, where, object);
        }
        boolean table = object.kind().equals("TABLE");
        boolean holdsRows = table || object.kind().equals("MATERIALIZED VIEW");
        Optional<Long> oid = oid(object.name());
        String name = object.name().toString();
        return new Loss(
                version,
                where,
                table ? Kind.TABLE : Kind.OBJECT,
                table ? name : "%s %s".formatted(object.kind().toLowerCase(Locale.ROOT), name),
                holdsRows ? rows(object.name()) : Count.NONE,
                oid.isPresent() ? dependants(oid.get(), 0) : List.of(),
                object.cascade(),
                NO_DATA);
    }

    private Loss schema(String version, SourcePosition where, Removal.DroppedObject object)
            throws SQLException {
        boolean there =
                session.first(
                                "select 1 from pg_namespace where nspname = ?",
                                row -> row.getInt(1),
                                object.name().name())
                        .isPresent();
        var tables = session.query(TABLES, row -> row.getString(1), object.name().name());
        return new Loss(
                version,
                where,
                Kind.SCHEMA,
                object.name().toString(),
                there ? new Count(OptionalLong.of(tables.size()), Exactness.COUNTED) : Count.ABSENT,
                tables.stream().limit(MOST_NAMES).toList(),
                object.cascade(),
                NO_DATA);
    }

    private Loss column(String version, SourcePosition where, Removal.DroppedColumn column)
            throws SQLException {
        var found = values(column.table(), column.column());
        return new Loss(
                version,
                where,
                Kind.COLUMN,
                "%s.%s".formatted(column.table(), new SqlName(null, column.column())),
                found.count(),
                found.dependants(),
                column.cascade(),
                NO_DATA);
    }

    private Loss converted(String version, SourcePosition where, SqlName table, String column)
            throws SQLException {
        return new Loss(
                version,
                where,
                Kind.CONVERTED,
                "%s.%s".formatted(table, new SqlName(null, column)),
                values(table, column).count(),
                List.of(),
                false,
                NO_DATA);
    }

    private record Values(Count count, List<String> dependants) {}

    private Values values(SqlName name, String column) throws SQLException {
        Optional<Long> table = oid(name);
        Optional<Integer> number =
                table.isEmpty()
                        ? Optional.empty()
                        : session.first(
                                "select attnum from pg_attribute where attrelid = ? and attname = ?"
                                        + " and not attisdropped",
                                row -> row.getInt(1),
                                table.get(),
                                column);
        if (number.isEmpty()) {
            return new Values(Count.ABSENT, List.of());
        }
        return new Values(
                count(
                        "select count(%s) from %s"
                                .formatted(SqlQuote.identifier(column), name.sql()),
                        table.get()),
                dependants(table.get(), number.get()));
    }

    private Count rows(SqlName table) throws SQLException {
        Optional<Long> oid = oid(table);
        return oid.isEmpty()
                ? Count.ABSENT
                : count("select count(*) from %s".formatted(table.sql()), oid.get());
    }

    private Optional<Long> oid(SqlName name) throws SQLException {
        return session.first(
                        "select to_regclass(?)::oid::bigint",
                        row -> Optional.ofNullable(row.getObject(1, Long.class)),
                        name.sql())
                .flatMap(found -> found);
    }

    /// Counts, or takes the planner's estimate when that takes too long or a lock is in the way.
    private Count count(String sql, long oid) throws SQLException {
        try {
            session.send(
                    "begin read only; set local statement_timeout = '%s'; set local lock_timeout = '%s'"
                            .formatted(LIMIT, LOCK_LIMIT));
            long counted = session.first(sql, row -> row.getLong(1)).orElse(0L);
            return new Count(OptionalLong.of(counted), Exactness.COUNTED);
        } catch (SQLException e) {
            return switch (ServerErrors.sqlState(e)) {
                case "57014", "55P03" -> estimate(oid);
                // No right to read.
                case "42501" -> Count.NONE;
                default -> throw e;
            };
        } finally {
            if (!session.isClosed()) {
                session.send("rollback");
            }
        }
    }

    private Count estimate(long oid) throws SQLException {
        session.send("rollback");
        var rows =
                session.first(
                        "select reltuples::bigint from pg_class where oid = ?",
                        row -> row.getLong(1),
                        oid);
        return rows.filter(count -> count >= 0).isEmpty()
                ? Count.NONE
                : new Count(OptionalLong.of(rows.get()), Exactness.ESTIMATED);
    }

    private List<String> dependants(long oid, int column) throws SQLException {
        var names = new ArrayList<String>();
        for (String sql : List.of(VIEWS, FOREIGN_KEYS)) {
            names.addAll(session.query(sql, row -> row.getString(1), oid, column, column));
        }
        return names;
    }
}
