package dev.tidemark.desktop.tenants;

import dev.tidemark.engine.tenant.rollout.RolloutSummary;
import dev.tidemark.engine.tenant.rollout.RolloutSummary.Phase;
import dev.tidemark.engine.tenant.rollout.TenantResult.State;
import java.util.ArrayList;
import java.util.List;

/// How a rollout stands, in words.
final class SummaryWords {
    private SummaryWords() {}

    /// `3 tenants: 2 done, 1 failed; stopped, tenants failed`.
    static String of(RolloutSummary summary) {
        return "%s: %s%s"
                .formatted(
                        TenantWords.count(summary.tenants().size() + summary.current()),
                        counts(summary),
                        phase(summary));
    }

    /// `2 done, 1 failed, 4 wait`.
    static String counts(RolloutSummary summary) {
        var parts = new ArrayList<String>();
        parts.add("%,d done".formatted(summary.count(State.DONE)));
        parts.add("%,d failed".formatted(summary.failures().size()));
        add(parts, summary.count(State.WAITING), "waits", "wait");
        add(parts, summary.count(State.WORKING), "is worked on", "are worked on");
        add(parts, summary.count(State.EXCLUDED), "left out", "left out");
        add(parts, summary.current(), "needed nothing", "needed nothing");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, int number, String one, String many) {
        if (number > 0) {
            parts.add("%,d %s".formatted(number, number == 1 ? one : many));
        }
    }

    private static String phase(RolloutSummary summary) {
        String because = summary.reason().map(reason -> ", " + reason).orElse("");
        return switch (summary.phase()) {
            case PAUSED -> "; paused" + because;
            case STOPPED -> "; stopped" + because;
            case RUNNING -> "; not at its end";
            case FINISHED -> "";
        };
    }

    /// Whether it can go on with those that wait.
    static boolean resumable(RolloutSummary summary) {
        return summary.phase() == Phase.PAUSED || summary.phase() == Phase.RUNNING;
    }

    /// Whether something of it can be tried again.
    static boolean retriable(RolloutSummary summary) {
        return !summary.failures().isEmpty()
                || (summary.phase() == Phase.STOPPED && summary.count(State.WAITING) > 0);
    }

    /// What is done to each tenant, for example `Deploy everything pending`.
    static String task(String text) {
        String words =
                text.replace("deploy all", "deploy everything pending")
                        .replace("rollback", "roll back")
                        .replace(" out-of-order", ", also out of order");
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }
}
