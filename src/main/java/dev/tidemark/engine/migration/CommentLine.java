package dev.tidemark.engine.migration;

import java.util.ArrayList;
import java.util.List;

/// One line of the comments before a script's first statement.
///
/// @param text what stands behind `--`, or between `/*` and `*/`
/// @param line its line in the file, from 1
/// @param column the column of the text's first character, from 1, in code points
record CommentLine(String text, int line, int column) {

    /// The comments at the beginning of a script, up to the first thing that is none. A comment
    /// that is cut off at the end of `head` is taken as far as it goes.
    static List<CommentLine> before(String head) {
        var scan = new Scan(head);
        scan.run();
        return scan.lines;
    }

    private static final class Scan {
        private final String head;
        private final List<CommentLine> lines = new ArrayList<>();
        private int at;
        private int line = 1;
        private int lineStart;

        Scan(String head) {
            this.head = head;
        }

        void run() {
            while (at < head.length()) {
                char c = head.charAt(at);
                if (c == '\n') {
                    newLine();
                } else if (Character.isWhitespace(c) || c == '\uFEFF') {
                    at++;
                } else if (head.startsWith("--", at)) {
                    int end = endOfLine();
                    add(at + 2, end);
                    at = end;
                } else if (head.startsWith("/*", at)) {
                    block();
                } else {
                    return;
                }
            }
        }

        /// Block comments nest (PostgreSQL manual 4.1.5).
        private void block() {
            at += 2;
            int depth = 1;
            int start = at;
            while (at < head.length()) {
                if (head.startsWith("/*", at)) {
                    depth++;
                    at += 2;
                } else if (head.startsWith("*/", at)) {
                    depth--;
                    at += 2;
                    if (depth == 0) {
                        add(start, at - 2);
                        return;
                    }
                } else if (head.charAt(at) == '\n') {
                    add(start, at);
                    newLine();
                    start = at;
                } else {
                    at++;
                }
            }
            add(start, at);
        }

        private int endOfLine() {
            int end = head.indexOf('\n', at);
            return end < 0 ? head.length() : end;
        }

        private void newLine() {
            at++;
            line++;
            lineStart = at;
        }

        private void add(int from, int to) {
            int column = head.codePointCount(lineStart, from) + 1;
            lines.add(new CommentLine(head.substring(from, to), line, column));
        }
    }

    /// The column of a character of [#text()].
    int columnOf(int index) {
        return column + text.codePointCount(0, index);
    }
}
