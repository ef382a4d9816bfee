package dev.tidemark.engine.tenant.rollout;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.sql.StatementReader;
import dev.tidemark.engine.tracking.Direction;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/// What a database has once for all tenants: the extensions that migrations create.
///
/// They are created before the first tenant begins. Two tenants that create one at the same moment
/// would be in each other's way.
final class SharedObjects {
    private SharedObjects() {}

    /// Creates those that the plan's migrations create where they are missing.
    ///
    /// @throws SQLException when the connection is lost
    static void create(PgSession session, TenantsPlan plan, Project project) throws SQLException {
        if (plan.task().direction() != Direction.APPLY) {
            return;
        }
        for (String statement : statements(plan, project)) {
            try {
                session.send(statement);
            } catch (SQLException e) {
                // Each tenant's own run says what is wrong with it, with its place in the file.
                if (ServerErrors.connectionLost(e)) {
                    throw e;
                }
            }
        }
    }

    private static Set<String> statements(TenantsPlan plan, Project project) {
        var statements = new LinkedHashSet<String>();
        for (var each : plan.distinctPlans()) {
            for (var migration : each.migrations()) {
                try (var reader =
                        StatementReader.open(migration.script(), project.scriptOptions())) {
                    for (var next = reader.next(); next != null; next = reader.next()) {
                        String head = next.text().head(200).toLowerCase(Locale.ROOT);
                        if (next.command().equals("CREATE EXTENSION")
                                && head.contains("if not exists")) {
                            statements.add(next.text().value());
                        }
                    }
                }
            }
        }
        return statements;
    }
}
