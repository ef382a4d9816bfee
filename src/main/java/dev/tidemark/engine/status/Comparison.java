package dev.tidemark.engine.status;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.MigrationVersion;
import dev.tidemark.engine.tracking.Tool;
import dev.tidemark.engine.tracking.TrackedMigration;
import dev.tidemark.engine.tracking.TrackingState;
import dev.tidemark.engine.tracking.Unfinished;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts files, rows and unfinished work together and gives each migration its state. Its effort
/// grows with the number of migrations, not with its square.
final class Comparison {
    private final List<Migration> migrations;
    private final TrackingState tracking;
    private final Verdict verdict;
    private final IdentityHashMap<Migration, TrackedMigration> matched = new IdentityHashMap<>();
    private final List<TrackedMigration> unmatched = new ArrayList<>();
    private final Map<String, Unfinished> unfinished = new LinkedHashMap<>();

    Comparison(List<Migration> migrations, TrackingState tracking, Optional<String> environment) {
        this.migrations = migrations;
        this.tracking = tracking;
        var matching = new RowMatching(migrations);
        var rows = tracking.rows();
        if (tracking.table().pointer()) {
            rows = PointerHistory.rows(migrations, rows.stream().findFirst());
        }
        for (var row : rows) {
            var file = matching.of(row);
            file.ifPresentOrElse(found -> matched.put(found, row), () -> unmatched.add(row));
        }
        for (var work : tracking.unfinished()) {
            String version =
                    matching.of(work.version())
                            .map(file -> file.version().text())
                            .orElse(work.version());
            unfinished.put(version, work);
        }
        this.verdict = new Verdict(tracking, environment, baselineUpTo());
    }

    List<StatusRow> rows() {
        var versioned = migrations.stream().filter(file -> !file.repeatable()).toList();
        int highest = highestInForce(versioned);
        var rows = new ArrayList<StatusRow>();
        var without = withoutFile(versioned);
        int next = 0;
        for (int i = 0; i < versioned.size(); i++) {
            while (next < without.size() && without.get(next).before() <= i) {
                rows.add(without.get(next++).row());
            }
            rows.add(row(versioned.get(i), i < highest));
        }
        while (next < without.size()) {
            rows.add(without.get(next++).row());
        }
        migrations.stream()
                .filter(Migration::repeatable)
                .forEach(file -> rows.add(row(file, false)));
        return rows;
    }

    private StatusRow row(Migration file, boolean belowHighest) {
        return verdict.of(
                file,
                Optional.ofNullable(matched.get(file)),
                Optional.ofNullable(unfinished.get(file.version().text())),
                belowHighest);
    }

    /// The first index of which no later versioned file is in force: what is pending before it is
    /// out of order.
    private int highestInForce(List<Migration> versioned) {
        int highest = 0;
        for (int i = 0; i < versioned.size(); i++) {
            var row = matched.get(versioned.get(i));
            if (row != null && row.success()) {
                highest = i;
            }
        }
        for (var row : unmatched) {
            if (row.success() && !row.baseline() && !repeatable(row)) {
                highest =
                        Math.max(highest, position(versioned, UnmatchedVersion.of(row.version())));
            }
        }
        return highest;
    }

    /// The version up to which Flyway's baseline row stands for everything.
    private Optional<MigrationVersion> baselineUpTo() {
        if (tracking.table().tool() != Tool.FLYWAY) {
            return Optional.empty();
        }
        return tracking.rows().stream()
                .filter(TrackedMigration::baseline)
                .map(row -> new MigrationVersion(row.version()))
                .max(Comparator.naturalOrder());
    }

    private record WithoutFile(int before, MigrationVersion version, StatusRow row) {}

    private List<WithoutFile> withoutFile(List<Migration> versioned) {
        var result = new ArrayList<WithoutFile>();
        var seen = new HashSet<String>();
        for (var row : unmatched) {
            boolean again = repeatable(row);
            var version = UnmatchedVersion.of(row.version());
            int before = again ? versioned.size() : position(versioned, version);
            boolean last = !again && before == versioned.size();
            seen.add(row.version());
            var work = Optional.ofNullable(unfinished.get(row.version()));
            result.add(new WithoutFile(before, version, verdict.withoutFile(row, work, last)));
        }
        var files = new HashSet<String>();
        migrations.forEach(file -> files.add(file.version().text()));
        unfinished.forEach((name, work) -> {
            if (!files.contains(name) && seen.add(name)) {
                var version = UnmatchedVersion.of(name);
                result.add(
                        new WithoutFile(
                                position(versioned, version),
                                version,
                                verdict.unfinishedOnly(work)));
            }
        });
        result.sort(
                Comparator.comparingInt(WithoutFile::before).thenComparing(WithoutFile::version));
        return result;
    }

    /// The index of the first file that is not earlier than a version.
    private static int position(List<Migration> versioned, MigrationVersion version) {
        int low = 0;
        int high = versioned.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (versioned.get(middle).version().compareTo(version) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean repeatable(TrackedMigration row) {
        return row.version().startsWith("R__");
    }
}
