package dev.tidemark.engine.run;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.sql.ScriptSummary;
import dev.tidemark.engine.sql.SqlSource;
import dev.tidemark.engine.tracking.Direction;
import dev.tidemark.engine.tracking.TrackedMigration;
import java.time.Duration;
import java.util.Optional;

/// One migration of a plan, with the script that will run.
///
/// @param direction apply or roll back
/// @param version its version as displayed
/// @param filename the name by which the tracking table knows it
/// @param description what it is about
/// @param path the file that holds the script, relative to the project, or a name for stored text
/// @param migration the migration's files; empty when only the stored way back is left
/// @param tracked its row when it is in force
/// @param script the SQL to run
/// @param summary how the script has to be run
/// @param checksum SHA-256 of the migration's up text when planned; empty for stored text
/// @param runner the external command that does the work instead of the script
/// @param lockTimeout its own highest lock timeout, or the run's
/// @param statementTimeout its own statement timeout, or the run's
/// @param resume what an earlier run of it left, when it is continued
public record PlannedMigration(
        Direction direction,
        String version,
        String filename,
        String description,
        String path,
        Optional<Migration> migration,
        Optional<TrackedMigration> tracked,
        SqlSource script,
        ScriptSummary summary,
        String checksum,
        Optional<String> runner,
        Optional<Duration> lockTimeout,
        Optional<Duration> statementTimeout,
        Optional<Resume> resume) {

    /// A script that is no migration and goes along with some.
    ///
    /// @param script the SQL to run
    /// @param summary how the script has to be run
    public static PlannedMigration script(SqlSource script, ScriptSummary summary) {
        return new PlannedMigration(
                Direction.APPLY,
                script.name(),
                script.name(),
                "",
                script.name(),
                Optional.empty(),
                Optional.empty(),
                script,
                summary,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// The same, continued where an earlier run of it ended.
    public PlannedMigration resumedAt(Resume point) {
        return new PlannedMigration(
                direction,
                version,
                filename,
                description,
                path,
                migration,
                tracked,
                script,
                summary,
                checksum,
                runner,
                lockTimeout,
                statementTimeout,
                Optional.of(point));
    }

    /// The same, run statement by statement.
    public PlannedMigration asStatements(String reason) {
        return new PlannedMigration(
                direction,
                version,
                filename,
                description,
                path,
                migration,
                tracked,
                script,
                summary.asStatements(reason),
                checksum,
                runner,
                lockTimeout,
                statementTimeout,
                resume);
    }

    /// Version and description, for messages.
    public String label() {
        return description.isEmpty() ? version : version + " " + description;
    }
}
