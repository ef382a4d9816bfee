package dev.tidemark.desktop.create;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.sql.SqlName;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Tables and columns that a database has, to be offered while somebody types. Immutable.
///
/// @param columns of each table, in their order; tables by name
record KnownNames(Map<String, List<String>> columns) {
    /// Nothing is known.
    static final KnownNames NONE = new KnownNames(Map.of());

    private static final int MOST = 8;

    /// A bounded number of tables, with all their columns, in one query.
    private static final String QUERY =
            """
            select case when pg_catalog.pg_table_is_visible(c.oid) then null else n.nspname end,
                   c.relname,
                   (select string_agg(a.attname, E'\\n' order by a.attnum)
                      from pg_catalog.pg_attribute a
                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
              from pg_catalog.pg_class c
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and n.nspname !~ '^pg_'
               and n.nspname not in ('information_schema', 'tidemark_archive')
             order by 1 nulls first, 2
             limit 5000
            """;

    /// Asks the database. Called on a worker.
    static KnownNames read(Connector connector) {
        try (var session = connector.open("names")) {
            Map<String, List<String>> columns = new LinkedHashMap<>();
            session.query(
                            QUERY,
                            row ->
                                    Map.entry(
                                            new SqlName(row.getString(1), row.getString(2))
                                                    .toString(),
                                            List.of(
                                                    (row.getString(3) == null
                                                                    ? ""
                                                                    : row.getString(3))
                                                            .split("\n"))))
                    .forEach(entry -> columns.put(entry.getKey(), entry.getValue()));
            return new KnownNames(columns);
        } catch (SQLException e) {
            throw QueryFailure.problem("The tables were not read", e);
        }
    }

    /// Tables whose name holds a text.
    List<String> tables(String typed) {
        return fitting(columns.keySet().stream().toList(), typed);
    }

    /// Columns of a table whose name begins like what stands behind the last comma.
    List<String> columnsOf(String table, String typed) {
        String last = typed.substring(typed.lastIndexOf(',') + 1).strip();
        return fitting(columns.getOrDefault(table.strip(), List.of()), last);
    }

    private static List<String> fitting(List<String> names, String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        if (names.stream().anyMatch(name -> name.equalsIgnoreCase(wanted))) {
            return List.of();
        }
        return names.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted))
                .limit(MOST)
                .toList();
    }
}
