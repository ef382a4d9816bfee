package dev.tidemark.engine.schema;

import dev.tidemark.engine.catalog.CatalogScope;
import dev.tidemark.engine.catalog.CatalogTransaction;
import dev.tidemark.engine.catalog.model.CatalogReader;
import dev.tidemark.engine.catalog.model.Database;
import dev.tidemark.engine.catalog.model.Sizes;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.tracking.TrackingTableName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reads the objects of a database, without Tidemark's own tables.
public final class LiveSchema {
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private LiveSchema() {}

    /// Reads it in one transaction that reads only, and waits a few seconds for a lock.
    ///
    /// @param tracking whose tables are left out
    /// @param schema the schema that alone counts
    /// @throws dev.tidemark.engine.problem.ProblemException when the server refuses
    public static Database read(
            PgSession session, TrackingTableName tracking, Optional<String> schema, Sizes sizes) {
        return read(session, tracking, schema, sizes, CatalogTransaction.LOCK_TIMEOUT);
    }

    /// @param patience how long a lock is waited for
    static Database read(
            PgSession session,
            TrackingTableName tracking,
            Optional<String> schema,
            Sizes sizes,
            Duration patience) {
        var scope =
                schema.map(name -> CatalogScope.schemas(List.of(name)))
                        .orElse(CatalogScope.whole())
                        .without(tracking.tables());
        try {
            return CatalogReader.read(session, scope, sizes, patience);
        } catch (SQLException e) {
            var failure = QueryFailure.problem("The database was not described", e);
            throw LOCK_NOT_AVAILABLE.equals(e.getSQLState()) ? locked(failure, e) : failure;
        }
    }

    private static ProblemException locked(ProblemException failure, SQLException e) {
        return new ProblemException(
                Problem.of(
                                ProblemCode.LOCK_TIMEOUT,
                                failure.problem().what(),
                                "Somebody is changing a table at this moment: the server kept us waiting for its lock.",
                                "Read it again when that has ended.")
                        .withServer(failure.problem().server()),
                e);
    }
}
