package dev.tidemark.engine.backup;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Names of backups and of the databases that restores make: the time in them is UTC, so that they
/// sort, and mean the same wherever and whenever they are read.
public final class BackupName {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /// No capitals: the name of a database can be written without quotes then.
    private static final DateTimeFormatter SQL_STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss").withZone(ZoneOffset.UTC);

    /// A database's name has 63 bytes at most (PostgreSQL manual 4.1.1).
    private static final int LONGEST = 63;

    private BackupName() {}

    /// `20251121T101500Z`.
    public static String stamp(Instant at) {
        return STAMP.format(at);
    }

    /// `20251121_101500`, for names in the database.
    public static String sqlStamp(Instant at) {
        return SQL_STAMP.format(at);
    }

    /// What [#sqlStamp] was made of; empty when it is none.
    public static Optional<Instant> atOfSqlStamp(String stamp) {
        try {
            return Optional.of(SQL_STAMP.parse(stamp, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// A name for files: what a file system may not take is written as `%` and two digits.
    public static String ofFile(String text) {
        var name = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain =
                    c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.');
            boolean leadingDot = c == '.' && name.isEmpty();
            name.append(plain && !leadingDot ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return name.toString();
    }

    /// A database's name made of another one: `billing_before_20251121_101500`; the old name is
    /// shortened where the whole would be too long.
    public static String ofDatabase(String database, String word, Instant at) {
        String tail = "_%s_%s".formatted(word, sqlStamp(at));
        int room = LONGEST - tail.length();
        String head = database;
        while (head.getBytes(StandardCharsets.UTF_8).length > room) {
            head = head.substring(0, head.offsetByCodePoints(head.length(), -1));
        }
        return head + tail;
    }
}
