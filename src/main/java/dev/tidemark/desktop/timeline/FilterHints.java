package dev.tidemark.desktop.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a filter may go on with where the caret stands.
final class FilterHints {
    private static final int MOST = 8;

    private FilterHints() {}

    /// A way to go on.
    ///
    /// @param shown the word as it will stand
    /// @param text the whole filter with it
    /// @param caret where the caret goes
    record Hint(String shown, String text, int caret) {}

    /// The ways to go on, most likely first.
    ///
    /// @param authors the names that `author:` offers
    static List<Hint> at(String text, int caret, List<String> authors) {
        int start = caret;
        while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        String word = text.substring(start, caret).toLowerCase(Locale.ROOT);
        var hints = new ArrayList<Hint>();
        for (String whole : words(word, authors)) {
            if (!whole.equals(word) && hints.size() < MOST) {
                String before = text.substring(0, start) + whole;
                hints.add(new Hint(whole, before + text.substring(caret), before.length()));
            }
        }
        return List.copyOf(hints);
    }

    private static List<String> words(String word, List<String> authors) {
        int colon = word.indexOf(':');
        if (colon < 0) {
            return Stream.of(FilterKey.values())
                    .map(key -> key.text() + ":")
                    .filter(key -> key.startsWith(word))
                    .toList();
        }
        var key = FilterKey.of(word.substring(0, colon));
        if (key.isEmpty()) {
            return List.of();
        }
        var values = key.get() == FilterKey.AUTHOR ? authors : key.get().choices();
        int comma = key.get() == FilterKey.STATE ? word.lastIndexOf(',') : -1;
        String kept = word.substring(0, Math.max(colon, comma) + 1);
        String begun = word.substring(kept.length());
        return values.stream()
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(begun))
                .map(value -> kept + value)
                .toList();
    }
}
