package dev.tidemark.cli.failure;

import dev.tidemark.engine.problem.ProblemKind;

/// What the process ends with. Scripts rely on the numbers: they never change.
public enum ExitCode {
    DONE(0),
    INTERNAL(1),
    USAGE(2),
    CONNECTION(3),
    VALIDATION(4),
    FINDINGS(5),
    DRIFT(6),
    LOCKED(7),
    ROLLED_BACK(8),
    PARTIAL(9),
    VERIFICATION(10),
    POLICY(11),
    TENANTS(12),
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /// The process's status.
    public int number() {
        return number;
    }

    /// The exit code of a family of problems.
    public static ExitCode of(ProblemKind kind) {
        return switch (kind) {
            case INTERNAL -> INTERNAL;
            case USAGE -> USAGE;
            case CONNECTION -> CONNECTION;
            case VALIDATION -> VALIDATION;
            case FINDINGS -> FINDINGS;
            case DRIFT -> DRIFT;
            case LOCKED -> LOCKED;
            case ROLLED_BACK -> ROLLED_BACK;
            case PARTIAL -> PARTIAL;
            case VERIFICATION -> VERIFICATION;
            case POLICY -> POLICY;
            case TENANTS -> TENANTS;
            case INTERRUPTED -> INTERRUPTED;
        };
    }
}
