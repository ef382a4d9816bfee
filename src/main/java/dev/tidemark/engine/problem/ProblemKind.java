package dev.tidemark.engine.problem;

/// The families of problems; the command line gives each its own exit code.
public enum ProblemKind {
    INTERNAL,
    USAGE,
    CONNECTION,
    VALIDATION,
    FINDINGS,
    DRIFT,
    LOCKED,
    ROLLED_BACK,
    PARTIAL,
    VERIFICATION,
    POLICY,
    TENANTS,
    INTERRUPTED
}
