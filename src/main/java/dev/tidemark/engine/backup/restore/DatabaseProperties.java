package dev.tidemark.engine.backup.restore;

import dev.tidemark.engine.backup.BackupEvent;
import dev.tidemark.engine.backup.BackupListener;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.problem.ServerError;
import java.sql.SQLException;
import java.util.List;

/// What belongs to a database and not to its contents: owner, rights, settings, comment. No archive
/// brings it along when the database has another name.
final class DatabaseProperties {
    /// Statements that give the second database what the first one has. Settings that are lists are
    /// kept as SQL already (pg_dump does the same).
    private static final String STATEMENTS =
            """
            with d as (select * from pg_catalog.pg_database where datname = ?), n(name) as (select ?::text)
            select 1, format('alter database %I connection limit %s', n.name, d.datconnlimit) from d, n where d.datconnlimit >= 0
            union all
            select 2, format('comment on database %I is %L', n.name, shobj_description(d.oid, 'pg_database'))
              from d, n where shobj_description(d.oid, 'pg_database') is not null
            union all
            select 3, format(case when s.setrole = 0 then 'alter database %1$I set %3$I to %4$s'
                                  else 'alter role %2$I in database %1$I set %3$I to %4$s' end,
                             n.name, pg_get_userbyid(s.setrole), split_part(c.setting, '=', 1),
                             case when split_part(c.setting, '=', 1) in ('search_path', 'temp_tablespaces', 'local_preload_libraries', 'session_preload_libraries')
                                  then substr(c.setting, strpos(c.setting, '=') + 1)
                                  else quote_literal(substr(c.setting, strpos(c.setting, '=') + 1)) end)
              from d, n, pg_catalog.pg_db_role_setting s, unnest(s.setconfig) as c(setting) where s.setdatabase = d.oid
            union all
            select 4, format('revoke all on database %I from public', n.name) from d, n where d.datacl is not null
            union all
            select 5, format('grant %s on database %I to %s%s', a.privilege_type, n.name,
                             case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end,
                             case when a.is_grantable then ' with grant option' else '' end)
              from d, n, aclexplode(d.datacl) a where a.grantee <> d.datdba
            union all
            select 6, format('alter database %I owner to %I', n.name, pg_get_userbyid(d.datdba))
              from d, n where pg_get_userbyid(d.datdba) <> current_user
            order by 1, 2
            """;

    private DatabaseProperties() {}

    /// Gives a database what another one has; what this role may not do is told.
    ///
    /// @throws SQLException when the connection is lost
    static void copy(PgSession session, String from, String to, BackupListener listener)
            throws SQLException {
        List<String> statements = session.query(STATEMENTS, row -> row.getString(2), from, to);
        for (String statement : statements) {
            try {
                session.send(statement);
            } catch (SQLException e) {
                if (ServerErrors.connectionLost(e)) {
                    throw e;
                }
                listener.on(
                        new BackupEvent.Told(
                                "Not done, do it by hand: %s; (%s)"
                                        .formatted(
                                                statement,
                                                ServerErrors.of(e)
                                                        .map(ServerError::message)
                                                        .orElse(String.valueOf(e.getMessage())))));
            }
        }
    }
}
