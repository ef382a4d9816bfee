package dev.tidemark.engine.tenant;

import dev.tidemark.engine.postgres.PgSession;
import java.sql.SQLException;
import java.util.List;

/// What the database's extensions brought. A database has each extension once, in one schema:
/// tenants share it.
///
/// @param schemas where they lie, pg_catalog left out
/// @param members names of functions, types and tables of theirs in the source schema
record Extensions(List<String> schemas, List<String> members) {
    private static final String SCHEMAS =
            """
            select distinct n.nspname
              from pg_catalog.pg_extension e
              join pg_catalog.pg_namespace n on n.oid = e.extnamespace
             where n.nspname <> 'pg_catalog' order by 1
            """;
    private static final String MEMBERS =
            """
            select coalesce(p.proname, t.typname, c.relname)
              from pg_catalog.pg_depend d
              join pg_catalog.pg_namespace n on n.nspname = ?
              left join pg_catalog.pg_proc p
                on d.classid = 'pg_catalog.pg_proc'::regclass and p.oid = d.objid
               and p.pronamespace = n.oid
              left join pg_catalog.pg_type t
                on d.classid = 'pg_catalog.pg_type'::regclass and t.oid = d.objid
               and t.typnamespace = n.oid
              left join pg_catalog.pg_class c
                on d.classid = 'pg_catalog.pg_class'::regclass and c.oid = d.objid
               and c.relnamespace = n.oid
             where d.deptype = 'e' and d.refclassid = 'pg_catalog.pg_extension'::regclass
               and coalesce(p.oid, t.oid, c.oid) is not null
             group by 1
            """;

    /// @throws SQLException the server's error
    static Extensions read(PgSession session, String source) throws SQLException {
        var schemas = session.query(SCHEMAS, row -> row.getString(1));
        return new Extensions(
                schemas,
                schemas.contains(source)
                        ? session.query(MEMBERS, row -> row.getString(1), source)
                        : List.of());
    }
}
