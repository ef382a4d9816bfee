package dev.tidemark.engine.tenant;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.tenant.rollout.RolloutTables;
import java.sql.SQLException;
import java.util.List;

/// The tenants that Tidemark worked on before.
final class KnownTenants {
    private KnownTenants() {}

    /// Their schemas; none before the first rollout, or when this role may not read that.
    ///
    /// @throws SQLException the server's error
    static List<String> read(PgSession session, Project project) throws SQLException {
        boolean readable =
                session.first(
                                """
                                select coalesce(has_schema_privilege(n.oid, 'USAGE')
                                                and has_table_privilege(c.oid, 'SELECT'), false)
                                  from pg_catalog.pg_namespace n
                                  join pg_catalog.pg_class c on c.relnamespace = n.oid
                                 where n.nspname = ? and c.relname = 'known'
                                """,
                                row -> row.getBoolean(1),
                                RolloutTables.SCHEMA)
                        .orElse(false);
        return readable
                ? session.query(
                        "select schema from %s where project = ?".formatted(RolloutTables.KNOWN),
                        row -> row.getString(1),
                        project.config().name())
                : List.of();
    }
}
