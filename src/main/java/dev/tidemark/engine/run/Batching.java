package dev.tidemark.engine.run;

import dev.tidemark.engine.sql.SqlName;
import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.sql.StatementKind;
import dev.tidemark.engine.sql.StatementTarget;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Decides which statements of a transaction travel together.
///
/// What may take long travels alone, so that its start is seen, its locks can be watched and its
/// time is its own. What is quick whatever the tables hold travels with its neighbours: one round
/// trip instead of many. A setting travels alone too: the server parses a whole message before it
/// runs the first statement of it, under the settings of that moment.
final class Batching {
    private static final long LARGEST = 1 << 16;
    private static final Set<String> QUICK_CREATIONS =
            Set.of(
                    "CREATE TABLE",
                    "CREATE UNLOGGED TABLE",
                    "CREATE TYPE",
                    "CREATE DOMAIN",
                    "CREATE SEQUENCE",
                    "CREATE SCHEMA",
                    "CREATE VIEW",
                    "CREATE OR REPLACE VIEW",
                    "CREATE FUNCTION",
                    "CREATE OR REPLACE FUNCTION",
                    "CREATE PROCEDURE",
                    "CREATE OR REPLACE PROCEDURE");

    private final Set<SqlName> createdTables = new HashSet<>();

    /// Whether the statement can travel with others. Called once for each statement, in order.
    boolean quick(Statement statement) {
        if (statement.text().size() > LARGEST) {
            return false;
        }
        return switch (statement.kind()) {
            case DML -> statement.command().equals("INSERT") && !mentionsSelect(statement);
            case DDL -> quickDefinition(statement);
            default -> false;
        };
    }

    /// Whether the statement, sent alone, might have ended the transaction without showing it in
    /// its text.
    static boolean endsMessage(Statement statement) {
        return statement.kind() == StatementKind.CALL || statement.kind() == StatementKind.DO;
    }

    private boolean quickDefinition(Statement statement) {
        String command = statement.command();
        if (command.startsWith("COMMENT")
                || command.startsWith("GRANT")
                || command.startsWith("REVOKE")) {
            return true;
        }
        if (QUICK_CREATIONS.contains(command)) {
            if (command.endsWith("TABLE")) {
                if (mentionsSelect(statement)) {
                    return false;
                }
                tableOf(statement).ifPresent(createdTables::add);
            }
            return true;
        }
        // On a table that this transaction created, nobody waits and there is nothing to scan.
        return (command.startsWith("CREATE INDEX") || command.startsWith("CREATE UNIQUE INDEX"))
                && !statement.refusesTransaction()
                && tableOf(statement).filter(createdTables::contains).isPresent();
    }

    private static Optional<SqlName> tableOf(Statement statement) {
        return StatementTarget.of(statement)
                .flatMap(target ->
                        switch (target) {
                            case StatementTarget.CreateTable(var table) -> Optional.of(table);
                            case StatementTarget.CreateIndex index -> Optional.of(index.table());
                            default -> Optional.empty();
                        });
    }

    private static boolean mentionsSelect(Statement statement) {
        return statement.text().value().toLowerCase(Locale.ROOT).contains("select");
    }
}
