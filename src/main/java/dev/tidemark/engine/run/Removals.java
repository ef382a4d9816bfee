package dev.tidemark.engine.run;

import dev.tidemark.engine.archive.Savings;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.sql.Removal;
import dev.tidemark.engine.sql.ScriptOptions;
import dev.tidemark.engine.sql.SqlQuote;
import dev.tidemark.engine.sql.StatementReader;
import dev.tidemark.engine.tracking.Direction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What a plan's scripts take away, as far as their text tells.
final class Removals {
    private Removals() {}

    /// Those of one script, in order; nothing for an external command.
    static List<Removal> of(PlannedMigration migration, ScriptOptions options) {
        var removals = new ArrayList<Removal>();
        if (migration.runner().isPresent()) {
            return removals;
        }
        try (var reader = StatementReader.open(migration.script(), options)) {
            for (var statement = reader.next(); statement != null; statement = reader.next()) {
                removals.addAll(Removal.of(statement));
            }
        }
        return removals;
    }

    /// Refuses a rollback whose data this role can't save, before anything runs.
    ///
    /// @param session in no transaction
    /// @throws SQLException the server's error
    /// @throws dev.tidemark.engine.problem.ProblemException DATA_NOT_SAVED
    static void checkSaving(Plan plan, RunSettings settings, PgSession session)
            throws SQLException {
        if (plan.direction() != Direction.ROLLBACK
                || settings.saving() != RunSettings.Saving.SAVE) {
            return;
        }
        var removals =
                plan.migrations().stream()
                        .flatMap(migration -> of(migration, plan.scriptOptions()).stream())
                        .toList();
        if (removals.isEmpty()) {
            return;
        }
        var path =
                plan.scope()
                        .map(SchemaScope::searchPath)
                        .or(() ->
                                settings.schema()
                                        .map(name -> SqlQuote.identifier(name) + ", public"));
        if (path.isPresent()) {
            session.send("set search_path = " + path.get());
        }
        var problem = Savings.hindrance(session, removals);
        if (path.isPresent()) {
            session.send("reset search_path");
        }
        if (problem.isPresent()) {
            throw problem.get().asException();
        }
    }
}
