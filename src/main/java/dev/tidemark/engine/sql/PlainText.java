package dev.tidemark.engine.sql;

/// Passes over the tokens of a statement of which only semicolons, parentheses and quotes matter:
/// its kind is known and it has no `BEGIN ATOMIC` body. Most bytes of a script are read here.
///
/// Stops before everything that needs the [Lexer]: comments, dollar quotes, prefixed strings,
/// numbers with junk, colons, backslashes, the end of the window.
final class PlainText {
    private static final byte STOP = 0;
    private static final byte PASS = 1;
    private static final byte NAME = 2;
    private static final byte PREFIX = 3;
    private static final byte DIGIT = 4;
    private static final byte QUOTE = 5;
    private static final byte COMMENT = 6;
    private static final byte OPEN = 7;
    private static final byte CLOSE = 8;
    private static final byte SEMICOLON = 9;

    private static final byte[] ACTION = actions();

    private final SqlInput in;
    private int depth;
    private boolean standardStrings;

    PlainText(SqlInput in) {
        this.in = in;
    }

    /// Moves `in.pos` forward.
    ///
    /// @param depthBefore number of parentheses open
    /// @param standard whether a backslash in `'…'` is an ordinary character
    /// @return the index behind the last byte passed over that is no white space, or -1
    int pass(int depthBefore, boolean standard) {
        depth = depthBefore;
        standardStrings = standard;
        int from = in.pos;
        int p = passFrom(from);
        in.pos = p;
        while (p > from && CharClass.isSpace(in.bytes[p - 1])) {
            p--;
        }
        return p > from ? p : -1;
    }

    /// Number of parentheses open after [#pass].
    int depth() {
        return depth;
    }

    private int passFrom(int from) {
        byte[] bytes = in.bytes;
        int p = from;
        while (true) {
            int next;
            switch (ACTION[bytes[p] & 0xFF]) {
                case PASS -> next = p + 1;
                case NAME -> next = name(bytes, p + 1);
                case PREFIX ->
                        next = bytes[p + 1] == '\'' || bytes[p + 1] == '&' ? p : name(bytes, p + 1);
                case DIGIT -> next = number(bytes, p);
                case QUOTE -> next = standardStrings ? string(bytes, p) : p;
                case COMMENT -> {
                    byte second = bytes[p + 1];
                    next = second == '-' || second == '*' || second == 0 ? p : p + 1;
                }
                case OPEN -> {
                    depth++;
                    next = p + 1;
                }
                case CLOSE -> {
                    if (depth > 0) {
                        depth--;
                    }
                    next = p + 1;
                }
                case SEMICOLON -> next = depth > 0 ? p + 1 : p;
                default -> {
                    return p;
                }
            }
            if (next <= p) {
                return p;
            }
            p = next;
        }
    }

    /// @return the index behind the name, or 0 when it may go on behind the window
    private static int name(byte[] bytes, int from) {
        int p = from;
        while (CharClass.continuesName(bytes[p])) {
            p++;
        }
        return bytes[p] == 0 ? 0 : p;
    }

    private static int number(byte[] bytes, int from) {
        int p = from + 1;
        while (CharClass.isDigit(bytes[p])) {
            p++;
        }
        if (bytes[p] == '.' && bytes[p + 1] != '.') {
            p++;
            while (CharClass.isDigit(bytes[p])) {
                p++;
            }
        }
        return bytes[p] == 0 || CharClass.beginsName(bytes[p]) ? 0 : p;
    }

    /// @return the index behind the string, or 0 when it may go on in another line
    private static int string(byte[] bytes, int from) {
        int p = from + 1;
        while (true) {
            while (bytes[p] != '\'' && bytes[p] != 0) {
                p++;
            }
            if (bytes[p] == 0) {
                return 0;
            }
            byte next = bytes[p + 1];
            if (next == '\'') {
                p += 2;
            } else if (next == ' ' ? goesOn(bytes[p + 2]) : goesOn(next)) {
                return 0;
            } else {
                return p + 1;
            }
        }
    }

    private static boolean goesOn(byte c) {
        return c == 0 || c == '-' || CharClass.isSpace(c);
    }

    private static byte[] actions() {
        var table = new byte[256];
        for (int i = 0; i < 256; i++) {
            table[i] =
                    switch (CharClass.of((byte) i)) {
                        case CharClass.LETTER -> NAME;
                        case CharClass.PREFIX -> PREFIX;
                        case CharClass.DIGIT -> DIGIT;
                        case CharClass.QUOTE -> QUOTE;
                        case CharClass.OPEN -> OPEN;
                        case CharClass.CLOSE -> CLOSE;
                        case CharClass.SEMICOLON -> SEMICOLON;
                        case CharClass.SPACE,
                                CharClass.COMMA,
                                CharClass.DOT,
                                CharClass.OPERATOR,
                                CharClass.OTHER ->
                                PASS;
                        default -> STOP;
                    };
        }
        table['-'] = COMMENT;
        table['/'] = COMMENT;
        return table;
    }
}
