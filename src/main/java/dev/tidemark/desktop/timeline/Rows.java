package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.target.Snapshot;
import dev.tidemark.desktop.theme.TimeText;
import dev.tidemark.engine.migration.DependencyGraph;
import dev.tidemark.engine.status.StatusRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The rows of a snapshot in the order in which they stand, newest on top. Immutable.
///
/// @param all what is not in force first, then what is
/// @param lineage which row follows which
record Rows(List<TimelineRow> all, Lineage lineage) {
    static final Rows NONE =
            new Rows(List.of(), Lineage.of(List.of(), DependencyGraph.of(List.of())));

    Rows {
        all = List.copyOf(all);
    }

    static Rows of(Snapshot snapshot, TimeText time) {
        var pending = new ArrayList<TimelineRow>();
        var repeated = new ArrayList<TimelineRow>();
        var versioned = new ArrayList<TimelineRow>();
        for (StatusRow status : snapshot.report().rows().reversed()) {
            var row = TimelineRow.of(status, time);
            boolean repeatable = row.file().filter(file -> file.repeatable()).isPresent();
            if (!repeatable) {
                versioned.add(row);
            } else if (row.state().runsNext()) {
                pending.add(row);
            } else {
                repeated.add(row);
            }
        }
        int here = 0;
        while (here < versioned.size() && !versioned.get(here).inForce()) {
            here++;
        }
        pending.addAll(versioned.subList(0, here));
        pending.addAll(repeated);
        pending.addAll(versioned.subList(here, versioned.size()));
        return new Rows(pending, Lineage.of(pending, snapshot.project().dependencies()));
    }

    /// The place of the first row that is in force; the number of rows when none is.
    int here() {
        for (int place = 0; place < all.size(); place++) {
            if (all.get(place).inForce()) {
                return place;
            }
        }
        return all.size();
    }

    /// The places of the rows that a filter shows.
    BitSet shown(Filter filter) {
        var shown = new BitSet(all.size());
        for (int place = 0; place < all.size(); place++) {
            if (filter.shows(all.get(place))) {
                shown.set(place);
            }
        }
        return shown;
    }
}
