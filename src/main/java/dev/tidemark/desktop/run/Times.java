package dev.tidemark.desktop.run;

import java.time.Duration;

/// Durations for people.
final class Times {
    private Times() {}

    /// `< 1 ms`, `12 ms`, `3.4 s`, `2 min 5 s`.
    static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0) {
            return "< 1 ms";
        }
        if (millis < 1000) {
            return "%d ms".formatted(millis);
        }
        if (millis < 60_000) {
            return "%.1f s".formatted(millis / 1000.0);
        }
        return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }

    /// A clock that counts up: `0:07`, `12:40`, `1:02:03`.
    static String clock(Duration duration) {
        return duration.toHours() > 0
                ? "%d:%02d:%02d"
                        .formatted(
                                duration.toHours(),
                                duration.toMinutesPart(),
                                duration.toSecondsPart())
                : "%d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
}
