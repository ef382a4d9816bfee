package dev.tidemark.engine.tracking;

import java.util.Locale;

/// How a run, a migration or a step ended, as the journal has it.
public enum JournalOutcome {
    /// Done and committed: for a migration that was applied, it is in force.
    APPLIED,
    /// The way back is done and committed: the migration is no longer in force.
    ROLLED_BACK,
    /// Failed, and nothing of it stayed in the database.
    FAILED,
    /// Failed or was stopped, and a part of it stayed in the database.
    PARTIAL,
    /// Stopped on request, and nothing of it stayed in the database.
    STOPPED,
    /// Left out.
    SKIPPED,
    /// The connection was lost before the server said how it ended.
    UNKNOWN;

    /// The outcome as the journal has it, for example `rolled-back`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static JournalOutcome of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
