package dev.tidemark.desktop.timeline;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Changes what is written in the filter's field.
final class FilterText {
    private FilterText() {}

    /// The filter for the days from one to another, instead of the times it had.
    static String between(String text, LocalDate from, LocalDate to) {
        return "%s since:%s until:%s".formatted(withoutTimes(text), from, to).strip();
    }

    /// The filter without times.
    static String withoutTimes(String text) {
        return Stream.of(text.strip().split("\\s+"))
                .filter(word -> !word.startsWith("since:") && !word.startsWith("until:"))
                .collect(Collectors.joining(" "));
    }
}
