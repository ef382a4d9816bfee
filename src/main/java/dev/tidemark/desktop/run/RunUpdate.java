package dev.tidemark.desktop.run;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.run.RunEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What happened in a run, reduced to what is shown. Made on the run's thread, so that no file is
/// read on the JavaFX thread.
sealed interface RunUpdate {
    /// A migration begins.
    ///
    /// @param index from 1
    record MigrationBegan(String label, int index) implements RunUpdate {}

    /// A statement runs now.
    record StatementBegan(StatementText statement) implements RunUpdate {}

    /// A statement is done.
    record StatementEnded(StatementText statement, long rows, Duration took) implements RunUpdate {}

    /// Statements beyond those that are listed one by one are done.
    record MoreEnded(long statements, Duration took) implements RunUpdate {}

    /// What ran so far of the migration is committed.
    record Committed() implements RunUpdate {}

    /// A step of the migration was done by an earlier run.
    ///
    /// @param step from 1
    record FoundDone(int step) implements RunUpdate {}

    /// What ran since the last commit was rolled back and is tried again after a pause.
    record AttemptFailed(int attempt, int attempts, String why, Duration pause)
            implements RunUpdate {}

    /// Who blocks whom.
    record Blocked(List<RunEvent.Blocker> blockers, int waiting) implements RunUpdate {}

    /// How far the running statement is.
    record Progress(String phase, long done, long total) implements RunUpdate {}

    /// A line for the messages.
    record Said(String text) implements RunUpdate {}

    /// Data was saved or brought back, one sentence or more.
    record DataMoved(String text) implements RunUpdate {}

    /// A migration is over.
    ///
    /// @param problem why it failed, or empty
    record MigrationEnded(Duration took, Optional<ProblemCode> problem) implements RunUpdate {}

    /// A statement as it is shown.
    ///
    /// @param line of its file, from 1
    /// @param head one line
    /// @param sql its text, of a long one the beginning
    record StatementText(int line, String head, String sql) {}
}
