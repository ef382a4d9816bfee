package dev.tidemark.engine.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Deals a script's statements out into the steps that a run commits one by one, without looking
/// ahead: a step may hold a million statements.
public final class StepReader implements AutoCloseable {
    private final StatementReader statements;
    private final StepRules rules;

    private StepReader(StatementReader statements, StepRules rules) {
        this.statements = statements;
        this.rules = rules;
    }

    /// A statement and its part in a step.
    ///
    /// @param statement the statement
    /// @param step number of its step, from 1; for what is ignored, of the step around or before
    ///   it, 0 before the first
    /// @param role what to do with it
    /// @param chained whether the next step's transaction is open right behind it, as after COMMIT
    ///   AND CHAIN; that step has no BEGIN of its own
    public record Item(Statement statement, long step, StepRole role, boolean chained) {}

    /// Opens a script.
    ///
    /// @param mode as [Script#summarize] found it, or STATEMENTS by header
    public static StepReader open(SqlSource source, ScriptOptions options, ScriptMode mode) {
        return new StepReader(StatementReader.open(source, options), new StepRules(mode));
    }

    /// Opens a script that an earlier pass has read and that has not changed since.
    ///
    /// @param mode as [Script#summarize] found it, or STATEMENTS by header
    /// @param copies as [Script#summarize] found them
    public static StepReader open(
            SqlSource source, ScriptOptions options, ScriptMode mode, List<CopyExtent> copies) {
        return new StepReader(StatementReader.open(source, options, copies), new StepRules(mode));
    }

    /// The next statement with its role, or null at the end.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the text can't be split
    public @Nullable Item next() {
        Statement statement = statements.next();
        return statement == null ? null : rules.item(statement);
    }

    @Override
    public void close() {
        statements.close();
    }
}
