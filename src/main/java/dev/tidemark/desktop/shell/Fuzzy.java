package dev.tidemark.desktop.shell;

import java.util.Locale;
import java.util.OptionalInt;

/// How well a text fits what was typed: every word of it must be found, in any order, whole or as
/// letters that follow one another with gaps.
final class Fuzzy {
    private static final int WHOLE = 1_000;
    private static final int AT_WORD_START = 200;
    private static final int TOGETHER = 12;
    private static final int SCATTERED = 2;

    private Fuzzy() {}

    /// The rank of a text, higher is better; empty when it does not fit.
    static OptionalInt rank(String query, String text) {
        String where = text.toLowerCase(Locale.ROOT);
        int sum = 0;
        for (String word : query.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            var rank = word.isEmpty() ? OptionalInt.of(0) : wordRank(word, where);
            if (rank.isEmpty()) {
                return rank;
            }
            sum += rank.getAsInt();
        }
        return OptionalInt.of(sum);
    }

    private static OptionalInt wordRank(String word, String text) {
        int whole = text.indexOf(word);
        for (int at = whole; at >= 0; at = text.indexOf(word, at + 1)) {
            if (startsWord(text, at)) {
                return OptionalInt.of(WHOLE + AT_WORD_START - Math.min(at, 100));
            }
        }
        return whole >= 0 ? OptionalInt.of(WHOLE - Math.min(whole, 100)) : letters(word, text);
    }

    private static OptionalInt letters(String word, String text) {
        int rank = 0;
        int before = -2;
        for (int i = 0; i < word.length(); i++) {
            int at = text.indexOf(word.charAt(i), before < 0 ? 0 : before + 1);
            if (at < 0) {
                return OptionalInt.empty();
            }
            rank += at == before + 1 || startsWord(text, at) ? TOGETHER : -SCATTERED;
            before = at;
        }
        return OptionalInt.of(rank);
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }
}
