package dev.tidemark.desktop.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the times of a filter: `2025`, `2025-11`, `2025-11-02`, or back from now as `-30d`,
/// `-12w`, `-6m`, `-1y`.
///
/// @param now what `-30d` counts from
/// @param zone where the days of a person begin
record FilterTime(Instant now, ZoneId zone) {
    private static final Pattern BACK = Pattern.compile("-(\\d{1,4})([dwmy])");

    /// The beginning of the day, month or year; empty when it is none of the forms.
    Optional<Instant> start(String text) {
        return back(text).or(() -> day(text, Edge.FIRST));
    }

    /// The moment after the day, month or year.
    Optional<Instant> end(String text) {
        return back(text).or(() -> day(text, Edge.AFTER_LAST));
    }

    private enum Edge {
        FIRST,
        AFTER_LAST
    }

    private Optional<Instant> back(String text) {
        var matcher = BACK.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        ZonedDateTime from = now.atZone(zone);
        ZonedDateTime at =
                switch (matcher.group(2)) {
                    case "d" -> from.minusDays(amount);
                    case "w" -> from.minusWeeks(amount);
                    case "m" -> from.minusMonths(amount);
                    default -> from.minusYears(amount);
                };
        return Optional.of(at.toInstant());
    }

    private Optional<Instant> day(String text, Edge edge) {
        try {
            LocalDate first =
                    switch (text.length()) {
                        case 4 -> Year.parse(text).atDay(1);
                        case 7 -> YearMonth.parse(text).atDay(1);
                        default -> LocalDate.parse(text);
                    };
            LocalDate day = edge == Edge.FIRST ? first : after(first, text.length());
            return Optional.of(day.atStartOfDay(zone).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static LocalDate after(LocalDate first, int length) {
        return switch (length) {
            case 4 -> first.plusYears(1);
            case 7 -> first.plusMonths(1);
            default -> first.plusDays(1);
        };
    }
}
