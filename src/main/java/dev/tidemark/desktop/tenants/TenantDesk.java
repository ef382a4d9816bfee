package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.project.ProjectLoader;
import dev.tidemark.engine.tenant.TenantsReader;
import dev.tidemark.engine.tenant.rollout.TenantRollout;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/// What the tenants' pages read: files and database. Immutable; what reads is called on a worker.
///
/// @param browsing read-only sessions that prefer no schema
/// @param projectFolder the project's folder
/// @param environment what the profile calls the target's environment
record TenantDesk(Connector browsing, Path projectFolder, Optional<String> environment) {
    /// Something that is asked on a session.
    @FunctionalInterface
    interface Question<T> {
        /// @throws SQLException the server's error
        T ask(PgSession session) throws SQLException;
    }

    static TenantDesk of(PageContext context) {
        var target = context.target();
        return new TenantDesk(
                target.browsingAllSchemas(),
                target.projectFolder(),
                target.profile().environment());
    }

    /// Reads the project's files.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when they are not understood, or the
    ///   project has no tenants
    TenantsReader reader() {
        return new TenantsReader(ProjectLoader.load(projectFolder), environment);
    }

    /// Reads where all tenants stand.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when that can't be read
    TenantTable read() {
        var reader = reader();
        return ask(session -> {
            var latest = TenantRollout.latest(session, reader.project());
            boolean attended =
                    latest.isPresent()
                            && TenantRollout.attended(session, reader.project(), latest.get());
            return TenantTable.of(reader.read(session), latest, attended);
        });
    }

    /// Asks something on a session of its own.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException the server's error
    <T> T ask(Question<T> question) {
        try (var session = browsing.open("tenants")) {
            return question.ask(session);
        } catch (SQLException e) {
            throw QueryFailure.problem("The tenants could not be read", e);
        }
    }
}
