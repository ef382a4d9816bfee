package dev.tidemark.engine.sql;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Follows a script's transactions through one pass and decides its mode.
final class ScriptTransactions {
    private static final int MOST = 100;
    private static final Pattern SET_CONFIG =
            Pattern.compile("(?is)SELECT\\s+(pg_catalog\\s*\\.\\s*)?set_config\\s*\\(.*");

    private final SqlSource script;
    private final StepRules rules = new StepRules(ScriptMode.BLOCKS);
    private final List<String> refusing = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long statements;
    private long transactions;
    private @Nullable SourcePosition begin;
    private @Nullable String refusalReason;
    private @Nullable String blocksReason;
    private @Nullable String outsideReason;
    private @Nullable Problem obstacle;

    ScriptTransactions(SqlSource script) {
        this.script = script;
    }

    void add(Statement statement) {
        if (statement.kind() == StatementKind.ECHO) {
            return;
        }
        statements++;
        var item = rules.item(statement);
        switch (item.role()) {
            case BEGIN -> begun(statement);
            case COMMIT, ROLLBACK -> ended(statement, item);
            case SINGLE -> single(statement);
            case IGNORED -> ignored(statement);
            case BODY -> {}
        }
        String refusal = statement.refusal();
        if (refusal != null) {
            refused(statement, refusal, item.role());
        }
        if (obstacle == null && statement.kind() == StatementKind.SETTING) {
            obstacle = ClientEncoding.obstacle(statement);
        }
    }

    private void begun(Statement statement) {
        begin = statement.position();
        transactions++;
        if (transactions == 2) {
            block("%s: a second transaction begins", statement);
        }
    }

    private void ended(Statement statement, StepReader.Item item) {
        if (item.chained()) {
            begin = statement.position();
            transactions++;
            block("%s: AND CHAIN begins a second transaction", statement);
        }
        if (item.role() == StepRole.ROLLBACK) {
            block("%s: the script's transaction ends in ROLLBACK", statement);
            note("%s: ROLLBACK drops what its transaction did: it changes nothing", statement);
        } else if (statement.command().equals("PREPARE TRANSACTION")) {
            block("%s: PREPARE TRANSACTION ends the transaction in its own way", statement);
        }
    }

    private void single(Statement statement) {
        boolean setting =
                statement.kind() == StatementKind.SETTING
                        || (statement.kind() == StatementKind.QUERY
                                && SET_CONFIG.matcher(statement.text().head(200)).matches());
        if (outsideReason == null && !setting) {
            outsideReason =
                    "%s: %s stands outside BEGIN…COMMIT"
                            .formatted(line(statement), statement.command());
        }
    }

    private void ignored(Statement statement) {
        switch (statement.kind()) {
            case BEGIN ->
                    note("%s: BEGIN inside a transaction has no effect and is left out", statement);
            case COMMIT ->
                    note("%s: COMMIT without BEGIN has no effect and is left out", statement);
            case ROLLBACK ->
                    note("%s: ROLLBACK without BEGIN has no effect and is left out", statement);
            default -> {}
        }
    }

    private void refused(Statement statement, String refusal, StepRole role) {
        if (role == StepRole.BODY) {
            throw SqlProblems.refusedInTransaction(statement.position(), refusal);
        }
        if (refusalReason == null) {
            refusalReason = "%s: %s".formatted(line(statement), refusal);
        }
        if (refusing.size() < MOST) {
            String command = refusal.substring(0, refusal.length() - Refusals.CLAUSE.length());
            refusing.add("%s: %s".formatted(line(statement), command));
        }
    }

    private void block(String reason, Statement statement) {
        if (blocksReason == null) {
            blocksReason = reason.formatted(line(statement));
        }
    }

    private void note(String text, Statement statement) {
        if (notes.size() < MOST) {
            notes.add(text.formatted(line(statement)));
        }
    }

    private String line(Statement statement) {
        SourcePosition position = statement.position();
        String line = "line %d".formatted(position.line());
        return position.file().equals(script.name()) ? line : position.file() + " " + line;
    }

    /// The result, once every statement was added.
    ScriptSummary summary(List<SqlSource> includes, List<CopyExtent> copies) {
        if (rules.isOpen() && begin != null) {
            throw SqlProblems.unclosedTransaction(begin);
        }
        if (refusalReason != null) {
            return summary(ScriptMode.STATEMENTS, refusalReason, includes, copies);
        }
        if (blocksReason != null) {
            return summary(ScriptMode.BLOCKS, blocksReason, includes, copies);
        }
        if (transactions == 0) {
            return summary(
                    ScriptMode.TRANSACTION, "no statement refuses a transaction", includes, copies);
        }
        return outsideReason == null
                ? summary(
                        ScriptMode.TRANSACTION,
                        "one outer BEGIN…COMMIT, absorbed",
                        includes,
                        copies)
                : summary(ScriptMode.BLOCKS, outsideReason, includes, copies);
    }

    private ScriptSummary summary(
            ScriptMode mode, String reason, List<SqlSource> includes, List<CopyExtent> copies) {
        return new ScriptSummary(
                mode,
                reason,
                statements,
                refusing,
                notes,
                rules.steps(),
                Optional.ofNullable(obstacle),
                includes,
                copies);
    }
}
