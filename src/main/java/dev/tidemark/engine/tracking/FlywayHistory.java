package dev.tidemark.engine.tracking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads Flyway's history, which is never edited: undoing, deleting and re-applying add rows that
/// make older ones void (Flyway documentation, "Flyway schema history table").
final class FlywayHistory {
    private final Layout layout;

    FlywayHistory(Layout layout) {
        this.layout = layout;
    }

    /// The rows that count, in the order in which they were installed.
    List<TrackedMigration> inForce(List<Map<Role, String>> raw) {
        var versioned = new LinkedHashMap<String, TrackedMigration>();
        var repeatable = new LinkedHashMap<String, TrackedMigration>();
        for (var row : raw) {
            String type = RowReader.text(row, Role.TYPE).orElse("");
            var tracked = RowReader.row(row, layout);
            String description = tracked.description().orElse("");
            boolean hasVersion = !tracked.version().isEmpty();
            if (type.equals("SCHEMA")) {
                continue;
            }
            if (type.equals("DELETE") || (type.startsWith("UNDO") && tracked.success())) {
                if (hasVersion) {
                    versioned.remove(tracked.version());
                } else {
                    repeatable.remove(description);
                }
            } else if (type.startsWith("UNDO")) {
                versioned.put(tracked.version(), tracked);
            } else if (hasVersion) {
                versioned.remove(tracked.version());
                versioned.put(tracked.version(), baseline(tracked, type));
            } else {
                repeatable.remove(description);
                repeatable.put(description, named(tracked));
            }
        }
        var rows = new ArrayList<>(versioned.values());
        rows.addAll(repeatable.values());
        return List.copyOf(rows);
    }

    private static TrackedMigration baseline(TrackedMigration row, String type) {
        return rewritten(row, row.version(), type.endsWith("BASELINE"));
    }

    /// A repeatable migration has no version there; its file name says which one it is.
    private static TrackedMigration named(TrackedMigration row) {
        String script =
                row.filename()
                        .map(FileNames::stem)
                        .orElseGet(() -> "R__" + row.description().orElse("").replace(' ', '_'));
        return rewritten(row, script, false);
    }

    private static TrackedMigration rewritten(
            TrackedMigration row, String version, boolean baseline) {
        return new TrackedMigration(
                row.key(),
                version,
                row.filename(),
                row.description(),
                row.checksum(),
                row.rollbackSql(),
                row.appliedAt(),
                row.appliedBy(),
                row.executionMs(),
                row.success(),
                baseline,
                row.below());
    }
}
