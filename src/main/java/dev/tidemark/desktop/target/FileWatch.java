package dev.tidemark.desktop.target;

import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.project.ProjectWatch;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps a watch on the files of the project that was read last. Safe for use by several threads.
final class FileWatch implements AutoCloseable {
    private final Runnable changed;
    private @Nullable ProjectWatch watch;
    private List<Path> folders = List.of();
    private boolean closed;

    /// @param changed called on a thread of the watch
    FileWatch(Runnable changed) {
        this.changed = changed;
    }

    /// Watches a project's files from now on. Blocks for as long as looking at all of them takes.
    ///
    /// @return whether the watch is new, so that what changed between reading the project and now
    ///   was seen by nobody
    synchronized boolean follow(Project project) {
        if (closed || (watch != null && folders.equals(project.folders()))) {
            return false;
        }
        end();
        folders = project.folders();
        watch = ProjectWatch.of(project, ProjectWatch.Pace.USUAL, _ -> changed.run());
        return true;
    }

    @Override
    public synchronized void close() {
        closed = true;
        end();
    }

    private void end() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }
}
