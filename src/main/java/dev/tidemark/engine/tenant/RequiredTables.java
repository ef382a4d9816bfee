package dev.tidemark.engine.tenant;

import dev.tidemark.engine.postgres.PgSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The tables that every tenant needs.
final class RequiredTables {
    private static final String MISSING =
            """
            select s.schema, t.name
              from unnest(?::text[]) s(schema) cross join unnest(?::text[]) t(name)
             where not exists (select from pg_catalog.pg_class c
                                 join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                                where n.nspname = s.schema and c.relname = t.name
                                  and c.relkind in ('r', 'p', 'f', 'v', 'm'))
             order by 1, 2
            """;

    private RequiredTables() {}

    /// Those that are missing, by schema; without the schemas that have all. One query for all.
    ///
    /// @throws SQLException the server's error
    static Map<String, List<String>> missing(
            PgSession session, List<String> schemas, List<String> required) throws SQLException {
        var missing = new TreeMap<String, List<String>>();
        if (required.isEmpty() || schemas.isEmpty()) {
            return missing;
        }
        session.query(
                MISSING,
                row ->
                        missing.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                                .add(row.getString(2)),
                session.jdbc().createArrayOf("text", schemas.toArray()),
                session.jdbc().createArrayOf("text", required.toArray()));
        return missing;
    }
}
