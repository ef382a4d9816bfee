package dev.tidemark.desktop.timeline;

import dev.tidemark.engine.status.MigrationState;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rows that somebody has to look at, for going from one to the next.
final class Findings {
    private static final Set<MigrationState> STATES =
            EnumSet.of(
                    MigrationState.CHANGED,
                    MigrationState.FAILED,
                    MigrationState.INTERRUPTED,
                    MigrationState.MISSING,
                    MigrationState.OUT_OF_ORDER);

    private Findings() {}

    /// The version of the finding after the selected row; after the last the first one. Empty when
    /// there is none.
    ///
    /// @param items the lines from the top
    /// @param selected the selected version, or empty
    /// @param by 1 for the one below, -1 for the one above
    static Optional<String> next(List<TimelineItem> items, String selected, int by) {
        int size = items.size();
        int at = by > 0 ? -1 : size;
        for (int i = 0; i < size; i++) {
            if (items.get(i) instanceof TimelineItem.Entry entry
                    && entry.row().version().equals(selected)) {
                at = i;
            }
        }
        for (int step = 1; step <= size; step++) {
            var item = items.get(Math.floorMod(at + by * step, size));
            if (item instanceof TimelineItem.Entry entry && STATES.contains(entry.row().state())) {
                return Optional.of(entry.row().version());
            }
        }
        return Optional.empty();
    }
}
