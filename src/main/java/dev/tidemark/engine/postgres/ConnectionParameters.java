package dev.tidemark.engine.postgres;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// libpq's connection parameters while they are gathered, each with where it came from. The first
/// source of a parameter wins, as in libpq.
final class ConnectionParameters {
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /// A parameter's text and its source in words, empty for what the user gave directly.
    record Value(String text, String origin) {}

    /// Sets a parameter unless it is set; nothing counts as not given.
    void put(String keyword, String text, String origin) {
        if (!text.isEmpty()) {
            values.putIfAbsent(keyword, new Value(text, origin));
        }
    }

    /// Sets a parameter, whatever it was.
    void replace(String keyword, String text, String origin) {
        values.put(keyword, new Value(text, origin));
    }

    Optional<String> get(String keyword) {
        return Optional.ofNullable(values.get(keyword)).map(Value::text);
    }

    String origin(String keyword) {
        var value = values.get(keyword);
        return value == null ? "" : value.origin();
    }

    Map<String, Value> all() {
        return values;
    }

    void note(String text) {
        notes.add(text);
    }

    List<String> notes() {
        return notes;
    }

    /// Sources by keyword, of those that have one worth naming.
    Map<String, String> origins() {
        var origins = new LinkedHashMap<String, String>();
        values.forEach((keyword, value) -> {
            if (!value.origin().isEmpty()) {
                origins.put(keyword, value.origin());
            }
        });
        return origins;
    }
}
