package dev.tidemark.engine.rollout.journal;

import java.util.Locale;

/// What is noted.
public enum ProcedureKind {
    ROLLOUT,
    EMERGENCY;

    /// The word as in names of files.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
