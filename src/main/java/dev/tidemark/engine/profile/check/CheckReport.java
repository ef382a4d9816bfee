package dev.tidemark.engine.profile.check;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.profile.check.CheckResult.Verdict;
import java.util.List;
import java.util.Optional;

/// How a whole test went.
///
/// @param results one for each step, in order
public record CheckReport(List<CheckResult> results) {
    public CheckReport {
        results = List.copyOf(results);
    }

    /// The worst of all steps; those that were skipped don't count.
    public Verdict verdict() {
        return results.stream()
                .map(CheckResult::verdict)
                .filter(verdict -> verdict != Verdict.SKIPPED)
                .max(Verdict::compareTo)
                .orElse(Verdict.PASSED);
    }

    /// Why it does not connect, or empty when it does.
    public Optional<Problem> failure() {
        return results.stream()
                .filter(result -> result.verdict() == Verdict.FAILED)
                .findFirst()
                .flatMap(CheckResult::problem);
    }

    /// The result of a step, or empty when it is not there.
    public Optional<CheckResult> of(CheckStep step) {
        return results.stream().filter(result -> result.step() == step).findFirst();
    }
}
