package dev.tidemark.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The known word that was probably meant by an unknown one.
final class Suggestion {
    private Suggestion() {}

    /// The nearest word by number of mistyped characters, or empty when none is near.
    static Optional<String> nearest(String typed, Collection<String> known) {
        return known.stream()
                .filter(word -> distance(typed, word) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt(word -> distance(typed, word)));
    }

    /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best =
                Math.min(
                        Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1),
                        cost[i - 1][j - 1] + same);
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
