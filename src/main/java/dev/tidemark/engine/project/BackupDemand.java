package dev.tidemark.engine.project;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// How far a backup has to be proved before something is rolled out.
public enum BackupDemand {
    /// No backup is asked for.
    NONE,
    /// There is one, with the hash that it was written with.
    WRITTEN,
    /// It was read from its first byte to its last.
    READABLE,
    /// It was restored into a scratch database and compared.
    RESTORED;

    /// The word as written in `tidemark.toml`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The level of that word, or empty when there is none.
    public static Optional<BackupDemand> parse(String word) {
        return Arrays.stream(values()).filter(level -> level.text().equals(word)).findFirst();
    }

    /// All words, for messages.
    static String words() {
        return Arrays.stream(values()).map(BackupDemand::text).collect(Collectors.joining(", "));
    }
}
