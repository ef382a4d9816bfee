package dev.tidemark.engine.run;

import dev.tidemark.engine.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One message of the simple query protocol under construction: several statements that travel
/// together, and where in the text each of them stands.
final class Message {
    /// A line of its own, because a statement may end in a line comment.
    private static final String SEPARATOR = "\n;\n";

    private final StringBuilder text = new StringBuilder();
    private final List<Part> parts = new ArrayList<>();

    /// @param statement the script's statement, or null for one of Tidemark's own
    /// @param start first character in the text, in UTF-16 units
    record Part(@Nullable Statement statement, int start, int end) {}

    /// Adds a statement of Tidemark's own.
    void add(String sql) {
        append(null, sql);
    }

    /// Adds a statement of the script.
    void add(Statement statement) {
        append(statement, statement.text().value());
    }

    private void append(@Nullable Statement statement, String sql) {
        int start = text.length();
        text.append(sql);
        parts.add(new Part(statement, start, text.length()));
        text.append(SEPARATOR);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    int length() {
        return text.length();
    }

    int size() {
        return parts.size();
    }

    String text() {
        return text.toString();
    }

    Part part(int index) {
        return parts.get(index);
    }

    /// The part that a character of the text lies in, or null.
    ///
    /// @param character UTF-16 unit from 0
    @Nullable Part partAt(int character) {
        for (var part : parts) {
            if (character >= part.start() && character <= part.end()) {
                return part;
            }
        }
        return null;
    }
}
