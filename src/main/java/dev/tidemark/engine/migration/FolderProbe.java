package dev.tidemark.engine.migration;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.function.BiPredicate;

/// Looks quickly whether a folder holds migrations. A folder that can't be read holds none.
public final class FolderProbe {
    private FolderProbe() {}

    /// Whether the folder itself holds a migration, or folders that are migrations.
    public static boolean holdsMigrations(Path folder) {
        return any(
                folder,
                (path, name) ->
                        sql(name)
                                ? FileName.read("", name) != null
                                : isMigration(path, name, "migration.sql")
                                        || isMigration(path, name, "up.sql"));
    }

    /// Whether the folder itself holds `.sql` files.
    public static boolean holdsSqlFiles(Path folder) {
        return any(folder, (_, name) -> sql(name));
    }

    /// Whether there is a migration anywhere below the folder.
    public static boolean holdsMigrationsBelow(Path folder) {
        var search = new Search();
        try {
            Files.walkFileTree(folder, search);
        } catch (IOException e) {
            return false;
        }
        return search.found;
    }

    private static boolean any(Path folder, BiPredicate<Path, String> wanted) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (wanted.test(entry, entry.getFileName().toString())) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return false;
        }
        return false;
    }

    private static boolean isMigration(Path folder, String name, String file) {
        return FileName.read(name, file) != null && Files.isRegularFile(folder.resolve(file));
    }

    private static boolean sql(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".sql");
    }

    private static final class Search extends SimpleFileVisitor<Path> {
        private boolean found;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            Path parent = file.getParent();
            String folder =
                    parent == null || parent.getFileName() == null
                            ? ""
                            : parent.getFileName().toString();
            found = sql(name) && FileName.read(folder, name) != null;
            return found ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
