package dev.tidemark.engine.backup.restore;

import dev.tidemark.engine.backup.BackupName;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A database that a restore made, or kept instead of the one that took its name, or that is a
/// backup.
///
/// @param name its name
/// @param kind what it is
/// @param madeAt when it was made, or got this name
/// @param bytes its size; 0 where the role may not connect to it
/// @param sessions how many sessions are connected to it
public record KeptDatabase(String name, Kind kind, Instant madeAt, long bytes, int sessions) {
    private static final Pattern TAIL = Pattern.compile("_(restored|before|copy)_(\\d{8}_\\d{6})$");

    /// What such a database is.
    public enum Kind {
        /// A backup was restored into it, and it has not taken the name.
        RESTORED,
        /// It had the name before another one took it.
        BEFORE,
        /// It is a backup: a copy on the server.
        COPY;

        /// The word in its name, as printed and written to JSON.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Reads what is known from a database's name.
    ///
    /// @param database the one that it was made of
    /// @return empty when it was not made of that one
    static Optional<KeptDatabase> of(String name, String database, long bytes, int sessions) {
        var tail = TAIL.matcher(name);
        if (!tail.find()) {
            return Optional.empty();
        }
        var kind =
                Arrays.stream(Kind.values())
                        .filter(it -> it.text().equals(tail.group(1)))
                        .findFirst()
                        .orElseThrow();
        return BackupName.atOfSqlStamp(tail.group(2))
                .filter(at -> BackupName.ofDatabase(database, kind.text(), at).equals(name))
                .map(at -> new KeptDatabase(name, kind, at, bytes, sessions));
    }
}
