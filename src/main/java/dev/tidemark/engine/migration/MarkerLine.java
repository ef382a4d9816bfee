package dev.tidemark.engine.migration;

import dev.tidemark.engine.sql.SqlSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A line that may begin a rollback section, or declare that there is none. Whether it does depends
/// on where it stands: in a string or in data it is just text.
///
/// @param offset its first byte in the file
/// @param line its number, from 1
/// @param declared what stands behind `ROLLBACK:` on the line; empty on a marker
record MarkerLine(long offset, int line, String declared) {
    private static final byte[] WORD = "rollback".getBytes(StandardCharsets.US_ASCII);

    /// More of them than any script needs; a data file full of them must not fill the memory.
    private static final int LIMIT = 1000;

    /// Whether a section begins here, rather than a declaration.
    boolean beginsSection() {
        return declared.isEmpty();
    }

    /// Markers of other tools, whose files have the way back uncommented below them: run as they
    /// stand they would undo themselves, so they must be noticed.
    private static final Set<String> FOREIGN =
            Set.of("+goose down", "+migrate down", "+micrate down", "down migration");

    /// Whether text stands for a marker: `ROLLBACK`, `ROLLBACK:`, or `Rollback script …`.
    static boolean marks(String text) {
        String lower = undecorated(text).toLowerCase(Locale.ROOT);
        return lower.equals("rollback")
                || lower.equals("rollback:")
                || lower.startsWith("rollback script")
                || FOREIGN.contains(lower);
    }

    /// All lines of a file that look like one, in their order.
    static List<MarkerLine> in(SqlSource source) throws IOException {
        var found = new ArrayList<MarkerLine>();
        LineScan.scan(
                source,
                (buffer, start, end, offset, line) -> {
                    int word = start;
                    while (word < end && introduces(buffer[word])) {
                        word++;
                    }
                    boolean candidate = isWord(buffer, word, end) || foreign(buffer, word, end);
                    if (candidate && found.size() < LIMIT) {
                        add(found, text(buffer, word, end), offset, line);
                    }
                });
        return found;
    }

    private static void add(List<MarkerLine> found, String text, long offset, int line) {
        if (marks(text)) {
            found.add(new MarkerLine(offset, line, ""));
            return;
        }
        String plain = undecorated(text);
        if (plain.length() > WORD.length && plain.charAt(WORD.length) == ':') {
            String declared = plain.substring(WORD.length + 1).strip();
            switch (RollbackDeclaration.read(declared)) {
                case RollbackDeclaration.Absent _, RollbackDeclaration.NotUnderstood _ -> {}
                default -> found.add(new MarkerLine(offset, line, declared));
            }
        }
    }

    private static boolean introduces(byte b) {
        return b == ' ' || b == '\t' || b == '-' || b == '/' || b == '*' || b == '=' || b == '#';
    }

    private static boolean foreign(byte[] buffer, int word, int end) {
        return word < end
                && (buffer[word] == '+' || (buffer[word] | 0x20) == 'd')
                && FOREIGN.contains(undecorated(text(buffer, word, end)).toLowerCase(Locale.ROOT));
    }

    private static boolean isWord(byte[] buffer, int from, int end) {
        if (end - from < WORD.length) {
            return false;
        }
        for (int i = 0; i < WORD.length; i++) {
            if ((buffer[from + i] | 0x20) != WORD[i]) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] buffer, int from, int end) {
        int length = Math.min(end - from, 400);
        return new String(buffer, from, length, StandardCharsets.UTF_8);
    }

    private static String undecorated(String text) {
        int end = text.length();
        while (end > 0 && " \t\r*/=#-".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = 0;
        while (start < end && " \t*/=#-".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return text.substring(start, end);
    }
}
