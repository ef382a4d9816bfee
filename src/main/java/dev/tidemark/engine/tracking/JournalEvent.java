package dev.tidemark.engine.tracking;

import java.util.Locale;

/// What a row of the journal tells.
public enum JournalEvent {
    RUN_STARTED,
    RUN_FINISHED,
    MIGRATION_STARTED,
    MIGRATION_FINISHED,
    STEP_STARTED,
    STEP_FINISHED,
    /// What ran was rolled back because of others' locks, to be tried again.
    ATTEMPT_FAILED,
    REPAIR,
    ADOPT,
    BASELINE;

    /// The event as the journal has it, for example `migration-started`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static JournalEvent of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
