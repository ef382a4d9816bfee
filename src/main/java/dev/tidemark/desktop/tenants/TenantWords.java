package dev.tidemark.desktop.tenants;

import java.util.List;

/// Tenants in words.
final class TenantWords {
    private static final int MOST_NAMES = 5;

    private TenantWords() {}

    /// `1 tenant`, `2 tenants`.
    static String count(int number) {
        return number == 1 ? "1 tenant" : "%,d tenants".formatted(number);
    }

    /// A few names, and how many more.
    static String names(List<String> schemas) {
        return schemas.size() <= MOST_NAMES
                ? String.join(", ", schemas)
                : "%s and %,d more"
                        .formatted(
                                String.join(", ", schemas.subList(0, MOST_NAMES)),
                                schemas.size() - MOST_NAMES);
    }

    /// `the canary`, `wave 2`.
    static String wave(int number) {
        return number == 0 ? "the canary" : "wave %d".formatted(number);
    }
}
