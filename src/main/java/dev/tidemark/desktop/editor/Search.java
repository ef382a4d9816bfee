package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.search.WantedText;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.PatternSyntaxException;

/// Looking for something in one text.
record Search(WantedText wanted) {
    /// More than anybody steps through.
    private static final int MOST = 1_000_000;

    /// All matches; empty ones are none.
    ///
    /// @throws PatternSyntaxException when the text is no regular expression
    /// @throws WantedText.TooLong when it takes longer than a person waits
    Matches in(String whole) {
        if (wanted.text().isEmpty()) {
            return Matches.NONE;
        }
        Matcher matcher = wanted.pattern().matcher(WantedText.patiently(whole));
        int[] from = new int[64];
        int[] to = new int[64];
        int count = 0;
        while (count < MOST && matcher.find()) {
            if (matcher.end() > matcher.start()) {
                if (count == from.length) {
                    from = Arrays.copyOf(from, 2 * count);
                    to = Arrays.copyOf(to, 2 * count);
                }
                from[count] = matcher.start();
                to[count++] = matcher.end();
            }
        }
        return new Matches(Arrays.copyOf(from, count), Arrays.copyOf(to, count));
    }

    /// What stands in the place of one match. In a regular expression's replacement `$1` is its
    /// first group.
    ///
    /// @throws IndexOutOfBoundsException when the replacement names a group that is not there
    /// @throws IllegalArgumentException when the replacement can't be understood
    String replacement(String whole, int from, int to, String replacement) {
        if (!wanted.options().regex()) {
            return replacement;
        }
        Matcher matcher = wanted.pattern().matcher(whole);
        matcher.region(from, whole.length());
        matcher.useTransparentBounds(true);
        matcher.useAnchoringBounds(false);
        if (!matcher.lookingAt() || matcher.end() != to) {
            return whole.substring(from, to);
        }
        var expanded = new StringBuilder();
        matcher.appendReplacement(expanded, replacement);
        return expanded.substring(from);
    }

    /// One edit that replaces all matches.
    ///
    /// @throws IndexOutOfBoundsException when the replacement names a group that is not there
    /// @throws IllegalArgumentException when the replacement can't be understood
    /// @throws WantedText.TooLong when it takes longer than a person waits
    Edit replaceAll(String whole, String replacement) {
        Matcher matcher = wanted.pattern().matcher(WantedText.patiently(whole));
        String with =
                wanted.options().regex() ? replacement : Matcher.quoteReplacement(replacement);
        var text = new StringBuilder();
        int first = -1;
        int behind = 0;
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                first = first < 0 ? matcher.start() : first;
                matcher.appendReplacement(text, with);
                behind = matcher.end();
            }
        }
        return first < 0 ? new Edit(0, 0, "") : new Edit(first, behind, text.substring(first));
    }
}
