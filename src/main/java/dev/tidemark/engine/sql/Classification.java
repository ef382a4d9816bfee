package dev.tidemark.engine.sql;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a statement is, read from its leading words.
///
/// @param kind how it has to be sent
/// @param command its leading keywords
/// @param refusal why it can't run inside a transaction, or null when it can
record Classification(StatementKind kind, String command, @Nullable String refusal) {
    private static final Set<String> OBJECTS =
            Set.of(
                    "ACCESS METHOD",
                    "AGGREGATE",
                    "CAST",
                    "COLLATION",
                    "CONVERSION",
                    "DATABASE",
                    "DEFAULT PRIVILEGES",
                    "DOMAIN",
                    "EVENT TRIGGER",
                    "EXTENSION",
                    "FOREIGN DATA WRAPPER",
                    "FOREIGN TABLE",
                    "FUNCTION",
                    "GROUP",
                    "INDEX",
                    "LANGUAGE",
                    "LARGE OBJECT",
                    "MATERIALIZED VIEW",
                    "OPERATOR",
                    "OPERATOR CLASS",
                    "OPERATOR FAMILY",
                    "OWNED",
                    "POLICY",
                    "PROCEDURE",
                    "PUBLICATION",
                    "ROLE",
                    "ROUTINE",
                    "RULE",
                    "SCHEMA",
                    "SEQUENCE",
                    "SERVER",
                    "STATISTICS",
                    "SUBSCRIPTION",
                    "SYSTEM",
                    "TABLE",
                    "TABLESPACE",
                    "TEXT SEARCH CONFIGURATION",
                    "TEXT SEARCH DICTIONARY",
                    "TEXT SEARCH PARSER",
                    "TEXT SEARCH TEMPLATE",
                    "TRANSFORM",
                    "TRIGGER",
                    "TYPE",
                    "USER",
                    "USER MAPPING",
                    "VIEW");
    private static final Set<String> MODIFIERS =
            Set.of(
                    "CONSTRAINT",
                    "GLOBAL",
                    "LOCAL",
                    "PROCEDURAL",
                    "RECURSIVE",
                    "TEMP",
                    "TEMPORARY",
                    "TRUSTED",
                    "UNIQUE",
                    "UNLOGGED");

    /// Words that begin the name of an object of several words.
    private static final Set<String> BEGINNINGS =
            Set.of(
                    "ACCESS",
                    "DEFAULT",
                    "EVENT",
                    "FOREIGN",
                    "LARGE",
                    "MATERIALIZED",
                    "OPERATOR",
                    "TEXT",
                    "USER");

    private static final int LONGEST_OBJECT = 3;

    /// Sums up the words gathered.
    static Classification of(StatementHead head) {
        var kind = kind(head);
        return new Classification(kind, command(head), Refusals.of(head));
    }

    private static StatementKind kind(StatementHead head) {
        if (head.parts().isEmpty()) {
            return StatementKind.OTHER;
        }
        return switch (head.parts().getFirst().text()) {
            case "CREATE",
                    "ALTER",
                    "DROP",
                    "COMMENT",
                    "GRANT",
                    "REVOKE",
                    "SECURITY",
                    "REASSIGN",
                    "IMPORT" ->
                    StatementKind.DDL;
            case "INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE" -> StatementKind.DML;
            case "SELECT", "VALUES", "TABLE", "WITH", "SHOW", "EXPLAIN", "FETCH" ->
                    StatementKind.QUERY;
            case "BEGIN", "START" -> StatementKind.BEGIN;
            case "COMMIT", "END" ->
                    head.has(1, "PREPARED") ? StatementKind.OTHER : StatementKind.COMMIT;
            case "PREPARE" ->
                    head.has(1, "TRANSACTION") ? StatementKind.COMMIT : StatementKind.OTHER;
            case "ROLLBACK", "ABORT" -> rollback(head);
            case "SAVEPOINT", "RELEASE" -> StatementKind.SAVEPOINT;
            case "COPY" -> copy(head);
            case "SET", "RESET", "DISCARD" -> StatementKind.SETTING;
            case "CALL" -> StatementKind.CALL;
            case "DO" -> StatementKind.DO;
            case "VACUUM",
                    "ANALYZE",
                    "ANALYSE",
                    "REINDEX",
                    "CLUSTER",
                    "CHECKPOINT",
                    "REPACK",
                    "REFRESH" ->
                    StatementKind.MAINTENANCE;
            default -> StatementKind.OTHER;
        };
    }

