package dev.tidemark.engine.embedded;

import dev.tidemark.engine.files.Folders;
import dev.tidemark.engine.problem.ProblemException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked once for all processes of a user from the archive on the class
/// path or in a jar that was named.
///
/// @param folder the folder that holds `bin`, `lib` and `share`
record ServerBinaries(Path folder) {
    private static final String LINUX = "postgres-linux-x86_64.txz";

    /// Where the archive is read from, each time anew.
    @FunctionalInterface
    private interface Archive {
        InputStream open() throws IOException;
    }

    /// Unpacks the archive under `cache` unless that was done before.
    ///
    /// @param jar where the archive is, or null for the class path
    /// @throws ProblemException when there is no archive for this platform or it can't be unpacked
    static ServerBinaries unpacked(Path cache, @Nullable Path jar) {
        String resource = resource();
        Archive archive = jar == null ? () -> open(resource) : () -> open(resource, jar);
        try {
            Path folder = cache.resolve("postgresql-" + fingerprint(archive));
            if (!Files.isDirectory(folder)) {
                unpack(archive, cache, folder);
            }
            return new ServerBinaries(folder);
        } catch (IOException e) {
            throw new ProblemException(EmbeddedProblems.notUnpacked(cache, e), e);
        }
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static String resource() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "");
        boolean linux = system.contains("linux");
        if (!linux || !machine.equals("amd64")) {
            throw EmbeddedProblems.noBinaries(system, machine).asException();
        }
        return LINUX;
    }

    private static InputStream open(String resource) throws IOException {
        var stream = ServerBinaries.class.getResourceAsStream("/" + resource);
        if (stream == null) {
            throw EmbeddedProblems.noBinaries("linux", "amd64").asException();
        }
        return stream;
    }

    private static InputStream open(String resource, Path jar) throws IOException {
        var file = new ZipFile(jar.toFile());
        var entry = file.getEntry(resource);
        if (entry == null) {
            file.close();
            throw EmbeddedProblems.noBinaries("linux", "amd64").asException();
        }
        return new FilterInputStream(file.getInputStream(entry)) {
            @Override
            public void close() throws IOException {
                super.close();
                file.close();
            }
        };
    }

    // Another archive gets another folder, so that an update never runs on old files.
    private static String fingerprint(Archive archive) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var stream = new DigestInputStream(archive.open(), digest)) {
                stream.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(Archive packed, Path cache, Path folder) throws IOException {
        Files.createDirectories(cache);
        Path unfinished = Files.createTempDirectory(cache, "unpacking-");
        try {
            try (var archive =
                    new TarArchiveInputStream(
                            new XZInputStream(new BufferedInputStream(packed.open(), 1 << 16)))) {
                for (var entry = archive.getNextEntry();
                        entry != null;
                        entry = archive.getNextEntry()) {
                    unpackEntry(archive, entry, unfinished);
                }
            }
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException
                | DirectoryNotEmptyException
                | AtomicMoveNotSupportedException e) {
            // Another process was faster; its files are the same.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        } finally {
            Folders.delete(unfinished);
        }
    }

    private static void unpackEntry(
            TarArchiveInputStream archive, TarArchiveEntry entry, Path folder) throws IOException {
        Path path = folder.resolve(entry.getName()).normalize();
        if (!path.startsWith(folder)) {
            throw new IOException("the archive names a file outside of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (!entry.getName().endsWith(".a")) {
            Files.copy(archive, path);
            String mode = (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x";
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        }
    }
}
