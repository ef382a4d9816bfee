package dev.tidemark.cli.failure;

import dev.tidemark.engine.problem.ProblemKind;

/// What the process ends with. Scripts rely on the numbers: they never change.
public enum ExitCode {
    DONE(0, "done or nothing to do"),
    INTERNAL(1, "internal fault"),
    USAGE(2, "usage or configuration"),
    CONNECTION(3, "connection"),
    VALIDATION(4, "validation"),
    FINDINGS(5, "findings"),
    DRIFT(6, "drift"),
    LOCKED(7, "another run holds the lock"),
    ROLLED_BACK(8, "failed and rolled back"),
    PARTIAL(9, "failed and partly in force"),
    VERIFICATION(10, "verification failed"),
    POLICY(11, "refused by policy"),
    TENANTS(12, "some tenants failed"),
    INTERRUPTED(130, "interrupted");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /// The process's status.
    public int number() {
        return number;
    }

    /// What it says, in a few words.
    public String meaning() {
        return meaning;
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
