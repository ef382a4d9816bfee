package dev.tidemark.desktop.theme;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as rows show them.
///
/// @param zone where the reader is
public record TimeText(ZoneId zone) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /// `2025-11-02 10:41`.
    public String minute(Instant at) {
        return MINUTE.format(at.atZone(zone));
    }

    /// `5 min ago`, `3 h ago`, `12 days ago`.
    public static String ago(Instant at, Instant now) {
        var since = Duration.between(at, now);
        if (since.toMinutes() < 1) {
            return "just now";
        }
        if (since.toHours() < 1) {
            return "%d min ago".formatted(since.toMinutes());
        }
        return since.toDays() < 2
                ? "%d h ago".formatted(since.toHours())
                : "%d days ago".formatted(since.toDays());
    }

    /// `0.4 s`, `12 s`, `3 min 5 s`, `2 h 10 min`.
    public static String took(long milliseconds) {
        if (milliseconds < 1_000) {
            return "%d ms".formatted(milliseconds);
        }
        if (milliseconds < 10_000) {
            return String.format(Locale.ROOT, "%.1f s", milliseconds / 1000.0);
        }
        long seconds = milliseconds / 1000;
        if (seconds < 60) {
            return "%d s".formatted(seconds);
        }
        return seconds < 3600
                ? "%d min %d s".formatted(seconds / 60, seconds % 60)
                : "%d h %d min".formatted(seconds / 3600, seconds / 60 % 60);
    }
}
