package dev.tidemark.engine.run;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.status.StatusRow;
import dev.tidemark.engine.tracking.Direction;
import java.util.List;
import java.util.Optional;

/// A tracking table that holds one version, up to which everything is in force, can't tell of a
/// migration that was left out: what runs has to begin right at that version.
final class PointerOrder {
    private final StatusReport status;

    PointerOrder(StatusReport status) {
        this.status = status;
    }

    /// What would be recorded although it did not happen, if only these rows ran.
    Optional<Problem> obstacle(Direction direction, List<StatusRow> chosen) {
        if (!status.tracking().table().pointer() || chosen.isEmpty()) {
            return Optional.empty();
        }
        var rows =
                status.rows().stream()
                        .filter(row ->
                                row.tracked().isPresent() == (direction == Direction.ROLLBACK))
                        .toList();
        return direction == Direction.APPLY
                ? lastOf(rows, chosen, "applied", "Apply %s first.")
                : lastOf(rows.reversed(), chosen, "rolled back", "Roll %s back first.");
    }

    /// @param rows in the order in which they may run
    private Optional<Problem> lastOf(
            List<StatusRow> rows, List<StatusRow> chosen, String done, String hint) {
        int last = chosen.stream().mapToInt(rows::indexOf).max().orElse(-1);
        return rows.subList(0, last + 1).stream()
                .filter(row -> !chosen.contains(row))
                .findFirst()
                .map(left ->
                        Problem.of(
                                ProblemCode.OUT_OF_ORDER,
                                "%s was not %s".formatted(rows.get(last).name(), done),
                                "%s keeps one version, up to which everything is in force: %s would count as %s too"
                                        .formatted(
                                                status.tracking().table().tool().title(),
                                                left.name(),
                                                done),
                                hint.formatted(left.version())));
    }
}
