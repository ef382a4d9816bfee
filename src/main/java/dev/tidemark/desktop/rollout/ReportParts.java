package dev.tidemark.desktop.rollout;

import dev.tidemark.desktop.rollout.EndViewModel.Finished;
import dev.tidemark.desktop.wizard.Report;
import dev.tidemark.desktop.wizard.Report.Part;
import dev.tidemark.desktop.wizard.Report.Result;
import dev.tidemark.engine.rollout.GuidedResult;
import dev.tidemark.engine.rollout.StepRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the report page of every guided run tells.
public final class ReportParts {
    private ReportParts() {}

    /// The page while a guided run is being ended, or when it can't be.
    ///
    /// @param working what is being done, for example `Ending the rollout…`
    public static Report unfinished(EndViewModel end, String working) {
        var problem = end.problemProperty().get();
        return new Report(
                problem == null ? working : problem.what(),
                Result.NOT_DONE,
                problem == null ? List.of() : List.of(new Part("Why", problem.why())),
                List.of());
    }

    /// What failed first; none where nothing did.
    public static Optional<Part> failedFirst(GuidedResult result) {
        return result.problem()
                .map(first ->
                        new Part("Failed first", "%s: %s".formatted(first.what(), first.why())));
    }

    /// Its steps, what was decided, and the hash of what was shown.
    public static List<Part> of(GuidedResult result) {
        var parts = new ArrayList<Part>();
        result.steps().forEach(step -> parts.add(part(step)));
        result.overrides().forEach(decision -> parts.add(new Part("Decision", decision)));
        parts.add(new Part("Plan", result.hash()));
        return parts;
    }

    private static Part part(StepRecord step) {
        String mark =
                switch (step.state()) {
                    case PASSED -> "✓ Passed.";
                    case FAILED -> "✗ Failed.";
                    case INCONCLUSIVE -> "? Inconclusive.";
                    case NOT_DEMANDED -> "– Not demanded.";
                    case NOT_RUN -> "✗ Not run.";
                };
        return new Part(step.step().title(), "%s %s".formatted(mark, step.detail()));
    }

    /// Where the reports on disk are, or why there are none.
    public static String files(Finished finished) {
        if (finished.notWritten().isPresent()) {
            return finished.notWritten().get().what();
        }
        if (finished.reports().isEmpty()) {
            return "none, because nothing was begun";
        }
        return finished.reports().stream()
                .map(file -> String.valueOf(file.getFileName()))
                .collect(
                        Collectors.joining(
                                "\n",
                                "in %s:\n".formatted(finished.reports().getFirst().getParent()),
                                ""));
    }
}
