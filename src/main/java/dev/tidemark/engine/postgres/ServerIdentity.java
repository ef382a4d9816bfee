package dev.tidemark.engine.postgres;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which database of which cluster a session works on, and as whom: what has to be the same when
/// something is written as when it was planned.
///
/// @param database its name
/// @param role the role whose rights count
/// @param cluster the number that all copies of the cluster share; empty when the role may not read
///   it
public record ServerIdentity(String database, String role, Optional<String> cluster) {
    /// Asks the server.
    ///
    /// @throws SQLException when a query fails
    public static ServerIdentity read(PgSession session) throws SQLException {
        var cluster = ServerFacts.systemIdentifier(session);
        return session.first(
                        "select current_database(), current_user",
                        row -> new ServerIdentity(row.getString(1), row.getString(2), cluster))
                .orElseThrow();
    }

    /// Why something that was planned on this one is not done on another; empty when they are the
    /// same. A cluster that one of them could not tell is not compared.
    ///
    /// @param target where the other one was reached
    public Optional<Problem> refusal(ServerIdentity other, Target target) {
        List<String> differences = new ArrayList<>();
        differ(differences, "database", database, other.database);
        differ(differences, "role", role, other.role);
        if (cluster.isPresent() && other.cluster.isPresent()) {
            differ(differences, "cluster", cluster.orElseThrow(), other.cluster.orElseThrow());
        }
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Problem.of(
                                        ProblemCode.POLICY_TARGET_CHANGED,
                                        "Nothing was done on %s".formatted(target),
                                        "it is not what it was when this was planned: %s"
                                                .formatted(String.join(", ", differences)),
                                        "Find out who moved it, then look at it again.")
                                .withDatabaseState("not touched"));
    }

    private static void differ(List<String> differences, String what, String was, String is) {
        if (!was.equals(is)) {
            differences.add("%s %s was %s".formatted(what, is, was));
        }
    }
}
