package dev.tidemark.cli.console;

import java.util.ArrayList;
import java.util.List;

/// Two texts line by line: what was taken out, what came in, and a little around it.
public final class LineDifference {
    private static final int AROUND = 3;

    /// The table of the middle parts may have so many cells; beyond, lines are not matched.
    private static final long MOST_CELLS = 4_000_000;

    private final String[] before;
    private final String[] after;
    private final List<String> lines = new ArrayList<>();

    private LineDifference(String before, String after) {
        this.before = before.split("\r?\n", -1);
        this.after = after.split("\r?\n", -1);
    }

    /// Lines that begin with `-`, `+` or a blank; `…` stands for equal lines left out.
    public static List<String> between(String before, String after) {
        var difference = new LineDifference(before, after);
        difference.compare();
        return difference.lines;
    }

    private void compare() {
        int start = 0;
        while (start < Math.min(before.length, after.length)
                && before[start].equals(after[start])) {
            start++;
        }
        int end = 0;
        while (end < Math.min(before.length, after.length) - start
                && before[before.length - 1 - end].equals(after[after.length - 1 - end])) {
            end++;
        }
        if (start == before.length && start == after.length) {
            return;
        }
        same(Math.max(0, start - AROUND), start);
        middle(start, before.length - end, after.length - end);
        int shown = Math.min(AROUND, end);
        same(before.length - end, before.length - end + shown);
        if (end > shown) {
            lines.add("…");
        }
        if (start > AROUND) {
            lines.addFirst("…");
        }
    }

    private void same(int from, int to) {
        for (int i = from; i < to; i++) {
            lines.add("  " + before[i]);
        }
    }

    /// Longest common subsequence of the parts that differ.
    private void middle(int start, int beforeEnd, int afterEnd) {
        int rows = beforeEnd - start;
        int columns = afterEnd - start;
        if ((long) rows * columns > MOST_CELLS) {
            all("- ", before, start, beforeEnd);
            all("+ ", after, start, afterEnd);
            return;
        }
        int[][] length = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                length[i][j] =
                        before[start + i].equals(after[start + j])
                                ? length[i + 1][j + 1] + 1
                                : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        walk(length, start);
    }

    private void walk(int[][] length, int start) {
        int i = 0;
        int j = 0;
        int rows = length.length - 1;
        int columns = length[0].length - 1;
        while (i < rows || j < columns) {
            if (i < rows && j < columns && before[start + i].equals(after[start + j])) {
                lines.add("  " + before[start + i]);
                i++;
                j++;
            } else if (j == columns || (i < rows && length[i + 1][j] >= length[i][j + 1])) {
                lines.add("- " + before[start + i++]);
            } else {
                lines.add("+ " + after[start + j++]);
            }
        }
    }

    private void all(String sign, String[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            lines.add(sign + text[i]);
        }
    }
}
