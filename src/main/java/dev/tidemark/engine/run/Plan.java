package dev.tidemark.engine.run;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.sql.ScriptOptions;
import dev.tidemark.engine.tracking.Direction;
import dev.tidemark.engine.tracking.TrackingRequest;
import java.util.List;
import java.util.Optional;

/// What a run would do. Made once, shown, then run as shown: a run refuses a plan whose files or
/// database changed.
///
/// @param direction apply or roll back
/// @param project the project it was made from
/// @param tracking how its tracking table is found
/// @param migrations what will run, in order
/// @param notes what the reader should know, for example migrations that are skipped here and why
/// @param problems why it can't be run as it is, each with its way out; empty when it can
/// @param scope the only schema that it may work in; empty for a plan of a whole database
public record Plan(
        Direction direction,
        Project project,
        TrackingRequest tracking,
        List<PlannedMigration> migrations,
        List<String> notes,
        List<Problem> problems,
        Optional<SchemaScope> scope) {
    public Plan {
        migrations = List.copyOf(migrations);
        notes = List.copyOf(notes);
        problems = List.copyOf(problems);
    }

    /// A plan of a whole database.
    public Plan(
            Direction direction,
            Project project,
            TrackingRequest tracking,
            List<PlannedMigration> migrations,
            List<String> notes,
            List<Problem> problems) {
        this(direction, project, tracking, migrations, notes, problems, Optional.empty());
    }

    /// Whether there is nothing to do.
    public boolean isEmpty() {
        return migrations.isEmpty();
    }

    /// How its scripts are read.
    ScriptOptions scriptOptions() {
        return scope.map(only -> project.scriptOptions().rewriting(only.rewrite()))
                .orElseGet(project::scriptOptions);
    }

    /// The same plan for one schema of many that stand alike.
    public Plan in(SchemaScope only) {
        return new Plan(
                direction,
                project,
                new TrackingRequest(tracking.tracking(), Optional.of(only.schema())),
                migrations,
                notes,
                problems,
                Optional.of(only));
    }

    /// What is left of it from one migration on, which is run statement by statement, each
    /// committed alone: the way out when a transaction is refused, as for a new enum value that is
    /// used at once (SQLSTATE 55P04).
    public Plan statementByStatementFrom(String version) {
        return withMigrations(
                migrations.stream()
                        .dropWhile(migration -> !migration.version().equals(version))
                        .map(migration ->
                                migration.version().equals(version)
                                        ? migration.asStatements(
                                                "a new enum value has to be committed before it is used")
                                        : migration)
                        .toList());
    }

    /// The same with other migrations.
    public Plan withMigrations(List<PlannedMigration> others) {
        return new Plan(direction, project, tracking, others, notes, problems, scope);
    }
}
