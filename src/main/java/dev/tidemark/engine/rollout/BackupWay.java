package dev.tidemark.engine.rollout;

import java.util.Locale;

/// How a rollout's backup is made.
public enum BackupWay {
    /// By `pg_dump`, while others go on.
    DUMP,
    /// As a copy on its server; nobody can connect to the database meanwhile.
    COPY;

    /// The word as printed and written to JSON.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
