package dev.tidemark.engine.files;

/// How the lines of a text end, so that a text that was edited with `\n` alone gets its own line
/// ends back. Immutable.
public final class LineEnds {
    private static final byte LF = 0;
    private static final byte CRLF = 1;
    private static final byte CR = 2;
    private static final String[] TEXTS = {"\n", "\r\n", "\r"};

    /// One for each line end where they differ; else empty.
    private final byte[] each;

    private final byte usual;

    private LineEnds(byte[] each, byte usual) {
        this.each = each;
        this.usual = usual;
    }

    /// The line ends of a text as it is on disk.
    static LineEnds of(String text) {
        int[] counts = new int[3];
        for (int at = next(text, 0); at < text.length(); at = next(text, after(text, at))) {
            counts[kind(text, at)]++;
        }
        byte usual = LF;
        for (byte kind = CRLF; kind <= CR; kind++) {
            usual = counts[kind] > counts[usual] ? kind : usual;
        }
        int total = counts[LF] + counts[CRLF] + counts[CR];
        if (counts[usual] == total) {
            return new LineEnds(new byte[0], usual);
        }
        byte[] each = new byte[total];
        int line = 0;
        for (int at = next(text, 0); at < text.length(); at = next(text, after(text, at))) {
            each[line++] = kind(text, at);
        }
        return new LineEnds(each, usual);
    }

    /// What people call it: `LF`, `CRLF`, `CR`, or `mixed line ends`.
    public String text() {
        if (each.length > 0) {
            return "mixed line ends";
        }
        return usual == LF ? "LF" : usual == CRLF ? "CRLF" : "CR";
    }

    /// A text with `\n` for each line end.
    static String plain(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /// Gives an edited text its line ends back. Where they were mixed, the lines above and below
    /// what was edited keep theirs, and what is new gets the usual one.
    ///
    /// @param before the text before it was edited, with `\n`
    /// @param text the text now, with `\n`
    public String restored(String before, String text) {
        if (each.length == 0) {
            return usual == LF ? text : text.replace("\n", TEXTS[usual]);
        }
        int lines = (int) text.chars().filter(c -> c == '\n').count();
        int above = alikeAbove(before, text);
        int below = Math.min(alikeBelow(before, text), Math.min(lines, each.length) - above);
        var restored = new StringBuilder(text.length() + lines);
        int line = 0;
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            byte kind = usual;
            if (line < above) {
                kind = each[line];
            } else if (line >= lines - below) {
                kind = each[each.length - (lines - line)];
            }
            restored.append(text, start, end).append(TEXTS[kind]);
            start = end + 1;
            line++;
        }
        return restored.append(text, start, text.length()).toString();
    }

    private static int alikeAbove(String before, String text) {
        int lines = 0;
        int most = Math.min(before.length(), text.length());
        for (int i = 0; i < most && before.charAt(i) == text.charAt(i); i++) {
            lines += text.charAt(i) == '\n' ? 1 : 0;
        }
        return lines;
    }

    private static int alikeBelow(String before, String text) {
        int lines = 0;
        int most = Math.min(before.length(), text.length());
        for (int i = 1; i <= most; i++) {
            char c = text.charAt(text.length() - i);
            if (before.charAt(before.length() - i) != c) {
                break;
            }
            lines += c == '\n' ? 1 : 0;
        }
        return lines;
    }

    private static int next(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private static byte kind(String text, int at) {
        if (text.charAt(at) == '\n') {
            return LF;
        }
        return at + 1 < text.length() && text.charAt(at + 1) == '\n' ? CRLF : CR;
    }

    private static int after(String text, int at) {
        return at + (kind(text, at) == CRLF ? 2 : 1);
    }
}
