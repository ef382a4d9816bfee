package dev.tidemark.engine.tracking;

import dev.tidemark.engine.migration.Migration;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a tracking table writes down which migration it means.
enum KeyForm {
    /// The version as the file name has it: `004`, `2.1`, `2025-01-17_1430`.
    VERSION,
    /// The version's digits as a number: `4`.
    NUMBER,
    /// The version's digits with their zeros: `20240102030405`.
    DIGITS,
    /// The file's name: `004_add_user_preferences.sql`, or the folder's.
    FILENAME,
    /// The file's name without its ending.
    STEM;

    private static final Pattern NAME_AFTER_NUMBER = Pattern.compile("[0-9]_[A-Za-z]");
    private static final Pattern NOT_DIGIT = Pattern.compile("[^0-9]");

    /// The value that stands for a migration, or empty when this form can't express it: a
    /// repeatable one has no number.
    Optional<String> of(Migration migration) {
        return switch (this) {
            case VERSION -> Optional.of(migration.version().text());
            case FILENAME -> Optional.of(migration.filename());
            case STEM -> Optional.of(FileNames.stem(migration.filename()));
            case DIGITS -> digits(migration);
            case NUMBER -> digits(migration).map(text -> new BigInteger(text).toString());
        };
    }

    /// The form that the rows of a table show; without rows, what its column's name suggests.
    static KeyForm shownBy(List<String> keys, String column) {
        if (keys.stream().anyMatch(key -> key.endsWith(".sql"))) {
            return FILENAME;
        }
        if (keys.stream().anyMatch(key -> NAME_AFTER_NUMBER.matcher(key).find())) {
            return STEM;
        }
        if (!keys.isEmpty() || column.equals("version")) {
            return VERSION;
        }
        return FILENAME;
    }

    private static Optional<String> digits(Migration migration) {
        String digits = NOT_DIGIT.matcher(migration.version().text()).replaceAll("");
        return migration.repeatable() || digits.isEmpty() ? Optional.empty() : Optional.of(digits);
    }
}
