package dev.tidemark.desktop.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which rows are shown: words that all have to occur, and `key:value` terms that all have to hold.
/// Immutable.
///
/// @param terms what has to hold
/// @param wrong why a part of it is not understood and left out; empty when all is
record Filter(List<Predicate<TimelineRow>> terms, Optional<String> wrong) {
    static final Filter EVERYTHING = new Filter(List.of(), Optional.empty());

    private static final Pattern WORDS = Pattern.compile("\\s+");

    Filter {
        terms = List.copyOf(terms);
    }

    /// Reads what a person wrote.
    static Filter of(String text, FilterTime time) {
        var terms = new ArrayList<Predicate<TimelineRow>>();
        Optional<String> wrong = Optional.empty();
        for (String word : WORDS.splitAsStream(text.strip()).toList()) {
            int colon = word.indexOf(':');
            if (colon < 0) {
                words(word).ifPresent(terms::add);
                continue;
            }
            var reading = term(word.substring(0, colon), word.substring(colon + 1), time);
            switch (reading) {
                case Reading.Term term -> terms.add(term.holds());
                case Reading.Wrong mistake -> wrong = wrong.or(() -> Optional.of(mistake.why()));
            }
        }
        return new Filter(terms, wrong);
    }

    /// Whether it leaves nothing out.
    boolean everything() {
        return terms.isEmpty();
    }

    boolean shows(TimelineRow row) {
        for (var term : terms) {
            if (!term.test(row)) {
                return false;
            }
        }
        return true;
    }

    private sealed interface Reading {
        record Term(Predicate<TimelineRow> holds) implements Reading {}

        record Wrong(String why) implements Reading {}
    }

    private static Optional<Predicate<TimelineRow>> words(String word) {
        String searched = word.toLowerCase(Locale.ROOT);
        return word.isEmpty()
                ? Optional.empty()
                : Optional.of(row -> row.searched().contains(searched));
    }

    private static Reading term(String name, String value, FilterTime time) {
        var key = FilterKey.of(name);
        if (key.isEmpty()) {
            return new Reading.Wrong(
                    "There is no filter `%s:`. There are %s."
                            .formatted(
                                    name,
                                    Stream.of(FilterKey.values())
                                            .map(known -> known.text() + ":")
                                            .collect(Collectors.joining(", "))));
        }
        if (value.isEmpty()) {
            // Still being written.
            return new Reading.Term(_ -> true);
        }
        return switch (key.get()) {
            case SINCE -> time(key.get(), value, time, Bound.SINCE);
            case UNTIL -> time(key.get(), value, time, Bound.UNTIL);
            case AUTHOR -> contains(value, row -> row.author() + "\n" + row.who());
            case VERSION -> contains(value, TimelineRow::version);
            case FILE -> contains(value, row -> row.status().name());
            case STATE -> oneOf(FilterKey.STATE, value, row -> row.state().text());
            case REVERSIBLE ->
                    oneOf(FilterKey.REVERSIBLE, value, row -> row.wayBack().reversible());
            case MODE ->
                    oneOf(
                            FilterKey.MODE,
                            value,
                            row -> row.file().map(file -> file.summary().mode().text()).orElse(""));
        };
    }

    private interface Text {
        String of(TimelineRow row);
    }

    private static Reading contains(String value, Text text) {
        String searched = value.toLowerCase(Locale.ROOT);
        return new Reading.Term(row -> text.of(row).toLowerCase(Locale.ROOT).contains(searched));
    }

    /// Any of the values between commas; what is still being written counts by its beginning.
    private static Reading oneOf(FilterKey key, String value, Text text) {
        var wanted = List.of(value.toLowerCase(Locale.ROOT).split(","));
        for (String one : wanted) {
            if (key.choices().stream().noneMatch(known -> known.startsWith(one))) {
                return new Reading.Wrong(
                        "`%s` is no %s. Write %s."
                                .formatted(one, key.text(), String.join(", ", key.choices())));
            }
        }
        return new Reading.Term(row -> {
            String its = text.of(row);
            return wanted.stream()
                    .anyMatch(one ->
                            key.choices().contains(one) ? its.equals(one) : its.startsWith(one));
        });
    }

    private enum Bound {
        SINCE,
        UNTIL
    }

    private static Reading time(FilterKey key, String value, FilterTime time, Bound bound) {
        Optional<Instant> moment = bound == Bound.SINCE ? time.start(value) : time.end(value);
        return moment.<Reading>map(limit ->
                        new Reading.Term(row ->
                                row.appliedAt()
                                        .filter(at ->
                                                bound == Bound.SINCE
                                                        ? !at.isBefore(limit)
                                                        : at.isBefore(limit))
                                        .isPresent()))
                .orElseGet(() ->
                        new Reading.Wrong(
                                "`%s` is no time for %s:. Write a day such as 2025-11-02, a month such as 2025-11, or -30d, -12w, -6m, -1y."
                                        .formatted(value, key.text())));
    }
}
