package dev.tidemark.desktop.target;

import dev.tidemark.engine.postgres.ServerFacts;
import dev.tidemark.engine.postgres.ServerIdentity;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.status.StatusReport;
import java.time.Instant;

/// Files and database as they were read together. Immutable.
///
/// @param project the files
/// @param report the files compared with the database
/// @param server what the server said of itself
/// @param identity which database it is; what is planned on this snapshot runs on no other
/// @param readAt when the database was read, by this machine's clock
public record Snapshot(
        Project project,
        StatusReport report,
        ServerFacts server,
        ServerIdentity identity,
        Instant readAt) {}
