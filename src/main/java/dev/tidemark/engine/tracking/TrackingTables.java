package dev.tidemark.engine.tracking;

import dev.tidemark.engine.postgres.PgSession;
import java.sql.SQLException;
import java.util.List;

/// Where tracking tables are found in a database.
public final class TrackingTables {
    private TrackingTables() {}

    /// The schemas that hold a table which could be meant, in the order of their names. More than
    /// one means that a schema has to be chosen.
    ///
    /// @throws SQLException when the catalogue can't be read
    public static List<String> schemas(PgSession session, TrackingRequest request)
            throws SQLException {
        return Catalogue.read(session, request).candidates().stream()
                .map(table -> table.name().schema())
                .distinct()
                .toList();
    }
}
