package dev.tidemark.engine.project;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A time of the week, by the clock on the wall: what its hours mean on a day when the clock is put
/// forward or back is what that clock shows.
///
/// @param days the days on which it begins
/// @param from its first minute
/// @param to the minute in which it is over; not after `from` when it ends on the next day
/// @param text as it was written
public record WeeklyWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to, String text) {
    /// How it is written, for messages.
    static final String FORM = "`Mon-Thu 20:00-23:30` or `Sat,Sun 22:00-04:00`";

    private static final Pattern SHAPE =
            Pattern.compile("(\\S+)\\s+(\\d{1,2}):(\\d{2})-(\\d{1,2}):(\\d{2})");

    public WeeklyWindow {
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    /// Reads days, beginning and end; empty when it is not written so.
    public static Optional<WeeklyWindow> parse(String text) {
        var shape = SHAPE.matcher(text.strip());
        if (!shape.matches()) {
            return Optional.empty();
        }
        var days = days(shape.group(1).toLowerCase(Locale.ROOT));
        var from = time(shape, 2);
        var to = time(shape, 4);
        boolean whole = days.isPresent() && from.isPresent() && to.isPresent();
        return whole
                ? Optional.of(
                        new WeeklyWindow(days.get(), from.get(), to.get(), shape.group().strip()))
                : Optional.empty();
    }

    /// Whether it is open at a moment.
    public boolean contains(ZonedDateTime moment) {
        var day = moment.getDayOfWeek();
        var time = moment.toLocalTime();
        if (from.isBefore(to)) {
            return days.contains(day) && !time.isBefore(from) && time.isBefore(to);
        }
        return (days.contains(day) && !time.isBefore(from))
                || (days.contains(day.minus(1)) && time.isBefore(to));
    }

    /// When it opens next after a moment.
    public ZonedDateTime opensAfter(ZonedDateTime moment) {
        var date = moment.toLocalDate();
        while (true) {
            var opening = date.atTime(from).atZone(moment.getZone());
            if (days.contains(date.getDayOfWeek()) && opening.isAfter(moment)) {
                return opening;
            }
            date = date.plusDays(1);
        }
    }

    private static Optional<Set<DayOfWeek>> days(String words) {
        if (words.equals("daily")) {
            return Optional.of(EnumSet.allOf(DayOfWeek.class));
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : words.split(",", -1)) {
            var ends = part.split("-", -1);
            var first = day(ends[0]);
            var last = day(ends[ends.length - 1]);
            if (ends.length > 2 || first.isEmpty() || last.isEmpty()) {
                return Optional.empty();
            }
            var day = first.get();
            days.add(day);
            while (day != last.get()) {
                day = day.plus(1);
                days.add(day);
            }
        }
        return Optional.of(days);
    }

    private static Optional<DayOfWeek> day(String word) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> {
                    String name = day.name().toLowerCase(Locale.ROOT);
                    return name.equals(word) || name.substring(0, 3).equals(word);
                })
                .findFirst();
    }

    /// `24:00` is the midnight at a day's end.
    private static Optional<LocalTime> time(Matcher shape, int group) {
        int hour = Integer.parseInt(shape.group(group));
        int minute = Integer.parseInt(shape.group(group + 1));
        boolean midnight = hour == 24 && minute == 0;
        return minute < 60 && (hour < 24 || midnight)
                ? Optional.of(LocalTime.of(hour % 24, minute))
                : Optional.empty();
    }
}
