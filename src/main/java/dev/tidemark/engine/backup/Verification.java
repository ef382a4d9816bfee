package dev.tidemark.engine.backup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How far a backup is proved. Each level includes those before it.
public enum Verification {
    /// Every file is there and has the hash that it was written with.
    WRITTEN("every file has the hash that it was written with"),
    /// The whole archive can be read, to its last row.
    READABLE("the whole archive can be read"),
    /// It was restored into a database of its own, and that holds what the backup recorded.
    RESTORED("restored into a scratch database, rows and checksums compared");

    private final String meaning;

    Verification(String meaning) {
        this.meaning = meaning;
    }

    /// The word for it in files and on the command line.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What it means, for people.
    public String meaning() {
        return meaning;
    }

    /// The level of that word, or empty when there is none.
    public static Optional<Verification> of(String text) {
        return Arrays.stream(values()).filter(level -> level.text().equals(text)).findFirst();
    }
}
