package dev.tidemark.engine.status;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.tracking.TrackingState;
import java.util.List;
import java.util.Optional;

/// Every migration with its state: the project's files compared with one database. Immutable.
///
/// @param tracking what the database said
/// @param environment the target's environment, lower case; empty when it is not known
/// @param rows in the order of their versions, repeatable ones last
/// @param summary the rows counted by state
public record StatusReport(
        TrackingState tracking,
        Optional<String> environment,
        List<StatusRow> rows,
        StatusSummary summary) {
    public StatusReport {
        rows = List.copyOf(rows);
    }

    /// Compares a project with a database.
    ///
    /// @param environment what the target's profile calls its environment; empty leaves out every
    ///   migration that names environments
    /// @throws dev.tidemark.engine.problem.ProblemException when a file whose checksum is needed
    ///   can't be read
    public static StatusReport of(
            Project project, TrackingState tracking, Optional<String> environment) {
        var rows = new Comparison(project.migrations(), tracking, environment).rows();
        return new StatusReport(tracking, environment, rows, StatusSummary.of(rows));
    }

    /// What the next run applies, in order.
    public List<Migration> next() {
        return rows.stream()
                .filter(row -> row.state().runsNext())
                .flatMap(row -> row.migration().stream())
                .toList();
    }

    /// The rows in a state.
    public List<StatusRow> in(MigrationState state) {
        return rows.stream().filter(row -> row.state() == state).toList();
    }

    /// The row that a person means by a version, a file name or a folder name.
    public Optional<StatusRow> find(String versionOrName) {
        var migrations = rows.stream().flatMap(row -> row.migration().stream()).toList();
        var file = new RowMatching(migrations).of(versionOrName);
        var byFile = rows.stream().filter(row -> same(row.migration(), file)).findFirst();
        var byRecord =
                rows.stream()
                        .filter(row -> row.migration().isEmpty())
                        .filter(row ->
                                row.version().equals(versionOrName)
                                        || row.name().equals(versionOrName)
                                        || UnmatchedVersion.same(row, versionOrName))
                        .findFirst();
        // A row without file is named by its exact name where a file has the same version.
        boolean exact = byRecord.filter(row -> row.version().equals(versionOrName)).isPresent();
        return exact ? byRecord : byFile.or(() -> byRecord);
    }

    private static boolean same(Optional<Migration> one, Optional<Migration> other) {
        return one.isPresent()
                && other.isPresent()
                && one.get().version().equals(other.get().version());
    }
}
