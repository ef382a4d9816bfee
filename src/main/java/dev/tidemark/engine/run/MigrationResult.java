package dev.tidemark.engine.run;

import dev.tidemark.engine.problem.Problem;

/// How one migration of a run ended.
sealed interface MigrationResult {
    /// In force, or taken back.
    ///
    /// @param leavesSessionState whether the session needs cleaning before the next one
    record Done(boolean leavesSessionState) implements MigrationResult {}

    /// Not done.
    record Failed(Problem problem) implements MigrationResult {}

    /// Not done because somebody asked to stop.
    record Stopped(Problem problem) implements MigrationResult {}

    /// The connection is gone.
    ///
    /// @param done whether the server confirmed that the migration took effect
    record Lost(Problem problem, boolean done) implements MigrationResult {}
}
