package dev.tidemark.engine.postgres;

import java.util.Locale;

/// Numbers of bytes for people.
public final class ByteCount {
    private static final String UNITS = "KMGTP";

    private ByteCount() {}

    /// `8.4 MB`, by powers of 1024 as PostgreSQL's pg_size_pretty counts.
    public static String text(long bytes) {
        if (bytes < 1024) {
            return "%d bytes".formatted(bytes);
        }
        double value = bytes;
        int unit = -1;
        while (value >= 1024 && unit < UNITS.length() - 1) {
            value /= 1024;
            unit++;
        }
        return "%.1f %sB".formatted(value, UNITS.charAt(unit)).toUpperCase(Locale.ROOT);
    }
}
