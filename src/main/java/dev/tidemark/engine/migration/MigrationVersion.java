package dev.tidemark.engine.migration;

/// A migration's version as its file name has it. Runs of digits compare as numbers of any length,
/// everything else as text, so `9` comes before `010`, and `010` comes out equal to `10`.
///
/// The order is not that of `equals`: two versions are the same one when [#compareTo] gives 0, or
/// when their [#key()]s are equal.
///
/// @param text the version as displayed, leading zeros kept
public record MigrationVersion(String text) implements Comparable<MigrationVersion> {
    /// The version without leading zeros in its runs of digits: equal versions have equal keys.
    public String key() {
        int zero = firstNeedlessZero(0);
        if (zero < 0) {
            return text;
        }
        var key = new StringBuilder(text.length());
        int copied = 0;
        while (zero >= 0) {
            key.append(text, copied, zero);
            copied = zero + 1;
            zero = needlessZeroAt(copied, true) ? copied : firstNeedlessZero(copied);
        }
        return key.append(text, copied, text.length()).toString();
    }

    private int firstNeedlessZero(int from) {
        for (int i = from; i < text.length(); i++) {
            if (needlessZeroAt(i, i == 0 || !digit(text.charAt(i - 1)))) {
                return i;
            }
        }
        return -1;
    }

    private boolean needlessZeroAt(int index, boolean startsRun) {
        return startsRun
                && index + 1 < text.length()
                && text.charAt(index) == '0'
                && digit(text.charAt(index + 1));
    }

    @Override
    public int compareTo(MigrationVersion other) {
        String left = text;
        String right = other.text;
        int l = 0;
        int r = 0;
        while (l < left.length() && r < right.length()) {
            char a = left.charAt(l);
            char b = right.charAt(r);
            if (digit(a) && digit(b)) {
                int leftEnd = endOfRun(left, l);
                int rightEnd = endOfRun(right, r);
                int order = compareRuns(left, l, leftEnd, right, r, rightEnd);
                if (order != 0) {
                    return order;
                }
                l = leftEnd;
                r = rightEnd;
            } else if (a == b) {
                l++;
                r++;
            } else {
                return Character.compare(a, b);
            }
        }
        return Integer.compare(left.length() - l, right.length() - r);
    }

    private static int compareRuns(
            String left, int leftStart, int leftEnd, String right, int rightStart, int rightEnd) {
        int l = skipZeros(left, leftStart, leftEnd);
        int r = skipZeros(right, rightStart, rightEnd);
        if (leftEnd - l != rightEnd - r) {
            return Integer.compare(leftEnd - l, rightEnd - r);
        }
        while (l < leftEnd) {
            int order = Character.compare(left.charAt(l++), right.charAt(r++));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int endOfRun(String text, int from) {
        int end = from;
        while (end < text.length() && digit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int skipZeros(String text, int from, int end) {
        int first = from;
        while (first < end && text.charAt(first) == '0') {
            first++;
        }
        return first;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public String toString() {
        return text;
    }
}
