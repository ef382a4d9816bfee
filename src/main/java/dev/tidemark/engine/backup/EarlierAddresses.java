package dev.tidemark.engine.backup;

import dev.tidemark.engine.postgres.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The backups of a database whose server was at other ports of its host before, as the embedded
/// one is after each start. It is the same one when its cluster has the same number.
///
/// Other hosts are left out: a standby that was promoted, and a clone for tests, have that number
/// too.
final class EarlierAddresses {
    private static final Pattern PORT = Pattern.compile("\\d{1,5}");

    private final Path folder;
    private final Target target;
    private final Supplier<Optional<String>> cluster;

    /// @param folder where the backups are now
    /// @param cluster the cluster's number; asked only where there is something to find
    EarlierAddresses(Path folder, Target target, Supplier<Optional<String>> cluster) {
        this.folder = folder;
        this.target = target;
        this.cluster = cluster;
    }

    /// Those backups.
    ///
    /// @throws IOException when a folder can't be read
    List<StoredBackup> backups() throws IOException {
        var others = others();
        if (others.isEmpty()) {
            return List.of();
        }
        var number = cluster.get();
        if (number.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<StoredBackup>();
        for (Path other : others) {
            for (var backup : new BackupFolder(other).list()) {
                if (backup.manifest().systemIdentifier().equals(number)) {
                    found.add(backup);
                }
            }
        }
        return found;
    }

    private List<Path> others() throws IOException {
        Path root = folder.getParent();
        if (root == null || !Files.isDirectory(root)) {
            return List.of();
        }
        try (var children = Files.list(root)) {
            return children.filter(child -> !child.equals(folder))
                    .filter(this::isOfThisDatabase)
                    .sorted()
                    .toList();
        }
    }

    private boolean isOfThisDatabase(Path child) {
        String name = String.valueOf(child.getFileName());
        String begin = BackupName.ofFile(target.host() + "-");
        String rest = name.startsWith(begin) ? name.substring(begin.length()) : "";
        int end = rest.indexOf('-');
        return end > 0
                && PORT.matcher(rest.substring(0, end)).matches()
                && name.equals(BackupFolder.name(target, Integer.parseInt(rest.substring(0, end))))
                && Files.isDirectory(child);
    }
}
