package dev.tidemark.engine.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Every kind of problem, under a name that never changes once released. `docs/problem-codes.md`
/// lists them for users.
public enum ProblemCode {
    INTERNAL_FAULT(ProblemKind.INTERNAL),

    USAGE(ProblemKind.USAGE),
    CONFIG_UNREADABLE(ProblemKind.USAGE),
    CONFIG_SYNTAX(ProblemKind.USAGE),
    CONFIG_UNKNOWN_KEY(ProblemKind.USAGE),
    CONFIG_BAD_VALUE(ProblemKind.USAGE),
    PROJECT_NOT_FOUND(ProblemKind.USAGE),
    FILE_UNREADABLE(ProblemKind.USAGE),
    FILE_EXISTS(ProblemKind.USAGE),
    UNKNOWN_VERSION(ProblemKind.USAGE),
    PROFILE_UNKNOWN(ProblemKind.USAGE),
    PROFILE_EXISTS(ProblemKind.USAGE),
    PROFILE_OF_TEAM(ProblemKind.USAGE),
    PROFILES_CHANGED(ProblemKind.USAGE),
    CONFIRMATION_NEEDED(ProblemKind.USAGE),
    NOT_CONFIRMED(ProblemKind.USAGE),

    CONNECTION_SETTINGS(ProblemKind.CONNECTION),
    CONNECTION_UNKNOWN_HOST(ProblemKind.CONNECTION),
    CONNECTION_REFUSED(ProblemKind.CONNECTION),
    CONNECTION_TIMEOUT(ProblemKind.CONNECTION),
    CONNECTION_TLS(ProblemKind.CONNECTION),
    CONNECTION_AUTHENTICATION(ProblemKind.CONNECTION),
    CONNECTION_NO_PASSWORD(ProblemKind.CONNECTION),
    CONNECTION_UNKNOWN_DATABASE(ProblemKind.CONNECTION),
    CONNECTION_NOT_PERMITTED(ProblemKind.CONNECTION),
    CONNECTION_NOT_READY(ProblemKind.CONNECTION),
    CONNECTION_TOO_MANY(ProblemKind.CONNECTION),
    CONNECTION_LOST(ProblemKind.CONNECTION),
    CONNECTION_FAILED(ProblemKind.CONNECTION),
    CONNECTION_POOLER(ProblemKind.CONNECTION),
    CONNECTION_NO_SUCH_SERVER(ProblemKind.CONNECTION),
    SERVER_READ_ONLY(ProblemKind.CONNECTION),
    RIGHTS_MISSING(ProblemKind.CONNECTION),
    EMBEDDED_SERVER(ProblemKind.CONNECTION),
    PASSWORD_NEEDED(ProblemKind.CONNECTION),
    PASSWORD_NOT_STORED(ProblemKind.CONNECTION),
    PASSWORD_COMMAND_FAILED(ProblemKind.CONNECTION),
    KEYCHAIN_UNAVAILABLE(ProblemKind.CONNECTION),
    SECRETS_PASSPHRASE(ProblemKind.CONNECTION),
    SECRETS_DAMAGED(ProblemKind.CONNECTION),

