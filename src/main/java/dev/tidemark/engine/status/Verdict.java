package dev.tidemark.engine.status;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.MigrationVersion;
import dev.tidemark.engine.tracking.Direction;
import dev.tidemark.engine.tracking.FileChecksum;
import dev.tidemark.engine.tracking.TrackedMigration;
import dev.tidemark.engine.tracking.TrackingState;
import dev.tidemark.engine.tracking.Unfinished;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Decides the state of one migration.
final class Verdict {
    private final TrackingState tracking;
    private final Optional<String> environment;
    private final Optional<MigrationVersion> baselineUpTo;

    Verdict(
            TrackingState tracking,
            Optional<String> environment,
            Optional<MigrationVersion> baselineUpTo) {
        this.tracking = tracking;
        this.environment = environment;
        this.baselineUpTo = baselineUpTo;
    }

    private record Decision(MigrationState state, List<String> reasons) {
        static Decision of(MigrationState state, String... reasons) {
            return new Decision(state, List.of(reasons));
        }
    }

    /// The row of a file.
    ///
    /// @param belowHighest whether a later migration is in force
    StatusRow of(
            Migration file,
            Optional<TrackedMigration> row,
            Optional<Unfinished> work,
            boolean belowHighest) {
        var left = work.filter(unfinished -> concerns(unfinished, row));
        Decision decision =
                left.map(this::leftBehind)
                        .orElseGet(() ->
                                row.map(found -> recorded(file, found))
                                        .orElseGet(() -> notApplied(file, belowHighest)));
        return new StatusRow(
                decision.state(),
                file.version().text(),
                file.description(),
                Optional.of(file),
                row,
                left,
                file.rollback().available()
                        || row.flatMap(TrackedMigration::rollbackSql).isPresent(),
                decision.reasons());
    }

    /// The row of a record without file.
    ///
    /// @param newer whether it is later than every file
    StatusRow withoutFile(TrackedMigration row, Optional<Unfinished> work, boolean newer) {
        var left = work.filter(unfinished -> concerns(unfinished, Optional.of(row)));
        var decision = left.map(this::leftBehind).orElseGet(() -> fileless(row, newer));
        return new StatusRow(
                decision.state(),
                row.version(),
                row.description().orElse(""),
                Optional.empty(),
                Optional.of(row),
                left,
                row.rollbackSql().isPresent(),
                decision.reasons());
    }

    /// The row of work that was begun by a file which is gone and never recorded.
    StatusRow unfinishedOnly(Unfinished work) {
        var decision = leftBehind(work);
        return new StatusRow(
                decision.state(),
                work.version(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.of(work),
                false,
                decision.reasons());
    }

    /// Work whose result is recorded, by whomever, is no longer unfinished.
    private static boolean concerns(Unfinished work, Optional<TrackedMigration> row) {
        boolean recorded = row.filter(TrackedMigration::success).isPresent();
        return work.direction() == Direction.ROLLBACK
                ? recorded
                : !recorded || work.version().startsWith("R__");
    }

    private Decision leftBehind(Unfinished work) {
        String what = work.direction() == Direction.APPLY ? "applied" : "taken back";
        String steps =
                work.steps() > 0
                        ? "%d of %d steps are done".formatted(work.done().size(), work.steps())
                        : work.done().size() == 1
                                ? "1 step is done"
                                : "%d steps are done".formatted(work.done().size());
        if (work.kind() == Unfinished.Kind.PARTIAL) {
            return Decision.of(
                    MigrationState.FAILED,
                    "it was being %s on %s and stopped half-way; %s"
                            .formatted(what, startedAt(work), steps),
                    work.error().orElse("the journal gives no error"));
        }
        if (tracking.lockHolder().isPresent()) {
            return Decision.of(
                    work.direction() == Direction.APPLY
                            ? MigrationState.PENDING
                            : MigrationState.APPLIED,
                    "it is being %s now by %s; %s"
                            .formatted(what, tracking.lockHolder().get().text(), steps));
        }
        String interrupted =
                "it was being %s on %s and the journal has no end; %s"
                        .formatted(what, startedAt(work), steps);
        return tracking.abandoned()
                .filter(left -> work.worker().filter(left.session()::equals).isPresent())
                .map(left ->
                        Decision.of(
                                MigrationState.INTERRUPTED,
                                interrupted,
                                "the server still works on what it was sent last: %s"
                                        .formatted(left.text())))
                .orElseGet(() -> Decision.of(MigrationState.INTERRUPTED, interrupted));
    }

    private static Instant startedAt(Unfinished work) {
        return work.startedAt().truncatedTo(ChronoUnit.SECONDS);
    }

    private Decision recorded(Migration file, TrackedMigration row) {
        if (!row.success()) {
            return failed();
        }
        boolean same = unchanged(file, row);
        if (file.repeatable()) {
            return Decision.of(
                    same ? MigrationState.REPEATABLE_CURRENT : MigrationState.REPEATABLE_OUTDATED);
        }
        if (!same) {
            return Decision.of(MigrationState.CHANGED, "its checksum is not the recorded one");
        }
        if (row.baseline()) {
            return Decision.of(
                    MigrationState.BASELINE, "recorded without being run: it was there before");
        }
        boolean renamed =
                row.filename().filter(name -> !name.endsWith(file.filename())).isPresent();
        return renamed
                ? Decision.of(
                        MigrationState.APPLIED,
                        "recorded as %s".formatted(row.filename().orElseThrow()))
                : Decision.of(MigrationState.APPLIED);
    }

    private boolean unchanged(Migration file, TrackedMigration row) {
        return row.checksum()
                .map(stored -> FileChecksum.matches(file, stored))
                .orElseGet(() -> {
                    String known = tracking.journalled().get(file.version().text());
                    return known == null || known.equals(file.checksum());
                });
    }

    private Decision failed() {
        return Decision.of(
                MigrationState.FAILED,
                "%s recorded a failure".formatted(tracking.table().tool().title()));
    }

    private Decision fileless(TrackedMigration row, boolean newer) {
        if (!row.success()) {
            return failed();
        }
        if (row.baseline()) {
            return Decision.of(MigrationState.BASELINE, "stands for everything up to it");
        }
        return newer
                ? Decision.of(
                        MigrationState.NEWER_THAN_FILES,
                        "it is in force and later than every file: the files are older than the database")
                : Decision.of(MigrationState.MISSING, "it is in force, and there is no file");
    }

    private Decision notApplied(Migration file, boolean belowHighest) {
        var only = file.header().environments();
        if (!only.isEmpty() && environment.filter(only::contains).isEmpty()) {
            return Decision.of(
                    MigrationState.SKIPPED,
                    "it is for %s, and this target's environment is %s"
                            .formatted(String.join(", ", only), environment.orElse("not known")));
        }
        boolean below =
                !file.repeatable()
                        && baselineUpTo
                                .filter(version -> file.version().compareTo(version) <= 0)
                                .isPresent();
        if (below) {
            return Decision.of(
                    MigrationState.BASELINE,
                    "the baseline at %s stands for it".formatted(baselineUpTo.get()));
        }
        return belowHighest
                ? Decision.of(MigrationState.OUT_OF_ORDER, "a later migration is in force")
                : Decision.of(MigrationState.PENDING);
    }
}
