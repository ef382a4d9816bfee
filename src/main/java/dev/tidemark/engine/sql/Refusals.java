package dev.tidemark.engine.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which statements the server refuses inside a transaction block: every caller of its
/// `PreventInTransactionBlock` that shows in the text (PostgreSQL 15 to 18, REPACK from 19).
///
/// Not to be seen in the text, and found only when the server answers 25001: REINDEX and CLUSTER of
/// a partitioned table, and CALL or DO whose body ends its transaction.
final class Refusals {
    /// What follows the command in every refusal.
    static final String CLAUSE = " can't run inside a transaction";

    private static final Set<String> WHOLE = Set.of("SCHEMA", "DATABASE", "SYSTEM");
    private static final Set<String> NO = Set.of("FALSE", "OFF", "0", "'FALSE'", "'OFF'", "'0'");

    private Refusals() {}

    /// One clause, or null when the statement may stand in a transaction.
    static @Nullable String of(StatementHead head) {
        String label = label(head);
        return label == null ? null : label + CLAUSE;
    }

    private static @Nullable String label(StatementHead head) {
        return switch (head.keyword(0)) {
            case "CREATE" -> create(head);
            case "DROP" -> drop(head);
            case "ALTER" -> alter(head);
            case "REINDEX" -> reindex(head);
            case "VACUUM" -> "VACUUM";
            case "CLUSTER" -> namesTable(head) ? null : "CLUSTER of all tables";
            case "REPACK" -> repack(head);
            case "DISCARD" -> head.has(1, "ALL") ? "DISCARD ALL" : null;
            case "COMMIT", "ROLLBACK" ->
                    head.has(1, "PREPARED") ? head.keyword(0) + " PREPARED" : null;
            default -> null;
        };
    }

    private static @Nullable String create(StatementHead head) {
        int at = head.has(1, "UNIQUE") ? 2 : 1;
        if (head.has(at, "INDEX", "CONCURRENTLY")) {
            return "CREATE INDEX CONCURRENTLY";
        }
        return switch (head.keyword(1)) {
            case "DATABASE" -> "CREATE DATABASE";
            case "TABLESPACE" -> "CREATE TABLESPACE";
            case "SUBSCRIPTION" ->
                    switchedOff(head, "CONNECT") || switchedOff(head, "CREATE_SLOT")
                            ? null
                            : "CREATE SUBSCRIPTION with a replication slot";
            default -> null;
        };
    }

    private static @Nullable String drop(StatementHead head) {
        return switch (head.keyword(1)) {
            case "INDEX" -> head.has(2, "CONCURRENTLY") ? "DROP INDEX CONCURRENTLY" : null;
            case "DATABASE" -> "DROP DATABASE";
            case "TABLESPACE" -> "DROP TABLESPACE";
            // Allowed when the subscription has no slot, which only the server knows.
            case "SUBSCRIPTION" -> "DROP SUBSCRIPTION";
            default -> null;
        };
    }

    private static @Nullable String alter(StatementHead head) {
        return switch (head.keyword(1)) {
            case "SYSTEM" -> "ALTER SYSTEM";
            case "DATABASE" ->
                    head.has(3, "SET", "TABLESPACE") ? "ALTER DATABASE … SET TABLESPACE" : null;
            case "TABLE" ->
                    detachesConcurrently(head)
                            ? "ALTER TABLE … DETACH PARTITION … CONCURRENTLY"
                            : null;
            case "SUBSCRIPTION" -> alterSubscription(head);
            default -> null;
        };
    }

    private static boolean detachesConcurrently(StatementHead head) {
        List<StatementHead.Part> parts = head.parts();
        int detach = -1;
        for (int i = 2; i < parts.size(); i++) {
            if (head.has(i, "DETACH", "PARTITION")) {
                detach = i;
            } else if (detach >= 0 && i > detach + 2 && parts.get(i).is("CONCURRENTLY")) {
                return true;
            }
        }
        return false;
    }

    /// PostgreSQL manual, ALTER SUBSCRIPTION: "can't be executed inside a transaction block" with
    /// refresh, and when `failover`, or `two_phase` switched off, change the slot.
    private static @Nullable String alterSubscription(StatementHead head) {
        if (head.has(3, "REFRESH")) {
            return "ALTER SUBSCRIPTION … REFRESH";
        }
        if (head.has(4, "PUBLICATION")) {
            return switchedOff(head, "REFRESH") ? null : "ALTER SUBSCRIPTION … PUBLICATION";
        }
        boolean slotChanges = option(head, "FAILOVER") >= 0 || switchedOff(head, "TWO_PHASE");
        if (head.has(3, "SET") && slotChanges) {
            return "ALTER SUBSCRIPTION … SET of a slot's option";
        }
        return null;
    }

    private static @Nullable String reindex(StatementHead head) {
        int at = afterOptions(head, 1);
        String object = head.keyword(at);
        boolean concurrently = head.has(at + 1, "CONCURRENTLY") || switchedOn(head, "CONCURRENTLY");
        if (WHOLE.contains(object)) {
            return "REINDEX " + object;
        }
        return concurrently ? "REINDEX " + object + " CONCURRENTLY" : null;
    }

    private static @Nullable String repack(StatementHead head) {
        if (head.has(1, "CONCURRENTLY") || switchedOn(head, "CONCURRENTLY")) {
            return "REPACK CONCURRENTLY";
        }
        return namesTable(head) ? null : "REPACK of all tables";
    }

    /// Whether something follows the command's options.
    private static boolean namesTable(StatementHead head) {
        int at = afterOptions(head, 1);
        if (head.has(at, "VERBOSE")) {
            at++;
        }
        return at < head.parts().size();
    }

    /// The index behind an option list in parentheses, if one begins at the index.
    static int afterOptions(StatementHead head, int index) {
        List<StatementHead.Part> parts = head.parts();
        if (index >= parts.size() || parts.get(index).kind() != SqlTokenKind.OPEN_PARENTHESIS) {
            return index;
        }
        int at = index + 1;
        while (at < parts.size() && parts.get(at).kind() != SqlTokenKind.CLOSE_PARENTHESIS) {
            at++;
        }
        return at + 1;
    }

    /// Whether an option's value switches it off.
    static boolean isNo(String value) {
        return NO.contains(value.toUpperCase(Locale.ROOT));
    }

    private static boolean switchedOff(StatementHead head, String option) {
        int at = option(head, option);
        return at >= 0 && isNo(value(head, at));
    }

    private static boolean switchedOn(StatementHead head, String option) {
        int at = option(head, option);
        return at >= 0 && !isNo(value(head, at));
    }

    private static int option(StatementHead head, String option) {
        List<StatementHead.Part> parts = head.parts();
        for (int i = parts.size() - 1; i > 0; i--) {
            boolean first =
                    switch (parts.get(i - 1).kind()) {
                        case OPEN_PARENTHESIS, COMMA -> true;
                        default -> false;
                    };
            if (first && parts.get(i).depth() > 0 && parts.get(i).is(option)) {
                return i;
            }
        }
        return -1;
    }

    private static String value(StatementHead head, int option) {
        List<StatementHead.Part> parts = head.parts();
        int at = option + 1;
        if (at < parts.size() && parts.get(at).text().equals("=")) {
            at++;
        }
        return at < parts.size() ? parts.get(at).text() : "";
    }
}
