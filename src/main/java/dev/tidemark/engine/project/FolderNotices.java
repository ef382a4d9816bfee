package dev.tidemark.engine.project;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The operating system's notices that something in a folder changed, as far as it sends any.
final class FolderNotices {
    private final @Nullable WatchService service;
    private final Map<Path, WatchKey> keys = new HashMap<>();

    private FolderNotices(@Nullable WatchService service) {
        this.service = service;
    }

    /// Where the system has no notices left to give, none come.
    static FolderNotices open() {
        try {
            return new FolderNotices(FileSystems.getDefault().newWatchService());
        } catch (IOException | UnsupportedOperationException e) {
            return new FolderNotices(null);
        }
    }

    /// Asks for notices of these folders, and of no other any more. A folder that was deleted and
    /// made again has to be asked for again, so each is asked for each time: that is cheap.
    void watch(Set<Path> folders) {
        if (service == null) {
            return;
        }
        keys.entrySet()
                .removeIf(entry -> {
                    boolean gone = !folders.contains(entry.getKey());
                    if (gone) {
                        entry.getValue().cancel();
                    }
                    return gone;
                });
        for (Path folder : folders) {
            try {
                keys.put(
                        folder,
                        folder.register(
                                service,
                                StandardWatchEventKinds.ENTRY_CREATE,
                                StandardWatchEventKinds.ENTRY_MODIFY,
                                StandardWatchEventKinds.ENTRY_DELETE));
            } catch (IOException | ClosedWatchServiceException e) {
                // It is gone again, or the system gives no more notices: looking will do.
                keys.remove(folder);
            }
        }
    }

    /// Waits for a notice.
    ///
    /// @return whether one came before the time was over
    /// @throws InterruptedException when the watch ends
    boolean await(Duration longest) throws InterruptedException {
        if (service == null) {
            Thread.sleep(longest);
            return false;
        }
        try {
            var key = service.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
            boolean came = key != null;
            while (key != null) {
                key.pollEvents();
                key.reset();
                key = service.poll();
            }
            return came;
        } catch (ClosedWatchServiceException e) {
            throw new InterruptedException();
        }
    }

    void close() {
        if (service == null) {
            return;
        }
        try {
            service.close();
        } catch (IOException e) {
            // Nobody waits for its notices any more.
        }
    }
}
