package dev.tidemark.desktop.tenants;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which tenants are shown.
///
/// @param text words that their names hold, all of them
/// @param states in one of these; empty for any
record TenantFilter(String text, Set<TenantState> states) {
    TenantFilter {
        states = Set.copyOf(states);
    }

    /// The rows that fit, in an order.
    List<TenantRow> of(List<TenantRow> rows, Sorting sorting) {
        var words = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        var found = rows.stream().filter(row -> fits(row, words));
        // They are sorted by name already.
        return (sorting == Sorting.NAME ? found : found.sorted(sorting.order())).toList();
    }

    private boolean fits(TenantRow row, List<String> words) {
        if (!states.isEmpty() && !states.contains(row.state())) {
            return false;
        }
        for (String word : words) {
            if (!row.folded().contains(word)) {
                return false;
            }
        }
        return true;
    }

    /// Whether all tenants fit.
    boolean everything() {
        return text.isBlank() && states.isEmpty();
    }
}
