package dev.tidemark.desktop.target;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.project.ProjectLoader;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingState;
import java.nio.file.Path;
import java.util.Optional;

/// What a window's pages read: the files of its project, and the database as seen from its schema.
/// Immutable. What reads is called on a worker.
///
/// @param browsing read-only sessions, for looking
/// @param projectFolder the project's folder, or its folder of migrations
/// @param environment what the profile calls the target's environment
/// @param schema the schema that was chosen, whose tracking table is meant and in which names are
///   looked for first; empty where nobody had to choose
public record Sources(
        Connector browsing,
        Path projectFolder,
        Optional<String> environment,
        Optional<String> schema) {
    /// Reads the project's files.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when they are not understood
    public Project project() {
        return ProjectLoader.load(projectFolder);
    }

    /// Which tracking table is meant.
    public TrackingRequest tracking(Project project) {
        return new TrackingRequest(project.config().tracking(), schema);
    }

    /// Reads the records and compares them with the files.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the tracking table can't be chosen
    ///   or read
    public StatusReport compare(Project project, PgSession session) {
        return StatusReport.of(
                project, TrackingState.read(session, tracking(project)), environment);
    }
}
