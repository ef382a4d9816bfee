package dev.tidemark.desktop.tenants;

import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.status.StatusRow;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What all tenants that stand alike have in common, cell by cell. Immutable.
final class Stand {
    /// Of a tenant of which nothing could be read.
    static final Stand UNKNOWN = new Stand(new StatusRow[0], 0, 0);

    private final @Nullable StatusRow[] cells;
    private final int applied;
    private final int pending;

    private Stand(@Nullable StatusRow[] cells, int applied, int pending) {
        this.cells = cells;
        this.applied = applied;
        this.pending = pending;
    }

    /// @param places the column of each key
    static Stand of(StatusReport report, Map<String, Integer> places) {
        var cells = new @Nullable StatusRow[places.size()];
        for (var row : report.rows()) {
            Integer place = places.get(Column.of(row).key());
            if (place != null) {
                cells[place] = row;
            }
        }
        return new Stand(cells, report.summary().applied(), report.next().size());
    }

    /// What is known of a migration; empty where the tenant has nothing to do with it.
    Optional<StatusRow> cell(int column) {
        return Optional.ofNullable(at(column));
    }

    /// The same without an object: a picture asks for thousands.
    @Nullable StatusRow at(int column) {
        return column >= 0 && column < cells.length ? cells[column] : null;
    }

    int applied() {
        return applied;
    }

    int pending() {
        return pending;
    }
}
