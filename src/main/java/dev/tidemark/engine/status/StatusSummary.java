package dev.tidemark.engine.status;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How many migrations are in which state, grouped as `status` prints them.
///
/// @param applied in force as their files have them, baseline ones included
/// @param pending those that the next run applies
/// @param changed in force with another file than the one applied
/// @param failed failed or interrupted
/// @param missing in force without a file, those newer than the files included
/// @param outOfOrder not applied although a later one is
/// @param skipped left out in this environment
public record StatusSummary(
        int applied,
        int pending,
        int changed,
        int failed,
        int missing,
        int outOfOrder,
        int skipped) {
    static StatusSummary of(List<StatusRow> rows) {
        var counts = new EnumMap<MigrationState, Integer>(MigrationState.class);
        for (var row : rows) {
            counts.merge(row.state(), 1, Integer::sum);
        }
        return new StatusSummary(
                count(
                        counts,
                        MigrationState.APPLIED,
                        MigrationState.REPEATABLE_CURRENT,
                        MigrationState.BASELINE),
                count(counts, MigrationState.PENDING, MigrationState.REPEATABLE_OUTDATED),
                count(counts, MigrationState.CHANGED),
                count(counts, MigrationState.FAILED, MigrationState.INTERRUPTED),
                count(counts, MigrationState.MISSING, MigrationState.NEWER_THAN_FILES),
                count(counts, MigrationState.OUT_OF_ORDER),
                count(counts, MigrationState.SKIPPED));
    }

    private static int count(Map<MigrationState, Integer> counts, MigrationState... states) {
        int sum = 0;
        for (var state : states) {
            sum += counts.getOrDefault(state, 0);
        }
        return sum;
    }
}
