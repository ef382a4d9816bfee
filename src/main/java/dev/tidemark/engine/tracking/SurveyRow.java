package dev.tidemark.engine.tracking;

import dev.tidemark.engine.postgres.PgSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A table that a survey found.
///
/// @param schema its schema
/// @param table its name; empty when the schema has none of those looked for
/// @param rights what the role may do in the schema and with the table, a letter each
/// @param indexes how many indexes it has, each of which is locked with it
/// @param columns its columns in one text
record SurveyRow(String schema, String table, String rights, int indexes, String columns) {
    private static final String BETWEEN_FIELDS = "\u0001";
    private static final String BETWEEN_COLUMNS = "\u0002";

    private static final String SQL =
            """
            select n.nspname, coalesce(c.relname, ''),
                   concat(has_schema_privilege(n.oid, 'USAGE')::text::"char",
                          coalesce(has_table_privilege(c.oid, 'SELECT'), false)::text::"char",
                          has_schema_privilege(n.oid, 'CREATE')::text::"char",
                          coalesce(has_table_privilege(c.oid, 'INSERT'), false)::text::"char",
                          coalesce(has_table_privilege(c.oid, 'UPDATE'), false)::text::"char",
                          coalesce(has_table_privilege(c.oid, 'DELETE'), false)::text::"char",
                          coalesce(pg_has_role(c.relowner, 'USAGE'), false)::text::"char"),
                   (select count(*) from pg_catalog.pg_index i where i.indrelid = c.oid),
                   (select string_agg(concat_ws(e'\\x01', a.attname, t.typname,
                               case when t.typname in ('varchar', 'bpchar') and a.atttypmod > 4
                                    then a.atttypmod - 4 else 0 end,
                               a.attnotnull, a.atthasdef or a.attidentity <> ''),
                               e'\\x02' order by a.attnum)
                      from pg_catalog.pg_attribute a
                      join pg_catalog.pg_type t on t.oid = a.atttypid
                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
              from pg_catalog.pg_namespace n
              left join pg_catalog.pg_class c
                on c.relnamespace = n.oid and c.relkind in ('r', 'p') and c.relname = any(?)
             where n.nspname = any(?)
            """;

    /// Those of many schemas, in one query; a schema without any has one row.
    static List<SurveyRow> read(PgSession session, List<String> schemas, List<String> names)
            throws SQLException {
        return session.query(
                SQL,
                row ->
                        new SurveyRow(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getInt(4),
                                row.getString(5) == null ? "" : row.getString(5)),
                session.jdbc().createArrayOf("text", names.toArray()),
                session.jdbc().createArrayOf("text", schemas.toArray()));
    }

    /// Its columns.
    List<Column> columnList() {
        var list = new ArrayList<Column>();
        for (String column : columns.split(BETWEEN_COLUMNS, -1)) {
            String[] fields = column.split(BETWEEN_FIELDS, -1);
            if (fields.length == 5) {
                list.add(
                        new Column(
                                fields[0],
                                fields[1],
                                Integer.parseInt(fields[2]),
                                fields[3].equals("t"),
                                fields[4].equals("t")));
            }
        }
        return list;
    }
}
