package dev.tidemark.engine.sql;

import java.util.Locale;

/// How a script's work is divided into transactions.
public enum ScriptMode {
    /// Everything commits at once, the tracking row included.
    TRANSACTION,
    /// The script has several transactions of its own: each is one step.
    BLOCKS,
    /// Some statement refuses a transaction: each statement is one step.
    STATEMENTS;

    /// The mode as printed and written to JSON.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
