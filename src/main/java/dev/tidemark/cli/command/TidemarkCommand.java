package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;

/// One command, its options filled in.
@FunctionalInterface
public interface TidemarkCommand {
    /// Does what the command is for.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException for what the user has to know; it is
    ///   shown and gives the exit code
    ExitCode run(Invocation invocation);
}
