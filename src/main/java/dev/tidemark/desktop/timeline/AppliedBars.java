package dev.tidemark.desktop.timeline;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/// How many migrations were applied when. Immutable.
///
/// @param bars from the oldest time to the newest, without gaps; empty when no time is known
/// @param highest the largest count
record AppliedBars(List<Bar> bars, int highest) {
    static final AppliedBars NONE = new AppliedBars(List.of(), 0);

    /// More bars than this are too narrow to hit.
    private static final int MOST = 60;

    AppliedBars {
        bars = List.copyOf(bars);
    }

    /// The migrations of a day, week, month or year.
    ///
    /// @param first its first day
    /// @param last its last day
    /// @param count how many were applied
    record Bar(LocalDate first, LocalDate last, int count) {
        /// For people: `2025-11-03 to 2025-11-09: 4 applied`.
        String text() {
            return first.equals(last)
                    ? "%s: %d applied".formatted(first, count)
                    : "%s to %s: %d applied".formatted(first, last, count);
        }
    }

    private enum Unit {
        DAY,
        WEEK,
        MONTH,
        YEAR;

        LocalDate first(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                case YEAR -> day.withDayOfYear(1);
            };
        }

        LocalDate next(LocalDate first) {
            return switch (this) {
                case DAY -> first.plusDays(1);
                case WEEK -> first.plusWeeks(1);
                case MONTH -> first.plusMonths(1);
                case YEAR -> first.plusYears(1);
            };
        }
    }

    /// Counts rows by the finest of day, week, month and year that gives few enough bars.
    static AppliedBars of(List<TimelineRow> rows, ZoneId zone) {
        var days =
                rows.stream()
                        .flatMap(row -> row.appliedAt().stream())
                        .map(at -> day(at, zone))
                        .sorted()
                        .toList();
        if (days.isEmpty()) {
            return NONE;
        }
        var unit = unit(ChronoUnit.DAYS.between(days.getFirst(), days.getLast()));
        var bars = new ArrayList<Bar>();
        int highest = 0;
        int at = 0;
        LocalDate first = unit.first(days.getFirst());
        while (at < days.size()) {
            LocalDate next = unit.next(first);
            int count = 0;
            while (at < days.size() && days.get(at).isBefore(next)) {
                at++;
                count++;
            }
            bars.add(new Bar(first, next.minusDays(1), count));
            highest = Math.max(highest, count);
            first = next;
        }
        return new AppliedBars(bars, highest);
    }

    private static Unit unit(long days) {
        if (days < MOST) {
            return Unit.DAY;
        }
        if (days < 7L * (MOST - 1)) {
            return Unit.WEEK;
        }
        return days < 30L * (MOST - 1) ? Unit.MONTH : Unit.YEAR;
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }
}
