package dev.tidemark.cli.failure;

import dev.tidemark.engine.problem.FaultCode;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;

/// A fault of our own: an exception that nobody expected.
public final class Fault {
    private Fault() {}

    /// What to show of it.
    public static Problem problem(Throwable fault) {
        return Problem.of(
                ProblemCode.INTERNAL_FAULT,
                "Tidemark stopped because of a fault of its own",
                "%s (fault %s)".formatted(fault.getClass().getSimpleName(), FaultCode.of(fault)),
                "Run the command again with TIDEMARK_DEBUG=1 in the environment and report the"
                        + " stack trace it prints together with the fault's code.");
    }
}
