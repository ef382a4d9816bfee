package dev.tidemark.desktop.tenants;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/// Finds a tenant by the beginning of its name, typed letter by letter.
final class TypeAhead {
    private static final long PAUSE = Duration.ofMillis(900).toNanos();

    private final LongSupplier nanos;
    private String typed = "";
    private long last;

    /// @param nanos a clock, as [System#nanoTime]
    TypeAhead(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// What was typed without a pause so far.
    String typed() {
        return typed;
    }

    /// Goes on with a letter. The same letter again and again goes from one to the next.
    ///
    /// @param from the row that the search begins at
    /// @return the row that fits, if any does
    OptionalInt type(String letter, List<TenantRow> rows, int from) {
        long now = nanos.getAsLong();
        String folded = letter.toLowerCase(Locale.ROOT);
        boolean goesOn = !typed.isEmpty() && now - last < PAUSE && !typed.equals(folded);
        typed = goesOn ? typed + folded : folded;
        last = now;
        int first = Math.max(0, goesOn ? from : from + 1);
        for (int i = 0; i < rows.size(); i++) {
            int row = (first + i) % rows.size();
            if (rows.get(row).folded().startsWith(typed)) {
                return OptionalInt.of(row);
            }
        }
        return OptionalInt.empty();
    }
}
