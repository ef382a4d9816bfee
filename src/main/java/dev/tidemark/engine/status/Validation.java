package dev.tidemark.engine.status;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.project.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What keeps the next run from starting, each with its way out.
///
/// @param problems in the order of the migrations, those of the files first
public record Validation(List<Problem> problems) {
    public Validation {
        problems = List.copyOf(problems);
    }

    /// Checks files and database before a run.
    public static Validation of(Project project, StatusReport report) {
        var problems = new ArrayList<>(project.problems());
        for (var row : report.rows()) {
            problem(report, row).ifPresent(problems::add);
        }
        var next = report.next();
        if (!next.isEmpty()) {
            problems.addAll(report.tracking().rightsMissing());
            problems.addAll(report.tracking().table().refusals(next));
        }
        return new Validation(problems);
    }

    /// The problem that a row's state is, or empty.
    public static Optional<Problem> problem(StatusReport report, StatusRow row) {
        return switch (row.state()) {
            case CHANGED -> Optional.of(StatusProblems.changed(row));
            case MISSING -> Optional.of(StatusProblems.missing(row, Renames.of(report, row)));
            case FAILED -> Optional.of(StatusProblems.failed(row));
            case INTERRUPTED -> Optional.of(StatusProblems.interrupted(row));
            case OUT_OF_ORDER -> Optional.of(StatusProblems.outOfOrder(row));
            case APPLIED,
                    PENDING,
                    SKIPPED,
                    REPEATABLE_CURRENT,
                    REPEATABLE_OUTDATED,
                    BASELINE,
                    NEWER_THAN_FILES ->
                    Optional.empty();
        };
    }

    /// Whether nothing is in the way.
    public boolean passed() {
        return problems.isEmpty();
    }

    /// The same without one kind of problem, for a run that was told to go on in spite of it.
    public Validation without(ProblemCode code) {
        return new Validation(problems.stream().filter(problem -> problem.code() != code).toList());
    }
}
