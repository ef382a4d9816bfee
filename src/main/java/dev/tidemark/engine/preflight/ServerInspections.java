package dev.tidemark.engine.preflight;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.PoolerCheck;
import dev.tidemark.engine.postgres.ServerFacts;
import dev.tidemark.engine.postgres.ServerIdentity;
import dev.tidemark.engine.postgres.Target;
import java.sql.SQLException;

/// Whether the server is the one meant, and takes changes.
final class ServerInspections {
    private final Target target;
    private final ServerIdentity expected;

    ServerInspections(Target target, ServerIdentity expected) {
        this.target = target;
        this.expected = expected;
    }

    Finding identity(PgSession session) throws SQLException {
        var now = ServerIdentity.read(session);
        var differences = expected.differences(now);
        if (!differences.isEmpty()) {
            return Finding.refused(
                    Subject.IDENTITY,
                    "It is not what this window showed: %s."
                            .formatted(String.join("; ", differences)),
                    "Find out what leads there now, then open the target in a window of its own.");
        }
        String system =
                now.systemIdentifier()
                        .map("system identifier %s"::formatted)
                        .orElse("the role may not read the system identifier");
        return Finding.ok(
                Subject.IDENTITY,
                "Database %s as role %s on %s; %s."
                        .formatted(
                                now.database(),
                                now.role(),
                                now.address().isEmpty() ? "a local socket" : now.address(),
                                system));
    }

    Finding version(PgSession session) throws SQLException {
        var warnings = ServerFacts.read(session).warnings();
        return warnings.isEmpty()
                ? Finding.ok(
                        Subject.SERVER,
                        "PostgreSQL %s is supported.".formatted(session.serverVersionText()))
                : Finding.warning(
                        Subject.SERVER,
                        String.join(". ", warnings) + ".",
                        "Try the plan on a copy of that server first.");
    }

    Finding writable(PgSession session) throws SQLException {
        return ServerFacts.read(session)
                .refusal(target)
                .map(problem ->
                        Finding.refused(Subject.WRITABLE, problem.why() + ".", problem.hint()))
                .orElseGet(() -> Finding.ok(Subject.WRITABLE, "A primary, open for writing."));
    }

    Finding direct(PgSession session) throws SQLException {
        return PoolerCheck.check(session, target)
                .map(problem ->
                        Finding.refused(Subject.DIRECT, problem.why() + ".", problem.hint()))
                .orElseGet(() ->
                        Finding.ok(
                                Subject.DIRECT,
                                "No pooling proxy stands between; session locks hold."));
    }
}
