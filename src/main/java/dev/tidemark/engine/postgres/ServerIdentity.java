package dev.tidemark.engine.postgres;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which database a session reached, and as whom, told by the server itself.
///
/// @param database its name
/// @param databaseOid changes when a database is dropped and made again under its name
/// @param role the role whose rights count
/// @param systemIdentifier the number that all copies of one cluster share, or empty when the role
///   may not read it
/// @param address the server's address and port as the server sees them; empty for a local socket
public record ServerIdentity(
        String database,
        long databaseOid,
        String role,
        Optional<String> systemIdentifier,
        String address) {
    private static final String IDENTITY =
            """
            select d.datname, d.oid::bigint, current_user,
                   coalesce(host(inet_server_addr()) || ':' || inet_server_port(), '')
              from pg_catalog.pg_database d
             where d.datname = current_database()
            """;

    /// Asks the server.
    ///
    /// @throws SQLException when a query fails
    public static ServerIdentity read(PgSession session) throws SQLException {
        var system = ServerFacts.systemIdentifier(session);
        return session.first(
                        IDENTITY,
                        row ->
                                new ServerIdentity(
                                        row.getString(1),
                                        row.getLong(2),
                                        row.getString(3),
                                        system,
                                        row.getString(4)))
                .orElseThrow();
    }

    /// What is not the same in another identity, one clause each; empty when it is the same
    /// database and the same role.
    ///
    /// @param now what the server says now
    public List<String> differences(ServerIdentity now) {
        var found = new ArrayList<String>();
        add(found, "the database is %s and was %s", now.database, database);
        add(found, "the role is %s and was %s", now.role, role);
        add(found, "the server's address is %s and was %s", now.address, address);
        if (now.systemIdentifier.isPresent() && systemIdentifier.isPresent()) {
            add(
                    found,
                    "the cluster's system identifier is %s and was %s",
                    now.systemIdentifier.get(),
                    systemIdentifier.get());
        }
        if (found.isEmpty() && now.databaseOid != databaseOid) {
            found.add("the database %s was dropped and made again".formatted(database));
        }
        return found;
    }

    /// Why something that was decided on this one is not done on another; empty when they are the
    /// same.
    ///
    /// @param now what the server says now
    /// @param target where it was reached
    public Optional<Problem> refusal(ServerIdentity now, Target target) {
        var differences = differences(now);
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Problem.of(
                                        ProblemCode.POLICY_TARGET_CHANGED,
                                        "Nothing was sent to %s".formatted(target),
                                        "It is not what this window showed: %s"
                                                .formatted(String.join("; ", differences)),
                                        "Find out what leads there now, then open the target in a window of its own.")
                                .withDatabaseState("not touched"));
    }

    private static void add(List<String> found, String text, String now, String before) {
        if (!now.equals(before)) {
            found.add(text.formatted(now, before));
        }
    }
}
