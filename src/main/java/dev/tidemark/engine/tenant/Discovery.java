package dev.tidemark.engine.tenant;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.ProjectConfig.TenantSchemas;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Finds the tenants' schemas as the project says.
final class Discovery {
    private static final String EXISTING =
            """
            select nspname from pg_catalog.pg_namespace
             where nspname = any(?) and nspname !~ '^pg_' and nspname <> 'information_schema'
             order by nspname collate "C"
            """;
    private static final String MATCHING =
            """
            select nspname from pg_catalog.pg_namespace
             where nspname ~ ? and nspname !~ '^pg_' and nspname <> 'information_schema'
             order by nspname collate "C"
            """;

    private Discovery() {}

    /// What was found.
    ///
    /// @param there schemas that exist
    /// @param gone names that are listed, or come from the query, or were worked on before, without
    ///   a schema of that name
    record Found(List<String> there, List<String> gone) {}

    /// Looks once; the query runs in a transaction that may not write.
    ///
    /// @param known schemas that Tidemark worked on before
    /// @throws ProblemException TENANT_QUERY_FAILED
    /// @throws SQLException the server's error
    static Found find(PgSession session, TenantSchemas schemas, List<String> known)
            throws SQLException {
        return switch (schemas) {
            case TenantSchemas.Names(var names) -> named(session, names, known);
            case TenantSchemas.Query(String sql) -> named(session, asked(session, sql), known);
            case TenantSchemas.Pattern(String regex) ->
                    found(session, matching(session, regex), List.of(), known);
        };
    }

    private static Found named(PgSession session, List<String> names, List<String> known)
            throws SQLException {
        return found(session, existing(session, names), names, known);
    }

    /// A tenant that was worked on and no longer matches, although its schema is there, was taken
    /// out on purpose: only what is not there has vanished.
    private static Found found(
            PgSession session, List<String> there, List<String> named, List<String> known)
            throws SQLException {
        Set<String> gone = new TreeSet<>(named);
        gone.addAll(known);
        there.forEach(gone::remove);
        existing(session, List.copyOf(gone)).forEach(gone::remove);
        gone.removeIf(name -> name.startsWith("pg_") || name.equals("information_schema"));
        return new Found(there, List.copyOf(gone));
    }

    private static List<String> existing(PgSession session, List<String> names)
            throws SQLException {
        return names.isEmpty()
                ? List.of()
                : session.query(
                        EXISTING,
                        row -> row.getString(1),
                        session.jdbc().createArrayOf("text", names.toArray()));
    }

    private static List<String> matching(PgSession session, String regex) throws SQLException {
        try {
            return session.query(MATCHING, row -> row.getString(1), regex);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private static List<String> asked(PgSession session, String sql) throws SQLException {
        session.send("begin transaction read only");
        try {
            var names = new LinkedHashSet<String>();
            for (String name : session.query(sql, row -> row.getString(1))) {
                if (name != null && !name.isEmpty()) {
                    names.add(name);
                }
            }
            return new ArrayList<>(names);
        } catch (SQLException e) {
            throw refused(e);
        } finally {
            session.send("rollback");
        }
    }

    private static RuntimeException refused(SQLException error) throws SQLException {
        if (ServerErrors.connectionLost(error)) {
            throw error;
        }
        return Problem.of(
                        ProblemCode.TENANT_QUERY_FAILED,
                        "The tenants could not be found",
                        ServerErrors.of(error)
                                .map(server -> server.message())
                                .orElseGet(() -> String.valueOf(error.getMessage())),
                        "Correct `schemas` under [tenants] in tidemark.toml.")
                .withServer(ServerErrors.of(error).orElse(null))
                .asException();
    }
}