    SQL_INVALID_UTF8(ProblemKind.VALIDATION),
    SQL_UNTERMINATED_STRING(ProblemKind.VALIDATION),
    SQL_UNTERMINATED_IDENTIFIER(ProblemKind.VALIDATION),
    SQL_UNTERMINATED_COMMENT(ProblemKind.VALIDATION),
    SQL_UNTERMINATED_DOLLAR_QUOTE(ProblemKind.VALIDATION),
    SQL_UNTERMINATED_BODY(ProblemKind.VALIDATION),
    SQL_META_COMMAND(ProblemKind.VALIDATION),
    SQL_INCLUDE(ProblemKind.VALIDATION),
    SQL_TRANSACTION_UNCLOSED(ProblemKind.VALIDATION),
    SQL_TRANSACTION_REFUSED(ProblemKind.VALIDATION),
    SQL_CLIENT_ENCODING(ProblemKind.VALIDATION),
    PLACEHOLDER_UNKNOWN(ProblemKind.VALIDATION),
    NAMING_UNKNOWN_FILE(ProblemKind.VALIDATION),
    NAMING_MIXED(ProblemKind.VALIDATION),
    NAMING_NO_VERSION(ProblemKind.VALIDATION),
    DUPLICATE_VERSION(ProblemKind.VALIDATION),
    HEADER_BAD_VALUE(ProblemKind.VALIDATION),
    ROLLBACK_UNCOMMENTED(ProblemKind.VALIDATION),
    ROLLBACK_NOT_SQL(ProblemKind.VALIDATION),
    ROLLBACK_FILE_MISSING(ProblemKind.VALIDATION),
    ROLLBACK_WITHOUT_MIGRATION(ProblemKind.VALIDATION),
    ROLLBACK_AMBIGUOUS(ProblemKind.VALIDATION),
    ROLLBACK_NOT_AVAILABLE(ProblemKind.VALIDATION),
    ROLLBACK_IRREVERSIBLE(ProblemKind.VALIDATION),
    ROLLBACK_HAS_DEPENDANTS(ProblemKind.VALIDATION),
    DEPENDENCY_UNKNOWN(ProblemKind.VALIDATION),
    DEPENDENCY_CYCLE(ProblemKind.VALIDATION),
    DEPENDENCY_ORDER(ProblemKind.VALIDATION),
    DEPENDENCY_NOT_APPLIED(ProblemKind.VALIDATION),
    CHANGED_FILE(ProblemKind.VALIDATION),
    CHANGED_SINCE_PLANNED(ProblemKind.VALIDATION),
    MISSING_FILE(ProblemKind.VALIDATION),
    OUT_OF_ORDER(ProblemKind.VALIDATION),
    NOT_APPLIED(ProblemKind.VALIDATION),
    ALREADY_APPLIED(ProblemKind.VALIDATION),
    FAILED_BEFORE(ProblemKind.VALIDATION),
    INTERRUPTED_BEFORE(ProblemKind.VALIDATION),
    TRACKING_AMBIGUOUS(ProblemKind.VALIDATION),
    TRACKING_UNKNOWN_LAYOUT(ProblemKind.VALIDATION),
    TRACKING_NOT_WRITABLE(ProblemKind.VALIDATION),
    TRACKING_MISSING(ProblemKind.VALIDATION),
    TRACKING_NOT_EMPTY(ProblemKind.VALIDATION),
    REPAIR_NOT_NEEDED(ProblemKind.VALIDATION),
    RENAME_AMBIGUOUS(ProblemKind.VALIDATION),
    DATABASE_NOT_EMPTY(ProblemKind.VALIDATION),
    DATABASE_EXISTS(ProblemKind.VALIDATION),

    LOCK_HELD(ProblemKind.LOCKED),
    EARLIER_RUN_STILL_WORKING(ProblemKind.LOCKED),

    STATEMENT_FAILED(ProblemKind.ROLLED_BACK),
    LOCK_TIMEOUT(ProblemKind.ROLLED_BACK),
    DISK_FULL(ProblemKind.ROLLED_BACK),
    NO_RIGHTS(ProblemKind.ROLLED_BACK),
    ENUM_VALUE_IN_TRANSACTION(ProblemKind.ROLLED_BACK),
    TRACKING_TABLE_LOST(ProblemKind.ROLLED_BACK),
    SERVER_LOST_ROLLED_BACK(ProblemKind.ROLLED_BACK),

    PARTIAL_STATE(ProblemKind.PARTIAL),
    TRANSACTION_ENDED_BY_STATEMENT(ProblemKind.PARTIAL),
    INVALID_INDEX(ProblemKind.PARTIAL),
    OUTCOME_UNKNOWN(ProblemKind.PARTIAL),
    RUNNER_FAILED(ProblemKind.PARTIAL),

    VERIFICATION_FAILED(ProblemKind.VERIFICATION),

    POLICY_PROTECTED_TARGET(ProblemKind.POLICY),
    POLICY_RUNNER_NOT_ALLOWED(ProblemKind.POLICY),
    POLICY_TARGET_CHANGED(ProblemKind.POLICY),

    STOPPED(ProblemKind.INTERRUPTED);

    private final ProblemKind kind;

    ProblemCode(ProblemKind kind) {
        this.kind = kind;
    }

    /// The family, which decides the exit code.
    public ProblemKind kind() {
        return kind;
    }

    /// The code as printed and written to JSON, for example `changed-file`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The code that is printed so; empty when there is none.
    public static Optional<ProblemCode> of(String text) {
        return Arrays.stream(values()).filter(code -> code.text().equals(text)).findFirst();
    }
}
