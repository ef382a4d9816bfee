package dev.tidemark.engine.tracking;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.Rollback;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/// What is written to the tracking table when a migration is in force.
///
/// @param migration the migration
/// @param rollbackSql the text of its way back, kept so that it can be undone without the file
/// @param executionMs milliseconds its statements took
/// @param run the run that applied it
/// @param appliedBy the person or pipeline: `role` or `role (osuser@host)`
public record Applied(
        Migration migration,
        Optional<String> rollbackSql,
        long executionMs,
        UUID run,
        String appliedBy) {
    /// A way back longer than this is not kept with the row: 16 MiB.
    private static final long MOST_ROLLBACK_BYTES = 16L << 20;

    /// What is recorded of a migration, its way back read from its files: the script; an empty text
    /// when none is needed; nothing when there is none.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the script can't be read
    public static Applied of(Migration migration, long executionMs, UUID run, String appliedBy) {
        return new Applied(migration, rollbackText(migration), executionMs, run, appliedBy);
    }

    /// The text of a migration's way back as it is kept with the row.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the script can't be read
    public static Optional<String> rollbackText(Migration migration) {
        return switch (migration.rollback()) {
            case Rollback.Script script -> text(migration, script);
            case Rollback.NoneNeeded _ -> Optional.of("");
            case Rollback.NotGiven _, Rollback.Irreversible _ -> Optional.empty();
        };
    }

    private static Optional<String> text(Migration migration, Rollback.Script script) {
        try (var stream = script.source().open()) {
            return script.source().size() > MOST_ROLLBACK_BYTES
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Problem.of(
                            ProblemCode.FILE_UNREADABLE,
                            "The way back of %s was not read".formatted(migration.path()),
                            String.valueOf(e.getMessage()),
                            "Make the file readable, then try again.")
                    .asException();
        }
    }
}
