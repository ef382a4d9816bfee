package dev.tidemark.desktop.editor;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What is looked for.
///
/// @param text the words, or a regular expression
/// @param options how they are meant
record Search(String text, Options options) {
    /// @param matchCase whether `A` and `a` differ
    /// @param wholeWord whether a match may be a part of a word
    /// @param regex whether the text is a regular expression
    record Options(boolean matchCase, boolean wholeWord, boolean regex) {}

    /// More than anybody steps through.
    private static final int MOST = 1_000_000;

    private static final long PATIENCE_NANOS = 2_000_000_000L;

    /// A search that does not come to its end.
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// @throws PatternSyntaxException when the text is no regular expression
    Pattern pattern() {
        int flags =
                Pattern.MULTILINE
                        | (options.matchCase()
                                ? 0
                                : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        String core = options.regex() ? text : Pattern.quote(text);
        return Pattern.compile(
                options.wholeWord() ? "(?<![\\w])(?:%s)(?![\\w])".formatted(core) : core,
                flags | (options.wholeWord() ? Pattern.UNICODE_CHARACTER_CLASS : 0));
    }

    /// All matches; empty ones are none.
    ///
    /// @throws PatternSyntaxException when the text is no regular expression
    /// @throws TooLong when it takes longer than a person waits
    Matches in(String whole) {
        if (text.isEmpty()) {
            return Matches.NONE;
        }
        Matcher matcher = pattern().matcher(new Patient(whole));
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
        if (!options.regex()) {
            return replacement;
        }
        Matcher matcher = pattern().matcher(whole);
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
    /// @throws TooLong when it takes longer than a person waits
    Edit replaceAll(String whole, String replacement) {
        Matcher matcher = pattern().matcher(new Patient(whole));
        String with = options.regex() ? replacement : Matcher.quoteReplacement(replacement);
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

    /// Text that gives up when it is asked for too long.
    private static final class Patient implements CharSequence {
        private final String text;
        private final long end = System.nanoTime() + PATIENCE_NANOS;
        private int asked;

        Patient(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if ((++asked & 0xFFFFF) == 0 && System.nanoTime() > end) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int to) {
            return text.substring(start, to);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
