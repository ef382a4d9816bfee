package dev.tidemark.desktop.editor;

import dev.tidemark.engine.migration.MigrationOutline;
import dev.tidemark.engine.migration.MigrationPart;
import dev.tidemark.engine.migration.OutlinedStatement;
import dev.tidemark.engine.migration.Rollback;
import dev.tidemark.engine.sql.ScriptSummary;
import dev.tidemark.engine.sql.StatementKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is said of the statement under the caret.
final class StatementText {
    /// One labelled fact.
    record Fact(String label, String text) {}

    private StatementText() {}

    /// One line, for example `statement 3 of 7: CREATE INDEX CONCURRENTLY, refuses a transaction`.
    static String line(MigrationOutline outline, Caret caret) {
        return outline.statementAt(caret.line(), caret.column())
                .map(it -> line(outline, it))
                .orElse("");
    }

    private static String line(MigrationOutline outline, OutlinedStatement statement) {
        return "%sstatement %d of %d: %s%s"
                .formatted(
                        rollsBack(statement) ? "rollback " : "",
                        statement.index(),
                        outline.count(statement.part()),
                        command(statement),
                        statement.refusal() == null ? "" : ", refuses a transaction");
    }

    private static boolean rollsBack(OutlinedStatement statement) {
        return statement.part() == MigrationPart.Kind.ROLLBACK;
    }

    private static String command(OutlinedStatement statement) {
        return statement.command().isEmpty() ? statement.kind().text() : statement.command();
    }

    /// Everything the engine knows of the statement; empty where there is none.
    static List<Fact> facts(MigrationOutline outline, Caret caret) {
        return outline.statementAt(caret.line(), caret.column())
                .map(it -> facts(outline, it))
                .orElse(List.of());
    }

    private static List<Fact> facts(MigrationOutline outline, OutlinedStatement statement) {
        var facts = new ArrayList<Fact>();
        facts.add(
                new Fact(
                        "Statement",
                        "%s · %d of %d in the %s part"
                                .formatted(
                                        command(statement),
                                        statement.index(),
                                        outline.count(statement.part()),
                                        Gutter.name(statement.part()))));
        facts.add(
                new Fact(
                        "Place",
                        "line %d, column %d".formatted(statement.line(), statement.column())));
        facts.add(new Fact("Kind", kind(statement.kind())));
        String refusal = statement.refusal();
        facts.add(
                new Fact("Transaction", refusal == null ? "may stand in a transaction" : refusal));
        summary(outline, statement.part())
                .ifPresent(summary -> facts.add(new Fact("Runs", mode(summary))));
        return facts;
    }

    /// How a part is run and why.
    static Optional<ScriptSummary> summary(MigrationOutline outline, MigrationPart.Kind part) {
        var migration = outline.file().migration();
        boolean ownFile =
                outline.parts().stream().noneMatch(it -> it.kind() == MigrationPart.Kind.UP);
        if (part == MigrationPart.Kind.ROLLBACK && !ownFile) {
            return migration.rollback() instanceof Rollback.Script script
                    ? Optional.of(script.summary())
                    : Optional.empty();
        }
        return Optional.of(migration.summary());
    }

    /// For example `as one transaction: no statement refuses a transaction`.
    static String mode(ScriptSummary summary) {
        String how =
                switch (summary.mode()) {
                    case TRANSACTION -> "as one transaction";
                    case BLOCKS -> "in its own transactions, one by one";
                    case STATEMENTS -> "statement by statement";
                };
        return "%s: %s".formatted(how, summary.modeReason());
    }

    private static String kind(StatementKind kind) {
        return switch (kind) {
            case DDL -> "changes the schema (ddl)";
            case DML -> "changes rows (dml)";
            case QUERY -> "returns rows (query)";
            case BEGIN -> "opens a transaction";
            case COMMIT -> "ends a transaction and keeps its work";
            case ROLLBACK -> "ends a transaction and drops its work";
            case SAVEPOINT -> "sets or releases a savepoint";
            case COPY_FROM_STDIN -> "loads the rows below it (copy)";
            case SETTING -> "changes a setting of the session";
            case CALL -> "calls a procedure, which may end its own transaction";
            case DO -> "runs a code block, which may end its own transaction";
            case MAINTENANCE -> "maintains tables or indexes";
            case ECHO -> "text for the reader, nothing for the server (psql)";
            case OTHER -> "other";
        };
    }
}
