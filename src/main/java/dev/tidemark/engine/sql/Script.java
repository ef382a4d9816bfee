package dev.tidemark.engine.sql;

/// One pass over a script that tells how to run it.
public final class Script {
    private Script() {}

    /// Reads the whole script and sums it up.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the text can't be split, or its
    ///   transactions can't be run, with its place
    public static ScriptSummary summarize(SqlSource source, ScriptOptions options) {
        var transactions = new ScriptTransactions(source);
        try (var reader = StatementReader.open(source, options)) {
            for (var statement = reader.next(); statement != null; statement = reader.next()) {
                transactions.add(statement);
            }
            return transactions.summary(reader.included(), reader.copies());
        }
    }
}
