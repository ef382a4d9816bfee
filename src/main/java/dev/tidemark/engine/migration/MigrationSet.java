package dev.tidemark.engine.migration;

import dev.tidemark.engine.problem.Problem;
import java.util.List;
import java.util.Optional;

/// The migrations that a search found.
///
/// @param naming the convention they follow; empty when there is none to tell by
/// @param namingReason how it was found, one sentence
/// @param migrations versioned ones in order, then repeatable ones by name
/// @param otherFiles how many files were left alone
/// @param problems what stops `migrate`
public record MigrationSet(
        Optional<Naming> naming,
        String namingReason,
        List<Migration> migrations,
        int otherFiles,
        List<Problem> problems) {
    public MigrationSet {
        migrations = List.copyOf(migrations);
        problems = List.copyOf(problems);
    }
}
