package dev.tidemark.desktop.tenants;

import java.time.Instant;
import java.util.Comparator;

/// In which order the tenants stand.
enum Sorting {
    NAME("By name"),
    STATE("Trouble first"),
    PENDING("Most pending first"),
    LAST_APPLIED("Latest first");

    private final String text;

    Sorting(String text) {
        this.text = text;
    }

    /// Equal ones by name.
    Comparator<TenantRow> order() {
        Comparator<TenantRow> order =
                switch (this) {
                    case NAME -> Comparator.comparing(TenantRow::schema);
                    case STATE -> Comparator.comparing(TenantRow::state);
                    case PENDING ->
                            Comparator.comparingInt((TenantRow row) -> row.stand().pending())
                                    .reversed();
                    case LAST_APPLIED -> Comparator.comparing(Sorting::lastApplied).reversed();
                };
        return order.thenComparing(TenantRow::schema);
    }

    private static Instant lastApplied(TenantRow row) {
        return row.status().lastApplied().orElse(Instant.EPOCH);
    }

    @Override
    public String toString() {
        return text;
    }
}
