package dev.tidemark.engine.sql;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Checks and counts over UTF-8 bytes, eight at a time where they are plain ASCII.
final class Utf8 {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;
    private static final long LINE_FEEDS = 0x0A0A0A0A0A0A0A0AL;

    private Utf8() {}

    /// Goes over valid text without zero bytes.
    ///
    /// @return the first index that is not part of a valid character: `to` when all is well; else
    ///   the start of a character that is cut off at `to`, or of an invalid one
    static int validEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (true) {
            while (i <= to - 8 && plain((long) LONGS.get(bytes, i))) {
                i += 8;
            }
            if (i >= to) {
                return i;
            }
            if (bytes[i] > 0) {
                i++;
                continue;
            }
            int length = characterLength(bytes, i, to);
            if (length == 0) {
                return i;
            }
            i += length;
        }
    }

    /// Whether the bytes from `from` may be the beginning of a character that goes on after `to`.
    static boolean cutOff(byte[] bytes, int from, int to) {
        int available = to - from;
        int needed = expectedLength(bytes[from] & 0xFF);
        if (available >= needed) {
            return false;
        }
        for (int i = 1; i < available; i++) {
            if (!follows(bytes[from] & 0xFF, i, bytes[from + i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    /// Number of line feeds in the range.
    static int lineFeeds(byte[] bytes, int from, int to) {
        int count = 0;
        int i = from;
        for (; i <= to - 8; i += 8) {
            long word = (long) LONGS.get(bytes, i) ^ LINE_FEEDS;
            // A byte is zero exactly where neither its low seven bits nor its high bit are set.
            long zeroBytes = ~(((word & ~HIGH) + ~HIGH) | word) & HIGH;
            count += Long.bitCount(zeroBytes);
        }
        for (; i < to; i++) {
            if (bytes[i] == '\n') {
                count++;
            }
        }
        return count;
    }

    /// Number of characters that begin in the range.
    static int characters(byte[] bytes, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                count++;
            }
        }
        return count;
    }

    private static boolean plain(long word) {
        return ((word | (word - ONES)) & HIGH) == 0;
    }

    private static int characterLength(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xFF;
        int length = expectedLength(first);
        if (length == 0 || at + length > to) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if (!follows(first, i, bytes[at + i] & 0xFF)) {
                return 0;
            }
        }
        return length;
    }

    private static int expectedLength(int first) {
        if (first >= 0xC2 && first <= 0xDF) {
            return 2;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            return 3;
        }
        return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
    }

    /// Table 3-7 of the Unicode standard: the second byte is narrower after E0, ED, F0 and F4.
    private static boolean follows(int first, int index, int value) {
        int low = 0x80;
        int high = 0xBF;
        if (index == 1) {
            switch (first) {
                case 0xE0 -> low = 0xA0;
                case 0xED -> high = 0x9F;
                case 0xF0 -> low = 0x90;
                case 0xF4 -> high = 0x8F;
                default -> {}
            }
        }
        return value >= low && value <= high;
    }
}
