package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Version;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.run.RunSettings;
import dev.tidemark.engine.tenant.TenantsReader;
import dev.tidemark.engine.tenant.TenantsReport;
import dev.tidemark.engine.tracking.Actor;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;

/// What every command on tenants needs: the project, the database, and where the tenants stand.
final class TenantsDesk {
    private final TargetDatabase target;
    private final TenantsReader reader;

    /// @throws dev.tidemark.engine.problem.ProblemException when the project has no tenants
    TenantsDesk(Invocation invocation) {
        var project = invocation.project();
        this.target = invocation.target();
        this.reader = new TenantsReader(project, target.environment());
    }

    TargetDatabase target() {
        return target;
    }

    TenantsReader reader() {
        return reader;
    }

    Project project() {
        return reader.project();
    }

    /// Where all tenants stand now.
    TenantsReport report() {
        return read(reader::read);
    }

    /// Reads something on a session of its own.
    <T> T read(Function<PgSession, T> reading) {
        try (var session = target.connector().open("tenants")) {
            return reading.apply(session);
        } catch (SQLException e) {
            throw QueryFailure.problem("The tenants could not be read", e);
        }
    }

    /// How each tenant's run behaves.
    RunSettings run(Duration wait) {
        return RunSettings.of(
                        project().config().run(),
                        Actor.here(target.settings().target(), Version.text()))
                .withLockWait(wait);
    }
}
