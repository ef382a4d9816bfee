package dev.tidemark.engine.verify;

import java.util.List;

/// What checks say together: failed where one failed, else inconclusive where one was, else passed.
///
/// @param result what they say
/// @param against the checks because of which it did not pass
/// @param count how many checks there were
public record Verdict(Check.Result result, List<Check> against, int count) {
    public Verdict {
        against = List.copyOf(against);
    }

    /// The verdict of some checks.
    public static Verdict of(List<Check> checks) {
        for (var bad : List.of(Check.Result.FAILED, Check.Result.INCONCLUSIVE)) {
            var against = checks.stream().filter(check -> check.result() == bad).toList();
            if (!against.isEmpty()) {
                return new Verdict(bad, against, checks.size());
            }
        }
        return new Verdict(Check.Result.PASSED, List.of(), checks.size());
    }

    /// The first that speaks against it and how many more do, one sentence; empty for none.
    public String sentence() {
        if (against.isEmpty()) {
            return "";
        }
        var first = against.getFirst();
        String more = against.size() > 1 ? "; and %d more".formatted(against.size() - 1) : "";
        return "%s: %s%s.".formatted(first.name(), first.detail(), more);
    }
}
