package dev.tidemark.engine.backup;

import dev.tidemark.engine.files.AtomicFile;
import dev.tidemark.engine.files.Folders;
import dev.tidemark.engine.json.JsonDocument;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The backups of a database: a folder for each. One that is not complete has another name until it
/// is, so that nothing is taken for a backup that is none.
public final class BackupFolder {
    private static final String MANIFEST = "manifest.json";
    private static final String PARTIAL = ".partial";

    private final Path folder;
    private final Optional<EarlierAddresses> earlier;

    /// @param folder whether it exists or not
    public BackupFolder(Path folder) {
        this(folder, Optional.empty());
    }

    private BackupFolder(Path folder, Optional<EarlierAddresses> earlier) {
        this.folder = folder;
        this.earlier = earlier;
    }

    /// Where the backups of a database are kept when nobody says otherwise: in `TIDEMARK_BACKUPS`,
    /// else with the user's data. What was made while the same cluster was at another port of its
    /// host is found too.
    public static BackupFolder usual(Environment environment, BackupServer server) {
        var target = server.target();
        Path folder = root(environment).resolve(name(target, target.port()));
        return new BackupFolder(
                folder,
                Optional.of(new EarlierAddresses(folder, target, server::systemIdentifier)));
    }

    private static Path root(Environment environment) {
        return environment
                .variable("TIDEMARK_BACKUPS")
                .map(Path::of)
                .orElseGet(() -> environment.dataFolder().resolve("backups"));
    }

    /// The name of a database's folder when its server is at a port.
    static String name(Target target, int port) {
        return BackupName.ofFile("%s-%d-%s".formatted(target.host(), port, target.database()));
    }

    /// Whether a backup is in this very folder, and was not found at an earlier address.
    public boolean holds(StoredBackup backup) {
        return folder.equals(backup.folder().getParent());
    }

    /// Where it is.
    public Path path() {
        return folder;
    }

    /// All complete backups, the latest first.
    ///
    /// @throws IOException when the folder can't be read
    public List<StoredBackup> list() throws IOException {
        var found = new ArrayList<StoredBackup>();
        for (Path child : children()) {
            if (!child.toString().endsWith(PARTIAL)) {
                read(child).ifPresent(found::add);
            }
        }
        if (earlier.isPresent()) {
            found.addAll(earlier.get().backups());
        }
        found.sort(
                Comparator.comparing((StoredBackup backup) -> backup.manifest().takenAt())
                        .thenComparing(StoredBackup::name)
                        .reversed());
        return found;
    }

    /// What is left of backups that did not end, or are being made, and folders without a record
    /// that can be read: none of them is a backup.
    ///
    /// @throws IOException when the folder can't be read
    public List<Path> unfinished() throws IOException {
        var found = new ArrayList<Path>();
        for (Path child : children()) {
            boolean partial = child.toString().endsWith(PARTIAL);
            if (Files.isDirectory(child) && (partial || read(child).isEmpty())) {
                found.add(child);
            }
        }
        return found;
    }

    /// The backup of that name, or of a name that begins so where only one does; `latest` is the
    /// latest.
    ///
    /// @throws IOException when the folder can't be read
    /// @throws dev.tidemark.engine.problem.ProblemException BACKUP_UNKNOWN when there is none
    public StoredBackup find(String name) throws IOException {
        var all = list();
        var exact = all.stream().filter(backup -> backup.name().equals(name)).findFirst();
        if (exact.isPresent()) {
            return exact.get();
        }
        if (name.equals("latest") && !all.isEmpty()) {
            return all.getFirst();
        }
        var near = all.stream().filter(backup -> backup.name().startsWith(name)).toList();
        if (near.size() != 1) {
            throw BackupProblems.unknown(name, folder, near).asException();
        }
        return near.getFirst();
    }

    /// Removes a backup's files. The manifest goes first: what is left then is no backup.
    ///
    /// @throws IOException when something can't be removed
    public void delete(StoredBackup backup) throws IOException {
        Files.deleteIfExists(backup.folder().resolve(MANIFEST));
        Folders.delete(backup.folder());
    }

    /// A backup's folder while it is not complete; nobody else can read it.
    ///
    /// @param wanted the backup's name; where it is taken a number is added
    /// @throws IOException when it can't be made
    Path begin(String wanted) throws IOException {
        createPrivately(folder);
        for (int number = 1; ; number++) {
            String name = number == 1 ? wanted : "%s-%d".formatted(wanted, number);
            Path partial = folder.resolve(name + PARTIAL);
            if (!Files.exists(folder.resolve(name)) && created(partial)) {
                makePrivate(partial);
                return partial;
            }
        }
    }

    private static boolean created(Path partial) throws IOException {
        try {
            Files.createDirectory(partial);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /// The name of the backup that a folder will be.
    static String nameOf(Path partial) {
        String name = String.valueOf(partial.getFileName());
        return name.substring(0, name.length() - PARTIAL.length());
    }

    /// Makes a complete backup of it.
    ///
    /// @throws IOException when it can't be done; it is not complete then
    StoredBackup complete(Path partial, BackupManifest manifest) throws IOException {
        write(partial, manifest);
        Path complete = folder.resolve(manifest.name());
        Folders.rename(partial, complete);
        return new StoredBackup(complete, manifest);
    }

    /// Adds a verification to a backup's record.
    ///
    /// @throws IOException when it can't be written; the old record is still there
    static StoredBackup record(StoredBackup backup, VerificationRecord verification)
            throws IOException {
        var manifest = backup.manifest().verified(verification);
        write(backup.folder(), manifest);
        return new StoredBackup(backup.folder(), manifest);
    }

    private static void write(Path folder, BackupManifest manifest) throws IOException {
        var text = new ByteArrayOutputStream();
        JsonDocument.write(
                text, ManifestReader.SCHEMA, json -> ManifestJson.writeMembers(json, manifest));
        AtomicFile.writePrivately(folder.resolve(MANIFEST), text.toByteArray());
    }

    private static Optional<StoredBackup> read(Path child) throws IOException {
        Path file = child.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return ManifestReader.read(text).map(manifest -> new StoredBackup(child, manifest));
    }

    private List<Path> children() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }

    private static void createPrivately(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            makePrivate(folder);
        }
    }

    private static void makePrivate(Path folder) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
