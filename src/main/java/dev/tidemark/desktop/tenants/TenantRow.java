package dev.tidemark.desktop.tenants;

import dev.tidemark.engine.tenant.TenantStatus;
import dev.tidemark.engine.tenant.rollout.TenantResult;
import java.util.Locale;
import java.util.Optional;

/// A tenant, as a row of the map and of the list.
///
/// @param status where it stands
/// @param state the same in one word
/// @param stand its cells
/// @param last what the latest rollout says of it; empty when it was not in it
/// @param folded its name in lower case, for searching
record TenantRow(
        TenantStatus status,
        TenantState state,
        Stand stand,
        Optional<TenantResult> last,
        String folded) {
    static TenantRow of(TenantStatus status, Stand stand, Optional<TenantResult> last) {
        return new TenantRow(
                status,
                TenantState.of(status, last),
                stand,
                last,
                status.schema().toLowerCase(Locale.ROOT));
    }

    String schema() {
        return status.schema();
    }

    /// `2 of 6 applied`, or why nothing is known of it.
    String progress() {
        if (status.report().isEmpty()) {
            return state == TenantState.GONE ? "its schema is not there" : "could not be read";
        }
        int all = stand.applied() + stand.pending();
        return stand.pending() == 0
                ? "%d applied".formatted(stand.applied())
                : "%d of %d applied".formatted(stand.applied(), all);
    }
}
