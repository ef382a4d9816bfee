package dev.tidemark.engine.run;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.tracking.Direction;
import java.io.IOException;

/// Makes sure that what runs is what was planned and shown.
final class FileCheck {
    private FileCheck() {}

    /// Reads the file once more.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException CHANGED_SINCE_PLANNED, or
    ///   FILE_UNREADABLE
    static void unchanged(PlannedMigration planned) {
        if (planned.direction() != Direction.APPLY || planned.migration().isEmpty()) {
            return;
        }
        Migration migration = planned.migration().get();
        String now;
        try {
            now = migration.checksumNow();
        } catch (IOException e) {
            throw Problem.of(
                            ProblemCode.FILE_UNREADABLE,
                            Failures.notDone(planned),
                            "Its file can't be read: " + e.getMessage(),
                            "Put the file back, then run it again.")
                    .withDatabaseState("It was not begun.")
                    .asException();
        }
        if (!now.equals(planned.checksum())) {
            throw Problem.of(
                            ProblemCode.CHANGED_SINCE_PLANNED,
                            Failures.notDone(planned),
                            "Its file was changed after the plan was made.",
                            "Look at the plan again, then run it.")
                    .withDatabaseState("It was not begun.")
                    .asException();
        }
    }
}
