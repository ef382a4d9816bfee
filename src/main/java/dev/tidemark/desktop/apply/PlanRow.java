package dev.tidemark.desktop.apply;

import dev.tidemark.engine.migration.Rollback;
import dev.tidemark.engine.run.PlannedMigration;
import dev.tidemark.engine.run.Resume;
import dev.tidemark.engine.sql.ScriptMode;
import dev.tidemark.engine.tracking.Direction;
import java.time.Duration;
import java.util.ArrayList;

/// A migration of a plan as it is listed.
///
/// @param migration the migration
/// @param title version and description
/// @param facts how it runs, one line
/// @param wayBack a badge when there is no way back, or empty
/// @param notes what the reader should know, one line each
record PlanRow(
        PlannedMigration migration, String title, String facts, String wayBack, String notes) {
    static PlanRow of(PlannedMigration migration, Duration lockTimeout) {
        var facts = new ArrayList<String>();
        long statements = migration.summary().statements();
        facts.add(statements == 1 ? "1 statement" : "%,d statements".formatted(statements));
        facts.add(migration.resume().map(PlanRow::goesOn).orElseGet(() -> mode(migration)));
        var lock = migration.lockTimeout().orElse(lockTimeout);
        facts.add(lock.isZero() ? "no lock timeout" : "lock timeout %s".formatted(seconds(lock)));
        migration
                .statementTimeout()
                .ifPresent(limit -> facts.add("statement timeout %s".formatted(seconds(limit))));
        return new PlanRow(
                migration,
                migration.label(),
                String.join(" · ", facts),
                wayBack(migration),
                String.join("\n", migration.summary().notes()));
    }

    private static String goesOn(Resume resume) {
        int done = resume.finished().size();
        return done == 0
                ? "goes on, no step is done yet"
                : done == 1
                        ? "goes on, 1 step is done"
                        : "goes on, %,d steps are done".formatted(done);
    }

    private static String mode(PlannedMigration migration) {
        if (migration.runner().isPresent()) {
            return "run by %s".formatted(migration.runner().get());
        }
        return migration.summary().mode() == ScriptMode.TRANSACTION
                ? "one transaction"
                : "%,d steps committed one by one".formatted(migration.summary().steps());
    }

    private static String wayBack(PlannedMigration migration) {
        if (migration.direction() == Direction.ROLLBACK || migration.migration().isEmpty()) {
            return "";
        }
        return switch (migration.migration().get().rollback()) {
            case Rollback.Irreversible _ -> "⊘ irreversible";
            case Rollback.NotGiven _ -> "⊘ no way back";
            case Rollback.Script _, Rollback.NoneNeeded _ -> "";
        };
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0
                ? "%d s".formatted(time.toSeconds())
                : "%d ms".formatted(time.toMillis());
    }
}
