package dev.tidemark.engine.problem;

/// Carries a [Problem] out of code that can't go on: an expected failure, not a bug.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /// Wraps the problem.
    public ProblemException(Problem problem) {
        super(problem.what() + ": " + problem.why());
        this.problem = problem;
    }

    /// Wraps the problem and keeps what caused it.
    public ProblemException(Problem problem, Throwable cause) {
        super(problem.what() + ": " + problem.why(), cause);
        this.problem = problem;
    }

    /// The problem to show.
    public Problem problem() {
        return problem;
    }
}
