package dev.tidemark.desktop.timeline;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.status.MigrationState;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tracking.Direction;
import dev.tidemark.engine.tracking.Tool;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can be done with a selection, and what can't and why. The wizards look again: this keeps
/// people from opening one in vain.
///
/// @param report the database as last read, null before that
/// @param selected the rows that are selected, from the top
record Possibilities(@Nullable StatusReport report, List<TimelineRow> selected) {
    private static final Set<MigrationState> MARKABLE =
            EnumSet.of(
                    MigrationState.PENDING,
                    MigrationState.OUT_OF_ORDER,
                    MigrationState.SKIPPED,
                    MigrationState.REPEATABLE_OUTDATED,
                    MigrationState.FAILED,
                    MigrationState.INTERRUPTED);

    Possibilities {
        selected = List.copyOf(selected);
    }

    /// Why something can't be done now, one sentence; empty when it can.
    Optional<String> whyNot(Act act) {
        if (report == null) {
            return Optional.of("The database is not read yet.");
        }
        return switch (act) {
            case APPLY_ALL, ROLL_OUT -> unless(!report.next().isEmpty(), "Nothing is pending.");
            case ROLL_BACK_LAST ->
                    unless(
                            report.rows().stream().anyMatch(row -> row.tracked().isPresent()),
                            "Nothing is applied.");
            case GO_BACK -> Optional.empty();
            case ADOPT -> adopt(report);
            case APPLY_UP_TO, APPLY_ONLY, BASELINE -> one(act, report);
            case ROLL_BACK_TO, RESUME, ACCEPT, FORGET, MARK, RENAME, RENUMBER -> one(act, report);
            case ROLL_BACK_SELECTED -> rollBack();
            case OPEN -> openable();
            case COPY_VERSION -> unless(!selected.isEmpty(), "Select a migration first.");
            case COPY_PATH -> openable();
            case COMPARE -> comparable();
        };
    }

    private Optional<String> adopt(StatusReport known) {
        var tracking = known.tracking();
        if (!tracking.exists()) {
            return Optional.of("There is no tracking table to take over.");
        }
        boolean ours = tracking.table().tool() == Tool.TIDEMARK && tracking.journalExists();
        return unless(!ours, "The tracking table is Tidemark's already.");
    }

    private Optional<String> comparable() {
        return selected.size() > 2 ? Optional.of("Select one or two migrations.") : openable();
    }

    private Optional<String> openable() {
        if (selected.isEmpty()) {
            return Optional.of("Select a migration first.");
        }
        return unless(
                selected.stream().allMatch(row -> row.file().isPresent()),
                "A record without file has nothing to open.");
    }

    private Optional<String> rollBack() {
        if (selected.isEmpty()) {
            return Optional.of("Select an applied migration first.");
        }
        for (var row : selected) {
            boolean begun = row.status().unfinished().isPresent();
            if (!row.inForce() && !begun) {
                return Optional.of("%s is not applied.".formatted(row.version()));
            }
            if (!row.status().reversible()) {
                return Optional.of(
                        row.wayBack() == WayBack.IRREVERSIBLE
                                ? "%s is irreversible.".formatted(row.version())
                                : "%s has no rollback.".formatted(row.version()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> one(Act act, StatusReport known) {
        if (selected.size() != 1) {
            return Optional.of(
                    selected.isEmpty()
                            ? "Select a migration first."
                            : "Select one migration only.");
        }
        var row = selected.getFirst();
        var state = row.state();
        return switch (act) {
            case APPLY_UP_TO, APPLY_ONLY ->
                    unless(
                            state.runsNext() || state == MigrationState.OUT_OF_ORDER,
                            "%s is not pending.".formatted(row.version()));
            case ROLL_BACK_TO ->
                    unless(row.inForce(), "%s is not applied.".formatted(row.version()));
            case RESUME ->
                    unless(resumable(row), "%s was not interrupted.".formatted(row.version()));
            case ACCEPT ->
                    unless(
                            state == MigrationState.CHANGED
                                    || state == MigrationState.REPEATABLE_OUTDATED,
                            "The file of %s did not change.".formatted(row.version()));
            case FORGET ->
                    unless(
                            row.status().tracked().isPresent()
                                    || row.status().unfinished().isPresent(),
                            "%s has no record.".formatted(row.version()));
            case MARK ->
                    unless(
                            row.file().isPresent() && MARKABLE.contains(state),
                            "%s is in force already.".formatted(row.version()));
            case RENAME ->
                    unless(
                            row.file().isEmpty() && row.inForce(),
                            "Only a record without file can get another name.");
            case RENUMBER ->
                    unless(
                            row.status().tracked().isEmpty()
                                    && row.status().unfinished().isEmpty()
                                    && row.file().filter(file -> !file.repeatable()).isPresent(),
                            "A database knows %s by its version.".formatted(row.version()));
            case BASELINE -> baseline(row, known);
            case APPLY_ALL,
                    ROLL_OUT,
                    ROLL_BACK_LAST,
                    ROLL_BACK_SELECTED,
                    GO_BACK,
                    ADOPT,
                    OPEN,
                    COMPARE,
                    COPY_VERSION,
                    COPY_PATH ->
                    Optional.empty();
        };
    }

    /// What the apply wizard goes on with: work that was begun step by step in the way forward.
    private static boolean resumable(TimelineRow row) {
        return row.status()
                        .unfinished()
                        .filter(work -> work.direction() == Direction.APPLY)
                        .isPresent()
                && (row.state() == MigrationState.INTERRUPTED
                        || row.state() == MigrationState.FAILED);
    }

    private static Optional<String> baseline(TimelineRow row, StatusReport known) {
        if (!known.tracking().rows().isEmpty()) {
            return Optional.of("The tracking table has rows already.");
        }
        return unless(
                row.file().filter(file -> !file.repeatable()).isPresent(),
                "Select a migration with a version and a file.");
    }

    /// The version up to which a baseline is proposed without a selection: the newest file's.
    static Optional<String> newest(StatusReport report) {
        return report.rows().reversed().stream()
                .flatMap(row -> row.migration().stream())
                .filter(file -> !file.repeatable())
                .findFirst()
                .map(Migration::version)
                .map(Object::toString);
    }

    private static Optional<String> unless(boolean possible, String reason) {
        return possible ? Optional.empty() : Optional.of(reason);
    }
}
