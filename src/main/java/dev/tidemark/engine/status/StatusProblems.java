package dev.tidemark.engine.status;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.SourcePosition;
import dev.tidemark.engine.tracking.TrackedMigration.StoredChecksum;
import java.util.Optional;

/// What stands in the way of a run, in words.
final class StatusProblems {
    private StatusProblems() {}

    static Problem changed(StatusRow row) {
        String recorded =
                row.tracked()
                        .flatMap(tracked -> tracked.checksum().map(StoredChecksum::value))
                        .map(value -> "the checksum recorded for it is %s".formatted(value))
                        .orElse("the journal has another checksum for it");
        String when =
                row.tracked()
                        .flatMap(tracked -> tracked.appliedAt())
                        .map(at -> ", of %s".formatted(at))
                        .orElse("");
        return at(
                row,
                Problem.of(
                        ProblemCode.CHANGED_FILE,
                        "%s is no longer what was applied".formatted(row.name()),
                        recorded + when,
                        "Restore the file, or take it as it is now with `tidemark repair accept %s`."
                                .formatted(row.version())));
    }

    static Problem missing(StatusRow row, Optional<Renames.Candidate> renamed) {
        String why =
                renamed.map(found ->
                                "it is in force, and no file has its name; %s may be it: %s"
                                        .formatted(found.file().path(), found.reason()))
                        .orElse("it is in force, and no file has its name or version");
        String hint =
                renamed.isPresent()
                        ? "If it was renamed, record that with `tidemark repair rename %s`."
                        : "Bring the file back, or remove the record with `tidemark repair forget %s`.";
        return Problem.of(
                ProblemCode.MISSING_FILE,
                "%s has no file".formatted(row.name()),
                why,
                hint.formatted(row.version()));
    }

    static Problem failed(StatusRow row) {
        String why = String.join("; ", row.reasons());
        String hint =
                row.unfinished().isPresent()
                        ? "Correct the cause and go on with `tidemark repair resume %s`, or after cleaning up by hand remove the record with `tidemark repair forget %s`."
                        : "Clean up what it left, then remove the record with `tidemark repair forget %s`, or with `tidemark repair mark %s` if its work is done.";
        return at(
                row,
                Problem.of(
                        ProblemCode.FAILED_BEFORE,
                        "%s failed before".formatted(row.name()),
                        why,
                        hint.formatted(row.version(), row.version())));
    }

    static Problem interrupted(StatusRow row) {
        return at(
                row,
                Problem.of(
                        ProblemCode.INTERRUPTED_BEFORE,
                        "%s was interrupted".formatted(row.name()),
                        String.join("; ", row.reasons()),
                        "Go on with `tidemark repair resume %s`.".formatted(row.version())));
    }

    static Problem outOfOrder(StatusRow row) {
        return at(
                row,
                Problem.of(
                        ProblemCode.OUT_OF_ORDER,
                        "%s is out of order".formatted(row.name()),
                        "it is not applied, and a later migration is",
                        "Give it a later version, or apply it on purpose with `tidemark migrate --only %s`."
                                .formatted(row.version())));
    }

    private static Problem at(StatusRow row, Problem problem) {
        return problem.at(
                row.migration()
                        .map(Migration::path)
                        .map(path -> new SourcePosition(path, 1, 1))
                        .orElse(null));
    }
}
