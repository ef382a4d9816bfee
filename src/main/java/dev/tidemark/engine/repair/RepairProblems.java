package dev.tidemark.engine.repair;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.SourcePosition;
import dev.tidemark.engine.sql.SqlQuote;
import dev.tidemark.engine.status.StatusRow;
import dev.tidemark.engine.tracking.TrackingState;
import java.util.List;

/// Why a repair can't be done, in words.
final class RepairProblems {
    private RepairProblems() {}

    static Problem unknown(String version) {
        return Problem.of(
                ProblemCode.UNKNOWN_VERSION,
                "%s was not repaired".formatted(version),
                "neither a file nor a record has this version or name",
                "Name a version that `tidemark status` lists.");
    }

    static Problem notNeeded(StatusRow row, String what, String fits) {
        var problem =
                Problem.of(
                        ProblemCode.REPAIR_NOT_NEEDED,
                        "%s was not %s".formatted(row.name(), what),
                        "its state is %s, and only %s can be".formatted(row.state().text(), fits),
                        "Look at its state with `tidemark status`.");
        return row.migration()
                .map(file -> problem.at(new SourcePosition(file.path(), 1, 1)))
                .orElse(problem);
    }

    static Problem notInOrder(StatusRow row, TrackingState state, String neighbour) {
        return Problem.of(
                ProblemCode.OUT_OF_ORDER,
                "%s was not changed in %s".formatted(row.name(), state.name()),
                "%s keeps one version there, up to which everything is in force"
                        .formatted(state.table().tool().title()),
                "Do it in order, starting with %s.".formatted(neighbour));
    }

    static Problem noNewFile(StatusRow row) {
        return Problem.of(
                ProblemCode.RENAME_AMBIGUOUS,
                "%s was not renamed".formatted(row.name()),
                "no single new file has its checksum, its version or the words of its name",
                "Name the new file: `tidemark repair rename %s --to VERSION`."
                        .formatted(row.version()));
    }

    static Problem notEmpty(TrackingState state) {
        return Problem.of(
                ProblemCode.TRACKING_NOT_EMPTY,
                "No baseline was recorded",
                "%s already has %d rows".formatted(state.name(), state.rows().size()),
                "Keep the records as they are: `tidemark adopt` takes over another tool's table.");
    }

    static Problem nothingToAdopt(TrackingState state) {
        return Problem.of(
                ProblemCode.TRACKING_MISSING,
                "Nothing was adopted",
                "there is no tracking table %s".formatted(state.name()),
                "Record what the database has with `tidemark baseline --version V`.");
    }

    static Problem notOwner(TrackingState state, List<String> statements) {
        return Problem.of(
                ProblemCode.RIGHTS_MISSING,
                "Nothing was adopted",
                "role %s does not own %s, and %s needs that"
                        .formatted(state.role(), state.name(), statements.getFirst()),
                "Run as its owner, or let the owner run: ALTER TABLE %s OWNER TO %s;"
                        .formatted(state.name().quoted(), SqlQuote.identifier(state.role())));
    }
}
