package dev.tidemark.engine.tracking;

import java.math.BigInteger;
import java.util.Set;

/// A column as the catalogue describes it.
///
/// @param type the type's catalogue name: `int4`, `varchar`, `timestamptz`, …
/// @param maxLength characters a varchar may hold, 0 where there is no limit
/// @param filledByServer whether it gets a value when an INSERT leaves it out: a default, an
///   identity or a generated column
record Column(String name, String type, int maxLength, boolean notNull, boolean filledByServer) {
    private static final Set<String> NUMBERS = Set.of("int2", "int4", "int8", "numeric");
    private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "citext");
    private static final Set<String> TIMES = Set.of("timestamp", "timestamptz", "date");

    boolean numeric() {
        return NUMBERS.contains(type);
    }

    /// Whether a whole number fits; types without a limit take all.
    boolean holds(BigInteger number) {
        int bits =
                switch (type) {
                    case "int2" -> Short.SIZE;
                    case "int4" -> Integer.SIZE;
                    case "int8" -> Long.SIZE;
                    default -> Integer.MAX_VALUE;
                };
        return number.bitLength() < bits;
    }

    boolean text() {
        return TEXTS.contains(type);
    }

    boolean time() {
        return TIMES.contains(type);
    }

    boolean bool() {
        return type.equals("bool");
    }

    /// Whether an INSERT has to name it.
    boolean required() {
        return notNull && !filledByServer;
    }

    /// The text cut to what the column holds.
    String fit(String value) {
        return maxLength > 0 && value.codePointCount(0, value.length()) > maxLength
                ? value.substring(0, value.offsetByCodePoints(0, maxLength))
                : value;
    }
}
