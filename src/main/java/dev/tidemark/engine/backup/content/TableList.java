package dev.tidemark.engine.backup.content;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.sql.SqlName;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The tables with rows of their own that belong to a scope.
public final class TableList {
    private static final String LIST =
            """
            select n.nspname, c.relname,
                   (c.relpages + coalesce(t.relpages, 0))::bigint * current_setting('block_size')::bigint,
                   greatest(c.reltuples, 0)::bigint,
                   has_schema_privilege(n.oid, 'USAGE') and has_table_privilege(c.oid, 'SELECT'),
                   c.relrowsecurity and not (r.rolsuper or r.rolbypassrls)
                     and (c.relforcerowsecurity or not pg_has_role(c.relowner, 'USAGE')),
                   coalesce(s.n_tup_ins + s.n_tup_upd + s.n_tup_del, -1)::bigint
              from pg_catalog.pg_class c
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
              join pg_catalog.pg_roles r on r.rolname = current_user
              left join pg_catalog.pg_class t on t.oid = c.reltoastrelid
              left join pg_catalog.pg_stat_all_tables s on s.relid = c.oid
             where c.relkind = 'r' and c.relpersistence <> 't'
               and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
               and not exists (select from pg_catalog.pg_depend d
                                where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid
                                  and d.deptype = 'e')
             order by n.nspname collate "C", c.relname collate "C"
            """;

    /// A table and everything below it.
    private static final String PARTS =
            """
            with recursive part(oid) as (
                select c.oid from pg_catalog.pg_class c
                  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = ? and c.relname = ? and c.relkind in ('r', 'p')
                union all
                select i.inhrelid from pg_catalog.pg_inherits i
                  join part on part.oid = i.inhparent
                  join pg_catalog.pg_class c on c.oid = i.inhrelid and c.relispartition)
            select n.nspname, c.relname from part
              join pg_catalog.pg_class c on c.oid = part.oid
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            """;

    private TableList() {}

    /// Reads them, in order.
    ///
    /// @throws SQLException the server's error
    public static List<TableFacts> read(PgSession session, Scope scope) throws SQLException {
        var all =
                session.query(
                        LIST,
                        row ->
                                new TableFacts(
                                        new SqlName(row.getString(1), row.getString(2)),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getBoolean(5),
                                        row.getBoolean(6),
                                        row.getLong(7)));
        return switch (scope) {
            case Scope.Whole _ -> all;
            case Scope.Schemas(var names) ->
                    all.stream().filter(facts -> names.contains(facts.table().schema())).toList();
            case Scope.Tables(var names) -> {
                var chosen = new HashSet<SqlName>();
                for (var name : names) {
                    chosen.addAll(withPartitions(session, name));
                }
                yield all.stream().filter(facts -> chosen.contains(facts.table())).toList();
            }
        };
    }

    /// A table and the partitions below it; empty when there is no such table.
    ///
    /// @throws SQLException the server's error
    public static Set<SqlName> withPartitions(PgSession session, SqlName table)
            throws SQLException {
        return Set.copyOf(
                session.query(
                        PARTS,
                        row -> new SqlName(row.getString(1), row.getString(2)),
                        String.valueOf(table.schema()),
                        table.name()));
    }
}
