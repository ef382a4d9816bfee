package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.target.Sources;
import dev.tidemark.engine.backup.BackupFolder;
import dev.tidemark.engine.backup.BackupPlan;
import dev.tidemark.engine.backup.BackupPlanner;
import dev.tidemark.engine.backup.BackupRemoval;
import dev.tidemark.engine.backup.BackupRequest;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.program.ProgramSearch;
import dev.tidemark.engine.backup.restore.RestorePlan;
import dev.tidemark.engine.backup.restore.RestorePlanner;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.tracking.TrackingRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// What the backups of a window's database are made with, and where they are. Immutable; what it
/// does blocks, and is called on a worker.
///
/// @param server the database and its server
/// @param folder where its backups are
/// @param search where the programs are looked for
/// @param clock what names are made of
/// @param sources the project, for the migrations in force
record BackupDesk(
        BackupServer server,
        BackupFolder folder,
        ProgramSearch search,
        Clock clock,
        Sources sources) {
    /// Of the window's target as it is now. Called on the JavaFX thread.
    static BackupDesk of(PageContext context) {
        var environment = context.environment();
        var target = context.target();
        return new BackupDesk(
                target.server(),
                BackupFolder.usual(environment, target.server()),
                new ProgramSearch(environment, Optional.empty()),
                Clock.systemUTC(),
                target.sources());
    }

    /// All backups, with what is seen of them without reading them.
    Catalogue catalogue() {
        try {
            var entries =
                    folder.list().stream()
                            .map(backup -> new Catalogue.Entry(backup, backup.condition()))
                            .toList();
            return new Catalogue(folder.path(), entries, folder.unfinished());
        } catch (UncheckedIOException e) {
            throw unreadable(String.valueOf(e.getCause()), e);
        } catch (IOException e) {
            throw unreadable(String.valueOf(e), e);
        }
    }

    private ProblemException unreadable(String why, Exception cause) {
        return new ProblemException(
                Problem.of(
                        ProblemCode.FILE_UNREADABLE,
                        "The backups were not read",
                        why,
                        "Make %s readable, then refresh.".formatted(folder.path())),
                cause);
    }

    /// Removes them one by one.
    ///
    /// @throws ProblemException at the first that can't be removed; those before it are gone
    int remove(List<StoredBackup> backups) {
        var removal = new BackupRemoval(server, folder);
        backups.forEach(removal::remove);
        return backups.size();
    }

    /// What a backup of the whole database begins with.
    BackupRequest whole() {
        return BackupRequest.whole(folder.path()).tracking(tracking());
    }

    /// Plans a backup. For a copy the window's own sessions have to be closed before.
    BackupPlan plan(BackupRequest request) throws InterruptedException {
        return new BackupPlanner(server, search).plan(request);
    }

    /// Plans a restore.
    RestorePlan plan(StoredBackup backup) throws InterruptedException {
        return new RestorePlanner(server, search).plan(backup);
    }

    /// A backup is worth having with a project that can't be read.
    private TrackingRequest tracking() {
        try {
            return sources.tracking(sources.project());
        } catch (ProblemException e) {
            return new TrackingRequest(Optional.empty(), sources.schema());
        }
    }

    /// Where its backups are.
    Path path() {
        return folder.path();
    }
}
