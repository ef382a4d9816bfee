package dev.tidemark.engine.profile.check;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.profile.check.CheckResult.Verdict;
import java.util.List;
import java.util.Optional;

/// What a step found, before its time is known.
record Finding(Verdict verdict, String text, List<String> details, Optional<Problem> problem) {
    static Finding passed(String text, List<String> details) {
        return new Finding(Verdict.PASSED, text, details, Optional.empty());
    }

    static Finding passed(String text) {
        return passed(text, List.of());
    }

    static Finding skipped(String text) {
        return new Finding(Verdict.SKIPPED, text, List.of(), Optional.empty());
    }

    static Finding warned(String text, List<String> details) {
        return new Finding(Verdict.WARNED, text, details, Optional.empty());
    }

    static Finding warned(Problem problem) {
        return new Finding(Verdict.WARNED, problem.why(), List.of(), Optional.of(problem));
    }

    static Finding failed(Problem problem, List<String> details) {
        return new Finding(Verdict.FAILED, problem.why(), details, Optional.of(problem));
    }
}
