package dev.tidemark.engine.migration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// How many characters two words differ by (Levenshtein), to say what somebody may have meant.
public final class EditDistance {
    private EditDistance() {}

    /// The number of characters to insert, delete or replace to get from one word to the other.
    public static int between(String left, String right) {
        int[] above = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] line = new int[right.length() + 1];
            line[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int replaced =
                        above[column - 1]
                                + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
                line[column] = Math.min(replaced, Math.min(above[column], line[column - 1]) + 1);
            }
            above = line;
        }
        return above[right.length()];
    }

    /// The word nearest to one that is unknown; empty when none is near enough to be meant.
    public static Optional<String> nearest(String unknown, Collection<String> known) {
        return known.stream()
                .min(
                        Comparator.comparingInt((String word) -> between(unknown, word))
                                .thenComparing(Comparator.naturalOrder()))
                .filter(word -> between(unknown, word) <= Math.max(2, unknown.length() / 2));
    }
}
