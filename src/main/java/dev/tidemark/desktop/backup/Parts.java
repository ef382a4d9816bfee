package dev.tidemark.desktop.backup;

import dev.tidemark.engine.backup.content.Scope;
import dev.tidemark.engine.backup.content.TableFacts;
import dev.tidemark.engine.backup.content.TableList;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.QueryFailure;
import java.sql.SQLException;
import java.util.List;

/// The parts of a database that can be backed up alone.
///
/// @param schemas by name
/// @param tables by name
record Parts(List<String> schemas, List<TableFacts> tables) {
    private static final String SCHEMAS =
            """
            select nspname from pg_catalog.pg_namespace
             where nspname !~ '^pg_' and nspname <> 'information_schema'
             order by 1
            """;

    Parts {
        schemas = List.copyOf(schemas);
        tables = List.copyOf(tables);
    }

    /// Asks the database. Called on a worker.
    static Parts read(Connector connector) {
        try (var session = connector.open("backup")) {
            return new Parts(
                    session.query(SCHEMAS, row -> row.getString(1)),
                    TableList.read(session, new Scope.Whole()));
        } catch (SQLException e) {
            throw QueryFailure.problem("The tables were not read", e);
        }
    }
}
