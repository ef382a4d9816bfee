package dev.tidemark.desktop.backup;

import dev.tidemark.engine.sql.SqlName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;

/// A schema or a table to choose.
///
/// @param name its name, a table's with its schema
/// @param detail its size; empty for a schema
record Part(SqlName name, String detail, BooleanProperty chosen) {
    /// As rows show it.
    String text() {
        return detail.isEmpty() ? name.toString() : "%s  ·  %s".formatted(name, detail);
    }

    /// The names of those that are chosen; empty while that is none.
    static Optional<List<SqlName>> chosen(List<Part> parts) {
        return Stream.of(
                        parts.stream().filter(part -> part.chosen().get()).map(Part::name).toList())
                .filter(names -> !names.isEmpty())
                .findFirst();
    }
}