    private static StatementKind rollback(StatementHead head) {
        if (head.has(1, "PREPARED")) {
            return StatementKind.OTHER;
        }
        int next = afterWork(head);
        return head.has(next, "TO") ? StatementKind.SAVEPOINT : StatementKind.ROLLBACK;
    }

    private static StatementKind copy(StatementHead head) {
        if (head.isCopyFromClient()) {
            return StatementKind.COPY_FROM_STDIN;
        }
        return head.has(1, "FROM") ? StatementKind.DML : StatementKind.OTHER;
    }

    private static int afterWork(StatementHead head) {
        return head.has(1, "WORK") || head.has(1, "TRANSACTION") ? 2 : 1;
    }

    private static String command(StatementHead head) {
        if (head.parts().isEmpty()) {
            return "";
        }
        String first = head.parts().getFirst().text();
        return switch (first) {
            case "CREATE", "ALTER", "DROP" -> definition(head, first);
            case "COMMIT", "END", "ROLLBACK", "ABORT" -> transactionEnd(head, first);
            case "REINDEX" -> reindex(head);
            case "REPACK", "CLUSTER", "VACUUM" -> first;
            case "START", "PREPARE", "DISCARD", "SECURITY", "REASSIGN" -> withNext(head, first, 1);
            case "REFRESH", "IMPORT" -> withNext(head, first, 2);
            default -> first;
        };
    }

    private static String withNext(StatementHead head, String first, int count) {
        var command = new StringBuilder(first);
        for (int i = 1; i <= count && !head.keyword(i).isEmpty(); i++) {
            command.append(' ').append(head.keyword(i));
        }
        return command.toString();
    }

    private static String definition(StatementHead head, String first) {
        var command = new StringBuilder(first);
        int at = 1;
        if (head.has(at, "OR", "REPLACE")) {
            command.append(" OR REPLACE");
            at += 2;
        }
        while (MODIFIERS.contains(head.keyword(at))) {
            command.append(' ').append(head.keyword(at));
            at++;
        }
        String object = object(head, at);
        if (!object.isEmpty()) {
            command.append(' ').append(object);
            at += object.split(" ").length;
        }
        if (object.equals("INDEX") && head.has(at, "CONCURRENTLY")) {
            command.append(" CONCURRENTLY");
        }
        return command.toString();
    }

    private static String object(StatementHead head, int at) {
        String first = head.keyword(at);
        if (!BEGINNINGS.contains(first)) {
            return OBJECTS.contains(first) ? first : "";
        }
        String longest = "";
        var phrase = new StringBuilder();
        for (int i = 0; i < LONGEST_OBJECT && !head.keyword(at + i).isEmpty(); i++) {
            phrase.append(i == 0 ? "" : " ").append(head.keyword(at + i));
            if (OBJECTS.contains(phrase.toString())) {
                longest = phrase.toString();
            }
        }
        return longest;
    }

    private static String transactionEnd(StatementHead head, String first) {
        if (head.has(1, "PREPARED")) {
            return first + " PREPARED";
        }
        int next = afterWork(head);
        if (head.has(next, "TO")) {
            return first + " TO";
        }
        return head.has(next, "AND", "CHAIN") ? first + " AND CHAIN" : first;
    }

    private static String reindex(StatementHead head) {
        int at = Refusals.afterOptions(head, 1);
        String command = "REINDEX";
        if (!head.keyword(at).isEmpty()) {
            command += " " + head.keyword(at);
        }
        return head.has(at + 1, "CONCURRENTLY") ? command + " CONCURRENTLY" : command;
    }
}
