package dev.tidemark.engine.sql;

/// What a byte may begin or continue; PostgreSQL manual 4.1 and the tables of its own scanner.
/// Every byte above 127 is part of a name.
final class CharClass {
    /// The byte after the last one loaded; never part of a text.
    static final byte END = 0;

    static final byte SPACE = 1;
    static final byte LETTER = 2;

    /// A letter that may begin a string: `b e n u x`.
    static final byte PREFIX = 3;

    static final byte DIGIT = 4;
    static final byte QUOTE = 5;
    static final byte DOUBLE_QUOTE = 6;
    static final byte DOLLAR = 7;
    static final byte OPERATOR = 8;
    static final byte COLON = 9;
    static final byte DOT = 10;
    static final byte COMMA = 11;
    static final byte SEMICOLON = 12;
    static final byte OPEN = 13;
    static final byte CLOSE = 14;
    static final byte BACKSLASH = 15;
    static final byte OTHER = 16;

    private static final byte[] CLASS = classes();
    private static final boolean[] NAME_PART = nameParts();

    private CharClass() {}

    /// The class of a byte.
    static byte of(byte value) {
        return CLASS[value & 0xFF];
    }

    /// Whether a name goes on with it: letters, digits, `_`, `$` and everything above 127.
    static boolean continuesName(byte value) {
        return NAME_PART[value & 0xFF];
    }

    /// Whether a name, or a dollar quote's tag, may begin with it.
    static boolean beginsName(byte value) {
        byte kind = CLASS[value & 0xFF];
        return kind == LETTER || kind == PREFIX;
    }

    /// Whether a psql variable's name or a dollar quote's tag goes on with it.
    static boolean continuesVariable(byte value) {
        return NAME_PART[value & 0xFF] && value != '$';
    }

    static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    static boolean isSpace(byte value) {
        return CLASS[value & 0xFF] == SPACE;
    }

    private static byte[] classes() {
        var table = new byte[256];
        java.util.Arrays.fill(table, 1, 128, OTHER);
        java.util.Arrays.fill(table, 128, 256, LETTER);
        mark(table, " \t\n\r\f", SPACE);
        mark(table, "_", LETTER);
        for (int c = 'a'; c <= 'z'; c++) {
            table[c] = LETTER;
            table[c - 'a' + 'A'] = LETTER;
        }
        mark(table, "bBeEnNuUxX", PREFIX);
        mark(table, "0123456789", DIGIT);
        mark(table, "~!@#^&|`?+-*/%<>=", OPERATOR);
        mark(table, "'", QUOTE);
        mark(table, "\"", DOUBLE_QUOTE);
        mark(table, "$", DOLLAR);
        mark(table, ":", COLON);
        mark(table, ".", DOT);
        mark(table, ",", COMMA);
        mark(table, ";", SEMICOLON);
        mark(table, "(", OPEN);
        mark(table, ")", CLOSE);
        mark(table, "\\", BACKSLASH);
        return table;
    }

    private static void mark(byte[] table, String characters, byte kind) {
        for (int i = 0; i < characters.length(); i++) {
            table[characters.charAt(i)] = kind;
        }
    }

    private static boolean[] nameParts() {
        var table = new boolean[256];
        for (int i = 0; i < 256; i++) {
            byte kind = CLASS[i];
            table[i] = kind == LETTER || kind == PREFIX || kind == DIGIT || kind == DOLLAR;
        }
        return table;
    }
}
