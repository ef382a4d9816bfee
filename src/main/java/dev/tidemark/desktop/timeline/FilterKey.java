package dev.tidemark.desktop.timeline;

import dev.tidemark.engine.sql.ScriptMode;
import dev.tidemark.engine.status.MigrationState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What stands before the colon of a filter, with the values that it takes.
enum FilterKey {
    STATE(Stream.of(MigrationState.values()).map(MigrationState::text).toList()),
    AUTHOR(List.of()),
    SINCE(List.of("-7d", "-30d", "-12w", "-6m", "-1y")),
    UNTIL(List.of("-7d", "-30d")),
    MODE(Stream.of(ScriptMode.values()).map(ScriptMode::text).toList()),
    REVERSIBLE(List.of("yes", "no")),
    VERSION(List.of()),
    FILE(List.of());

    @SuppressWarnings("ImmutableEnumChecker") // List.of and toList make lists that nobody changes.
    private final List<String> choices;

    FilterKey(List<String> choices) {
        this.choices = choices;
    }

    /// The key as it is written.
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The values to choose from; for times some to begin with; empty when anything can be written.
    List<String> choices() {
        return choices;
    }

    static Optional<FilterKey> of(String text) {
        return Stream.of(values()).filter(key -> key.text().equalsIgnoreCase(text)).findFirst();
    }
}
