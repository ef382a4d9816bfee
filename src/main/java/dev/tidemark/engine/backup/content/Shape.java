package dev.tidemark.engine.backup.content;

import dev.tidemark.engine.postgres.PgSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads the form of a schema: what is there and of which type, but no text of an expression, which
/// PostgreSQL writes in another way once it was restored.
final class Shape {
    private static final String VISIBLE =
            """
            n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            and not exists (select from pg_depend e where e.objid = %s and e.classid = '%s'::regclass and e.deptype = 'e')
            """;

    private static final Map<String, String> KINDS = kinds();

    private final PgSession session;

    Shape(PgSession session) {
        this.session = session;
    }

    /// What is compared depends on what a backup of the scope can bring back by itself.
    List<ShapePart> read(Scope scope, List<TableFacts> tables) throws SQLException {
        var parts = new ArrayList<ShapePart>();
        for (var kind : KINDS.entrySet()) {
            if (scope.whole() || kind.getKey().equals("columns")) {
                parts.add(read(kind.getKey(), kind.getValue(), scope, tables));
            }
        }
        return parts;
    }

    private ShapePart read(String kind, String lines, Scope scope, List<TableFacts> tables)
            throws SQLException {
        String sql =
                """
                select count(*), coalesce(md5(string_agg(line, chr(10) order by line collate "C")), '')
                  from (%s) as found(place, line)
                 where ? or place = any(string_to_array(?, chr(31)))
                """
                        .formatted(lines);
        var places = new ArrayList<String>();
        for (var table : tables) {
            places.add(table.table().schema() + "\u001e" + table.table().name());
        }
        return session.first(
                        sql,
                        row -> new ShapePart(kind, row.getLong(1), row.getString(2)),
                        scope.whole(),
                        String.join("\u001f", places))
                .orElseThrow();
    }

    /// The `place` is the schema and the table that a line belongs to; only columns are looked up
    /// by it.
    private static Map<String, String> kinds() {
        var kinds = new TreeMap<String, String>();
        String ofTables = "from pg_class c join pg_namespace n on n.oid = c.relnamespace ";
        String tables = VISIBLE.formatted("c.oid", "pg_class");
        kinds.put(
                "tables",
                """
                select '', concat_ws('|', n.nspname, c.relname, c.relkind, c.relpersistence, c.relrowsecurity,
                                     c.relforcerowsecurity)
                """
                        + ofTables
                        + "where c.relkind in ('r', 'p', 'f', 'v', 'm', 'c') and "
                        + tables);
        kinds.put(
                "columns",
                """
                select n.nspname || chr(30) || c.relname,
                       concat_ws('|', n.nspname, c.relname, row_number() over (partition by c.oid order by a.attnum), a.attname,
                                 format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated, a.atthasdef)
                """
                        + ofTables
                        + "join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped "
                        + "where c.relkind in ('r', 'p', 'f', 'c') and "
                        + tables);
        kinds.put(
                "indexes",
                """
                select '', concat_ws('|', n.nspname, c.relname, t.relname, m.amname, i.indisunique, i.indisprimary, i.indnatts,
                                     (select string_agg(coalesce(a.attname, '()'), ',' order by k.place)
                                        from unnest(i.indkey) with ordinality as k(attnum, place)
                                        left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum and k.attnum <> 0))
                """
                        + ofTables
                        + "join pg_index i on i.indexrelid = c.oid and i.indisvalid "
                        + "join pg_class t on t.oid = i.indrelid join pg_am m on m.oid = c.relam where "
                        + tables);
        kinds.put(
                "constraints",
                """
                select '', concat_ws('|', n.nspname, c.relname, k.conname, k.contype, k.convalidated, k.condeferrable,
                                     k.condeferred, k.confupdtype, k.confdeltype, f.relname, cardinality(k.conkey))
                """
                        + ofTables
                        + "join pg_constraint k on k.conrelid = c.oid and k.contype in ('c', 'f', 'p', 'u', 'x') "
                        + "left join pg_class f on f.oid = k.confrelid where "
                        + tables);
        kinds.put(
                "triggers",
                """
                select '', concat_ws('|', n.nspname, c.relname, g.tgname, g.tgtype, g.tgenabled, p.proname)
                """
                        + ofTables
                        + "join pg_trigger g on g.tgrelid = c.oid and not g.tgisinternal and g.tgparentid = 0 "
                        + "join pg_proc p on p.oid = g.tgfoid where "
                        + tables);
        kinds.put(
                "policies",
                "select '', concat_ws('|', n.nspname, c.relname, y.polname, y.polcmd, y.polpermissive) "
                        + ofTables
                        + "join pg_policy y on y.polrelid = c.oid where "
                        + tables);
        kinds.put(
                "sequences",
                "select '', concat_ws('|', n.nspname, c.relname, format_type(s.seqtypid, null), s.seqincrement, s.seqcycle) "
                        + ofTables
                        + "join pg_sequence s on s.seqrelid = c.oid where "
                        + tables);
        kinds.put(
                "functions",
                """
                select '', concat_ws('|', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid), p.prokind,
                                     p.provolatile, p.prosecdef, md5(p.prosrc))
                  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where
                """
                        + VISIBLE.formatted("p.oid", "pg_proc"));
        kinds.put(
                "types",
                """
                select '', concat_ws('|', n.nspname, t.typname, t.typtype, format_type(t.typbasetype, t.typtypmod), t.typnotnull,
                                     (select string_agg(e.enumlabel, ',' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid))
                  from pg_type t join pg_namespace n on n.oid = t.typnamespace
                 where t.typtype in ('e', 'd', 'r') and
                """
                        + VISIBLE.formatted("t.oid", "pg_type"));
        kinds.put("large objects", "select '', l.oid::text from pg_largeobject_metadata l");
        kinds.put("extensions", "select '', x.extname::text from pg_extension x");
        return kinds;
    }
}
