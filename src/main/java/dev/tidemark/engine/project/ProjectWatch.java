package dev.tidemark.engine.project;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Watches the files of a project and tells when some appeared, changed or went.
///
/// The operating system's notices only wake it; what it tells comes from looking at the files. So a
/// folder that is deleted and made again, a file system that sends no notices and a notice that got
/// lost cost time at most.
public final class ProjectWatch implements AutoCloseable {
    private final FolderNotices notices;
    private final Consumer<Set<Path>> listener;
    private final Pace pace;
    private final ReentrantLock telling = new ReentrantLock();
    private final Thread thread;
    private final WatchedFiles files;
    private volatile boolean closed;

    /// How fast changes are told.
    ///
    /// @param quiet how long nothing may change before a change is told
    /// @param longest how long a change may wait while more come
    /// @param poll how often the files are looked at without a notice
    public record Pace(Duration quiet, Duration longest, Duration poll) {
        /// What a person takes for at once, and several programs writing into one folder for one
        /// change.
        public static final Pace USUAL =
                new Pace(Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    private ProjectWatch(WatchedFiles files, Pace pace, Consumer<Set<Path>> listener) {
        this.files = files;
        this.pace = pace;
        this.listener = listener;
        this.notices = FolderNotices.open();
        files.look(notices);
        this.thread = Thread.ofVirtual().name("project watch").start(this::run);
    }

    /// Watches the migrations folders of a project and its `tidemark.toml`, from now on. A project
    /// that was read before is best read again after this returns.
    ///
    /// @param listener gets the files that appeared, changed or went; called on a thread of the
    ///   watch, one call at a time
    public static ProjectWatch of(Project project, Pace pace, Consumer<Set<Path>> listener) {
        var settings = List.of(project.root().resolve(ProjectPlace.SETTINGS));
        return new ProjectWatch(new WatchedFiles(project.folders(), settings), pace, listener);
    }

    /// Ends the watch. When it returns, the listener is not called any more; the listener itself
    /// may call it.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        telling.lock();
        try {
            notices.close();
        } finally {
            telling.unlock();
        }
    }

    private void run() {
        while (!closed) {
            try {
                if (notices.await(pace.poll())) {
                    settle();
                }
            } catch (InterruptedException e) {
                return;
            }
            var changed = files.look(notices);
            if (!changed.isEmpty()) {
                tell(changed);
            }
        }
    }

    /// Waits until nothing has come for a while.
    private void settle() throws InterruptedException {
        long end = System.nanoTime() + pace.longest().toNanos();
        while (notices.await(pace.quiet()) && System.nanoTime() < end) {
            // More came: wait on.
        }
    }

    private void tell(Set<Path> changed) {
        telling.lock();
        try {
            if (!closed) {
                listener.accept(changed);
            }
        } finally {
            telling.unlock();
        }
    }
}
