package dev.tidemark.desktop.search;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What is looked for.
///
/// @param text the words, or a regular expression
/// @param options how they are meant
public record WantedText(String text, Options options) {
    /// @param matchCase whether `A` and `a` differ
    /// @param wholeWord whether a match may be a part of a word
    /// @param regex whether the text is a regular expression
    public record Options(boolean matchCase, boolean wholeWord, boolean regex) {}

    private static final long PATIENCE_NANOS = 2_000_000_000L;

    /// A search that does not come to its end.
    public static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// @throws PatternSyntaxException when the text is no regular expression
    public Pattern pattern() {
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

    /// A text in which looking for something ends with [TooLong] after two seconds.
    public static CharSequence patiently(String text) {
        return new Patient(text);
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
