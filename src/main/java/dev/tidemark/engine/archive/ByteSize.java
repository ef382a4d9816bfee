package dev.tidemark.engine.archive;

import java.util.List;

/// Sizes of data in words.
public final class ByteSize {
    private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB");
    private static final int STEP = 1024;

    private ByteSize() {}

    /// A size as people say it, for example `16 kB`.
    public static String text(long bytes) {
        double value = bytes;
        for (String unit : UNITS) {
            if (value < STEP) {
                boolean whole = value >= 10 || value == Math.rint(value);
                return (whole ? "%.0f %s" : "%.1f %s").formatted(value, unit);
            }
            value /= STEP;
        }
        return "%.1f TB".formatted(value);
    }
}
