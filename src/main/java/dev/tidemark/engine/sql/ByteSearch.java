package dev.tidemark.engine.sql;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds bytes in large arrays, eight at a time.
public final class ByteSearch {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;

    private ByteSearch() {}

    /// The first index at or behind `from` that holds the byte, or `to` when none before `to` does.
    ///
    /// @param wanted an ASCII character
    public static int indexOf(byte[] bytes, int from, int to, char wanted) {
        long pattern = wanted * ONES;
        int i = from;
        for (; i <= to - 8; i += 8) {
            long word = (long) LONGS.get(bytes, i) ^ pattern;
            // The lowest bit that is set stands for the first zero byte; higher ones may be wrong.
            long zeroBytes = (word - ONES) & ~word & HIGH;
            if (zeroBytes != 0) {
                return i + (Long.numberOfTrailingZeros(zeroBytes) >>> 3);
            }
        }
        for (; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return to;
    }
}
