package dev.tidemark.engine.database;

import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.util.Arrays;
import java.util.List;

/// Sessions for what PostgreSQL wants to be asked from another database: creating, renaming and
/// dropping one.
public final class MaintenanceSession {
    /// Databases that every server has, in the order they are tried.
    private static final List<String> MAINTENANCE = List.of("postgres", "template1");

    private MaintenanceSession() {}

    /// Opens one.
    ///
    /// @param purpose shown in `pg_stat_activity`
    /// @param notThese databases that it must not be on, besides the one of the settings
    /// @throws ProblemException when there is no connection
    public static PgSession open(ConnectionSettings settings, String purpose, String... notThese) {
        ProblemException last = null;
        for (String maintenance : MAINTENANCE) {
            if (maintenance.equals(settings.database())
                    || Arrays.asList(notThese).contains(maintenance)) {
                continue;
            }
            try {
                return Connectors.of(settings.withDatabase(maintenance)).open(purpose);
            } catch (ProblemException e) {
                if (e.problem().code() != ProblemCode.CONNECTION_UNKNOWN_DATABASE) {
                    throw e;
                }
                last = e;
            }
        }
        throw last == null ? new IllegalStateException("no maintenance database") : last;
    }
}
