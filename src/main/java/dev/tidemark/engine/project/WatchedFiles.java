package dev.tidemark.engine.project;

import dev.tidemark.engine.migration.FileStamp;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The files of a project as they were when they were last looked at.
final class WatchedFiles {
    private final List<Path> folders;
    private final List<Path> files;
    private Map<Path, FileStamp> seen = Map.of();

    /// @param folders with all they hold; they need not exist
    /// @param files more files, which need not exist
    WatchedFiles(List<Path> folders, List<Path> files) {
        this.folders = List.copyOf(folders);
        this.files = List.copyOf(files);
    }

    /// Looks at all files, and asks for notices of the folders they are in.
    ///
    /// @return what appeared, changed or went since the last time
    Set<Path> look(FolderNotices notices) {
        var walk = new Walk();
        for (Path folder : folders) {
            walk.over(folder);
        }
        for (Path file : files) {
            walk.file(file);
        }
        notices.watch(walk.directories);
        var before = seen;
        seen = walk.stamps;
        return changed(before, seen);
    }

    private static Set<Path> changed(Map<Path, FileStamp> before, Map<Path, FileStamp> now) {
        var changed = new TreeSet<Path>();
        now.forEach((file, stamp) -> {
            var earlier = before.get(file);
            if (earlier == null || !earlier.sameAs(stamp)) {
                changed.add(file);
            }
        });
        before.keySet().stream().filter(file -> !now.containsKey(file)).forEach(changed::add);
        return changed;
    }

    /// Hidden files are drafts of editors and of our own; hidden folders hold no migrations.
    private static boolean hidden(Path path) {
        Path name = path.getFileName();
        return name != null && (name.toString().startsWith(".") || name.toString().endsWith("~"));
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Map<Path, FileStamp> stamps = new HashMap<>();
        private final Set<Path> directories = new HashSet<>();
        private Path top = Path.of("");

        void over(Path folder) {
            top = folder;
            addHolder(folder);
            try {
                Files.walkFileTree(
                        folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
            } catch (IOException e) {
                // It is gone, or goes while we look: the next look tells.
            }
        }

        void file(Path file) {
            addHolder(file);
            try {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                stamps.put(file, FileStamp.of(attributes));
            } catch (IOException e) {
                // There is none.
            }
        }

        /// The folder that something is in, or the nearest above it that exists.
        private void addHolder(Path path) {
            Path holder = path.getParent();
            while (holder != null && !Files.isDirectory(holder)) {
                holder = holder.getParent();
            }
            if (holder != null) {
                directories.add(holder);
            }
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean skipped =
                    !folder.equals(top) && (hidden(folder) || folder.endsWith("node_modules"));
            if (skipped) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            directories.add(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !hidden(file)) {
                stamps.put(file, FileStamp.of(attributes));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
