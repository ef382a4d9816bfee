package dev.tidemark.engine.migration;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Times as people write them in headers and settings: `5s`, `200ms`, `2min`, `1h`, or `0`. The
/// units are PostgreSQL's (manual 19.1); a number without one is refused, because PostgreSQL would
/// take it for milliseconds and people mean seconds.
public final class DurationText {
    /// PostgreSQL keeps timeouts as a 32-bit number of milliseconds.
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    /// What to write, for messages.
    public static final String FORMS = "a time such as `5s`, `200ms`, `2min`, `1h` or `0`";

    private DurationText() {}

    /// Reads a time; empty when it isn't one, is negative, or is longer than PostgreSQL can keep.
    public static Optional<Duration> parse(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        int digits = 0;
        while (digits < trimmed.length() && Character.isDigit(trimmed.charAt(digits))) {
            digits++;
        }
        if (digits == 0 || digits > 12) {
            return Optional.empty();
        }
        long amount = Long.parseLong(trimmed.substring(0, digits));
        Duration duration =
                switch (trimmed.substring(digits).strip()) {
                    case "" -> amount == 0 ? Duration.ZERO : null;
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "min" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    case "d" -> Duration.ofDays(amount);
                    default -> null;
                };
        return duration == null || duration.compareTo(LONGEST) > 0
                ? Optional.empty()
                : Optional.of(duration);
    }

    /// A time for people: `12 ms`, `6.1 s`, `2 min 5 s`, `1 h 2 min`.
    public static String shown(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", Math.floorDiv(millis, 100) / 10.0);
        }
        return duration.toHours() == 0
                ? "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart())
                : "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
    }
}
