package dev.tidemark.desktop.tenants;

import dev.tidemark.engine.run.PlannedMigration;
import java.util.stream.Collectors;

/// What tenants get, in words.
final class PlanWords {
    private static final int MOST = 4;

    private PlanWords() {}

    /// `3 tenants: apply 004, 005 (alice, bob, carol)`.
    static String of(PlannedRollout.Group group, boolean back) {
        return "%s: %s (%s)"
                .formatted(
                        TenantWords.count(group.schemas().size()),
                        what(group, back),
                        TenantWords.names(group.schemas()));
    }

    /// The same, a migration on each line.
    static String lines(PlannedRollout.Group group, boolean back) {
        if (group.problem().isPresent()) {
            return what(group, back);
        }
        var versions = group.migrations().stream().map(PlannedMigration::version).toList();
        return "%s%s%s"
                .formatted(
                        versions.stream()
                                .limit(MOST)
                                .map(version -> (back ? "− " : "+ ") + version)
                                .collect(Collectors.joining("\n")),
                        versions.size() > MOST ? "\n" : "",
                        versions.size() > MOST
                                ? "and %,d more".formatted(versions.size() - MOST)
                                : "");
    }

    /// `apply 004, 005`, or why it can't be begun.
    static String what(PlannedRollout.Group group, boolean back) {
        if (group.problem().isPresent()) {
            return "can't be begun: " + group.problem().get().why();
        }
        var versions = group.migrations().stream().map(PlannedMigration::version).toList();
        String some = versions.stream().limit(MOST).collect(Collectors.joining(", "));
        return "%s %s%s"
                .formatted(
                        back ? "roll back" : "apply",
                        some,
                        versions.size() > MOST
                                ? " and %,d more".formatted(versions.size() - MOST)
                                : "");
    }
}
