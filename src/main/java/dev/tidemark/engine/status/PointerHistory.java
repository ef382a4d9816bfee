package dev.tidemark.engine.status;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.tracking.TrackedMigration;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a table that holds one row, the highest version in force: every file up to it is in force.
final class PointerHistory {
    private static final Pattern NOT_DIGIT = Pattern.compile("[^0-9]");

    private PointerHistory() {}

    /// A row for each file up to the pointer, and for the pointer itself where it has no file.
    static List<TrackedMigration> rows(
            List<Migration> migrations, Optional<TrackedMigration> pointer) {
        if (pointer.isEmpty()) {
            return List.of();
        }
        var top = new BigInteger(pointer.get().version());
        var rows = new ArrayList<TrackedMigration>();
        Optional<String> below = Optional.empty();
        for (var migration : migrations) {
            var number = number(migration);
            if (number.isEmpty() || number.get().compareTo(top) >= 0) {
                continue;
            }
            rows.add(inForce(migration, number.get().toString()).above(below));
            below = Optional.of(number.get().toString());
        }
        rows.add(pointer.get().above(below));
        return rows;
    }

    private static Optional<BigInteger> number(Migration migration) {
        String digits = NOT_DIGIT.matcher(migration.version().text()).replaceAll("");
        return migration.repeatable() || digits.isEmpty()
                ? Optional.empty()
                : Optional.of(new BigInteger(digits));
    }

    private static TrackedMigration inForce(Migration migration, String number) {
        return new TrackedMigration(
                number,
                migration.version().text(),
                Optional.of(migration.filename()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                false,
                Optional.empty());
    }
}
