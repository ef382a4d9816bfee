package dev.tidemark.engine.migration;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.SourcePosition;
import dev.tidemark.engine.sql.SqlSource;

/// Takes the comment marks off a rollback section, line by line, so that each line of the SQL still
/// is that line of the file.
final class Uncommenting {
    private static final String DECORATION = "=-*#~_+ \t";

    /// Whether each line of a block comment begins with a star, as its first one tells.
    private enum Stars {
        UNKNOWN,
        YES,
        NO
    }

    private final String path;
    private final String[] lines;
    private final int firstLine;
    private final int[] shifts;
    private final StringBuilder sql = new StringBuilder();
    private int depth;
    private Stars stars = Stars.UNKNOWN;

    private Uncommenting(String path, String section, int firstLine, int depth) {
        this.path = path;
        this.lines = section.split("\n", -1);
        this.firstLine = firstLine;
        this.shifts = new int[lines.length];
        this.depth = depth;
    }

    /// The section as SQL.
    ///
    /// @param path the file as shown to people
    /// @param section the text below the marker
    /// @param firstLine its first line in the file
    /// @param depth how many block comments are open at its beginning
    /// @throws dev.tidemark.engine.problem.ProblemException when a line is no comment
    static SqlSource of(String path, String section, int firstLine, int depth) {
        var uncommenting = new Uncommenting(path, section, firstLine, depth);
        uncommenting.run();
        return SqlSource.section(path, uncommenting.sql.toString(), firstLine, uncommenting.shifts);
    }

    private void run() {
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].endsWith("\r") ? cut(lines[i], 1) : lines[i];
            line(i, line);
            if (i + 1 < lines.length) {
                sql.append('\n');
            }
        }
    }

    private void line(int index, String line) {
        int start = blanks(line, 0);
        if (start == line.length()) {
            return;
        }
        if (depth > 0) {
            block(index, line, start);
        } else if (line.startsWith("--", start)) {
            int text = start + 2;
            append(index, line, text < line.length() && blank(line, text) ? text + 1 : text);
        } else if (line.startsWith("/*", start)) {
            depth = 1;
            stars = Stars.UNKNOWN;
            int text = start + 2;
            while (text < line.length() && line.charAt(text) == '*' && !closes(line, text)) {
                text++;
            }
            block(index, line, blanks(line, text));
        } else {
            throw uncommented(index, line, start);
        }
    }

    private void block(int index, String line, int start) {
        int text = start;
        int end = closing(line, start);
        if (end > start && stars == Stars.UNKNOWN) {
            stars = line.charAt(start) == '*' ? Stars.YES : Stars.NO;
        }
        if (stars == Stars.YES && text < end && line.charAt(text) == '*') {
            text = blanks(line, text + 1);
        }
        append(index, line.substring(0, end), Math.min(text, end));
        if (depth == 0) {
            int rest = blanks(line, end + 2);
            if (rest < line.length() && !line.startsWith("--", rest)) {
                throw uncommented(index, line, rest);
            }
        }
    }

    /// Where the block comment ends on this line, or the line's end.
    private int closing(String line, int from) {
        int at = from;
        while (at < line.length()) {
            if (line.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (closes(line, at)) {
                depth--;
                if (depth == 0) {
                    return at;
                }
                at += 2;
            } else {
                at++;
            }
        }
        return line.length();
    }

    private static boolean closes(String line, int at) {
        return line.startsWith("*/", at);
    }

    private void append(int index, String line, int from) {
        String text = line.substring(from);
        boolean decoration = text.chars().allMatch(c -> DECORATION.indexOf(c) >= 0);
        if (!decoration && !MarkerLine.marks(text)) {
            sql.append(text);
            shifts[index] = line.codePointCount(0, from);
        }
    }

    private RuntimeException uncommented(int index, String line, int start) {
        var place = new SourcePosition(path, firstLine + index, line.codePointCount(0, start) + 1);
        return Problem.of(
                        ProblemCode.ROLLBACK_UNCOMMENTED,
                        "%s can't be applied".formatted(path),
                        ("Line %d stands below the rollback marker of line %d and is no comment;"
                                        + " psql would run it at once and so take the migration"
                                        + " back")
                                .formatted(place.line(), firstLine - 1),
                        "Put `-- ` in front of each line below the marker, or move the statement"
                                + " above it.")
                .at(place)
                .withStatement(line.strip())
                .asException();
    }

    private static int blanks(String line, int from) {
        int at = from;
        while (at < line.length() && blank(line, at)) {
            at++;
        }
        return at;
    }

    private static boolean blank(String line, int at) {
        return Character.isWhitespace(line.charAt(at));
    }

    private static String cut(String text, int characters) {
        return text.substring(0, text.length() - characters);
    }
}
