package dev.tidemark.engine.tracking;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which tracking table is meant.
///
/// @param tracking the configured table as `schema.table` or `table`, parts in double quotes where
///   they hold a dot; empty to look for one
/// @param schema the only schema to look in, for a tenant or because several schemas have such a
///   table; wins over the schema in `tracking`
public record TrackingRequest(Optional<String> tracking, Optional<String> schema) {
    /// Looks for the table in all schemas.
    public static final TrackingRequest ANY =
            new TrackingRequest(Optional.empty(), Optional.empty());

    /// The table's name alone, when it is configured.
    Optional<String> configuredTable() {
        return tracking.map(text -> parts(text).getLast());
    }

    /// The schema to look in, when one is asked for or configured.
    Optional<String> onlySchema() {
        if (schema.isPresent()) {
            return schema;
        }
        return tracking.map(TrackingRequest::parts)
                .filter(parts -> parts.size() == 2)
                .map(List::getFirst);
    }

    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                part.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        if (quoted || parts.size() > 2 || parts.stream().anyMatch(String::isBlank)) {
            throw Problem.of(
                            ProblemCode.CONFIG_BAD_VALUE,
                            "The tracking table could not be looked up",
                            "`tracking = '%s'` is no table name".formatted(text),
                            "Write it as `tracking = \"schema.table\"` in tidemark.toml.")
                    .asException();
        }
        return parts;
    }
}
