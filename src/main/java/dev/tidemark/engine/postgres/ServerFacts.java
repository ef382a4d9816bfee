package dev.tidemark.engine.postgres;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a server says of itself and of the session's place in it.
///
/// @param versionNumber for example 180006
/// @param version the server's own words, for example `PostgreSQL 18.6 on x86_64…`
/// @param database current database
/// @param role the role whose rights count
/// @param schema the first schema of the search path that exists, or null when none does
/// @param superuser whether the role is one
/// @param inRecovery whether the server is a standby
/// @param readOnly whether transactions can't write by default
public record ServerFacts(
        int versionNumber,
        String version,
        String database,
        String role,
        @Nullable String schema,
        boolean superuser,
        boolean inRecovery,
        boolean readOnly) {
    private static final String FACTS =
            """
            select current_setting('server_version_num')::int, version(), current_database(),
                   current_user, current_schema(),
                   coalesce((select rolsuper from pg_roles where rolname = current_user), false),
                   pg_is_in_recovery(), current_setting('default_transaction_read_only') = 'on'
            """;

    /// Asks the server, in one query.
    ///
    /// @throws SQLException when the query fails
    public static ServerFacts read(PgSession session) throws SQLException {
        return session.first(
                        FACTS,
                        row ->
                                new ServerFacts(
                                        row.getInt(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getBoolean(6),
                                        row.getBoolean(7),
                                        row.getBoolean(8)))
                .orElseThrow();
    }

    /// The number that all copies of one database cluster share, or empty when the role may not
    /// read it.
    ///
    /// @throws SQLException when the query fails
    public static Optional<String> systemIdentifier(PgSession session) throws SQLException {
        boolean permitted =
                session.first(
                                "select has_function_privilege('pg_control_system()', 'execute')",
                                row -> row.getBoolean(1))
                        .orElse(false);
        return permitted
                ? session.first(
                        "select system_identifier from pg_control_system()",
                        row -> row.getString(1))
                : Optional.empty();
    }

    /// What is unusual about the server, for showing before a run.
    public List<String> warnings() {
        return ServerSupport.of(versionNumber, version).warning().stream().toList();
    }

    /// Why nothing can be run here, or empty when the server takes changes.
    public Optional<Problem> refusal(Target target) {
        if (inRecovery) {
            return Optional.of(
                    readOnly(
                            target,
                            "the server is a standby, which only follows its primary",
                            "Connect to the primary, with target_session_attrs=read-write among several hosts."));
        }
        if (readOnly) {
            return Optional.of(
                    readOnly(
                            target,
                            "default_transaction_read_only is on",
                            "Turn default_transaction_read_only off for this role or database."));
        }
        return Optional.empty();
    }

    private static Problem readOnly(Target target, String why, String hint) {
        return Problem.of(
                ProblemCode.SERVER_READ_ONLY, "Nothing was run on %s".formatted(target), why, hint);
    }
}
