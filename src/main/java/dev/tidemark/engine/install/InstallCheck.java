package dev.tidemark.engine.install;

import dev.tidemark.engine.catalog.ObjectChange;
import dev.tidemark.engine.catalog.SchemaDifference;
import dev.tidemark.engine.problem.Problem;
import java.util.List;
import java.util.Optional;

/// What came of comparing a fresh install with the migrations.
///
/// @param schemaFile the file of the fresh install
/// @param migrations the versions that were applied in the other database, in order
/// @param difference from the fresh install to the migrated database
/// @param again what running the file a second time changed
/// @param notAgain why the file did not run a second time
public record InstallCheck(
        String schemaFile,
        List<String> migrations,
        SchemaDifference difference,
        SchemaDifference again,
        Optional<Problem> notAgain) {
    public InstallCheck {
        migrations = List.copyOf(migrations);
    }

    /// Whether both ways make the same schema.
    public boolean equal() {
        return difference.isEmpty();
    }

    /// Whether both ways make the same schema, or one in which columns of tables stand in another
    /// order: a column that a migration adds stands last.
    public boolean equalButForOrder() {
        return difference.changes().stream()
                .allMatch(change -> change.kind() == ObjectChange.Kind.REORDERED);
    }

    /// Whether the file may run twice.
    public boolean idempotent() {
        return again.isEmpty() && notAgain.isEmpty();
    }
}
