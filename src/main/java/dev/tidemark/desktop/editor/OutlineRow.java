package dev.tidemark.desktop.editor;

import dev.tidemark.engine.migration.MigrationPart;
import dev.tidemark.engine.migration.OutlinedStatement;
import java.util.Locale;

/// A row of the outline.
sealed interface OutlineRow {
    /// The beginning of a part that has statements.
    ///
    /// @param count how many of them are listed
    record Heading(MigrationPart.Kind part, int count) implements OutlineRow {}

    /// A statement.
    record Entry(OutlinedStatement statement) implements OutlineRow {
        /// How it begins, for example `CREATE INDEX CONCURRENTLY`.
        String command() {
            return statement.command().isEmpty()
                    ? statement.kind().text().toUpperCase(Locale.ROOT)
                    : statement.command();
        }

        /// What follows its command, for example `items_price on items (price)`.
        String rest() {
            String words = statement.words();
            int length = statement.command().length();
            return words.regionMatches(true, 0, statement.command(), 0, length)
                    ? words.substring(length).strip()
                    : words;
        }

        /// Whether its command and words, or its line, have all of some lower-case words.
        boolean fits(String[] wanted) {
            String own = "%s %s".formatted(command(), statement.words()).toLowerCase(Locale.ROOT);
            for (String word : wanted) {
                if (!own.contains(word)) {
                    return false;
                }
            }
            return true;
        }
    }
}
