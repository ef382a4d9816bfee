package dev.tidemark.engine.tracking;

import java.util.Locale;

/// Which way a migration is run.
public enum Direction {
    APPLY,
    ROLLBACK;

    /// The direction as the journal has it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Direction of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
