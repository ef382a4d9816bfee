package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.theme.TimeText;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Divides rows into groups.
///
/// @param grouping how
/// @param runs the run that applied each version, as far as the journal knows
/// @param zone where months begin
record Groups(Grouping grouping, Map<String, UUID> runs, ZoneId zone) {
    /// A group.
    ///
    /// @param title empty for the only one of [Grouping#FLAT]
    /// @param facts for example `3 migrations`
    /// @param places of its rows, from the top
    record Part(String title, String facts, List<Integer> places) {
        /// Whether all of it stands above the place from which everything is in force.
        boolean pending(int here) {
            return places.isEmpty() || places.getFirst() < here;
        }
    }

    /// What rows of a group have in common: its order and its title.
    private record Key(String order, String title) {}

    private static final String PENDING = "Not applied";

    /// The groups from the top.
    List<Part> of(Rows rows, BitSet shown) {
        if (grouping == Grouping.FLAT) {
            return List.of(new Part("", "", shown.stream().boxed().toList()));
        }
        var groups = new LinkedHashMap<Key, List<Integer>>();
        shown.stream()
                .forEach(place ->
                        groups.computeIfAbsent(key(rows.all().get(place)), _ -> new ArrayList<>())
                                .add(place));
        var parts = new ArrayList<Part>();
        var keys = new ArrayList<>(groups.keySet());
        switch (grouping) {
            case STATE, AUTHOR -> keys.sort(Comparator.comparing(Key::order));
            case MONTH -> keys.sort(Comparator.comparing(Key::order).reversed());
            case RUN -> keys.sort(latestFirst(rows, groups));
            case FLAT -> {}
        }
        for (var key : keys) {
            var places = groups.getOrDefault(key, List.of());
            parts.add(part(rows, key, places));
        }
        return parts;
    }

    private Key key(TimelineRow row) {
        return switch (grouping) {
            case FLAT -> new Key("", "");
            case STATE ->
                    new Key(
                            "%02d".formatted(urgency(row)),
                            "%s  %s".formatted(row.mark().glyph(), row.mark().word()));
            case AUTHOR ->
                    row.author().isEmpty()
                            ? new Key("\uFFFF", "No author")
                            : new Key(row.author().toLowerCase(Locale.ROOT), row.author());
            case MONTH -> row.inForce() ? month(row.appliedAt()) : new Key("\uFFFF", PENDING);
            case RUN -> row.inForce() ? run(row) : new Key("pending", PENDING);
        };
    }

    private Key month(Optional<Instant> at) {
        if (at.isEmpty()) {
            return new Key("", "No date recorded");
        }
        var month = YearMonth.from(at.get().atZone(zone));
        return new Key(
                month.toString(),
                "%s %d"
                        .formatted(
                                month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                                month.getYear()));
    }

    private Key run(TimelineRow row) {
        var run = runs.get(row.version());
        return run == null ? new Key("", "Recorded without a run") : new Key(run.toString(), "Run");
    }

    /// What needs a person stands first.
    private static int urgency(TimelineRow row) {
        return switch (row.state()) {
            case FAILED -> 0;
            case INTERRUPTED -> 1;
            case CHANGED -> 2;
            case MISSING -> 3;
            case OUT_OF_ORDER -> 4;
            case PENDING -> 5;
            case REPEATABLE_OUTDATED -> 6;
            case NEWER_THAN_FILES -> 7;
            case SKIPPED -> 8;
            case APPLIED -> 9;
            case REPEATABLE_CURRENT -> 10;
            case BASELINE -> 11;
        };
    }

    private static Comparator<Key> latestFirst(Rows rows, Map<Key, List<Integer>> groups) {
        return Comparator.<Key, Instant>comparing(key ->
                        key.order().equals("pending")
                                ? Instant.MAX
                                : key.order().isEmpty()
                                        ? Instant.MIN
                                        : latest(rows, groups.getOrDefault(key, List.of())))
                .reversed();
    }

    private static Instant latest(Rows rows, List<Integer> places) {
        return places.stream()
                .flatMap(place -> rows.all().get(place).appliedAt().stream())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private Part part(Rows rows, Key key, List<Integer> places) {
        String count =
                places.size() == 1 ? "1 migration" : "%d migrations".formatted(places.size());
        if (grouping != Grouping.RUN || key.order().isEmpty() || key.order().equals("pending")) {
            return new Part(key.title(), count, places);
        }
        var members = places.stream().map(place -> rows.all().get(place)).toList();
        String when = new TimeText(zone).minute(latest(rows, places));
        String who =
                members.stream()
                        .map(TimelineRow::who)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(", "));
        long took =
                members.stream()
                        .flatMap(row -> row.status().tracked().stream())
                        .mapToLong(record -> record.executionMs().orElse(0L))
                        .sum();
        return new Part(
                "Run of %s".formatted(when),
                "%s%s · %s".formatted(who.isEmpty() ? "" : who + " · ", count, TimeText.took(took)),
                places);
    }
}
