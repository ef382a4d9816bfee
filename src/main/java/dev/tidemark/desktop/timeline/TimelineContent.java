package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.target.Snapshot;
import dev.tidemark.desktop.theme.TimeText;
import dev.tidemark.engine.migration.Naming;
import dev.tidemark.engine.status.StatusSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Everything that the timeline shows of a snapshot, whatever the filter. Immutable.
///
/// @param snapshot what it was made of
/// @param rows the migrations
/// @param callouts what a person has to know first
/// @param bars how many were applied when
/// @param authors the names to filter by
/// @param summary the counts, one line
/// @param columns which columns have something to show
record TimelineContent(
        Snapshot snapshot,
        Rows rows,
        List<Callout> callouts,
        AppliedBars bars,
        List<String> authors,
        String summary,
        Columns columns) {

    /// Makes it. Takes time with the number of migrations; callable on any thread.
    ///
    /// @param besides what has to be known first, whatever the rows say
    static TimelineContent of(Snapshot snapshot, TimeText time, List<Callout> besides) {
        var rows = Rows.of(snapshot, time);
        return new TimelineContent(
                snapshot,
                rows,
                Stream.concat(besides.stream(), Callouts.of(snapshot).stream()).toList(),
                AppliedBars.of(rows.all(), time.zone()),
                rows.all().stream()
                        .map(TimelineRow::author)
                        .filter(name -> !name.isEmpty() && name.indexOf(' ') < 0)
                        .distinct()
                        .sorted(String.CASE_INSENSITIVE_ORDER)
                        .toList(),
                summary(snapshot),
                Columns.of(rows.all()));
    }

    private static String summary(Snapshot snapshot) {
        StatusSummary counts = snapshot.report().summary();
        var parts = new ArrayList<String>();
        parts.add("%,d applied".formatted(counts.applied()));
        parts.add("%,d pending".formatted(counts.pending()));
        add(parts, counts.changed(), "changed");
        add(parts, counts.failed(), "failed or interrupted");
        add(parts, counts.missing(), "missing");
        add(parts, counts.outOfOrder(), "out of order");
        add(parts, counts.skipped(), "skipped here");
        return "%s  ·  %s"
                .formatted(
                        String.join("  ·  ", parts),
                        snapshot.project()
                                .naming()
                                .map(Naming::text)
                                .map("files named by the convention “%s”"::formatted)
                                .orElse("no naming convention yet"));
    }

    private static void add(List<String> parts, int count, String word) {
        if (count > 0) {
            parts.add("%,d %s".formatted(count, word));
        }
    }
}
