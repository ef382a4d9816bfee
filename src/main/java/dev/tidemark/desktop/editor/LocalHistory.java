package dev.tidemark.desktop.editor;

import dev.tidemark.engine.files.AtomicFile;
import dev.tidemark.engine.files.Folders;
import dev.tidemark.engine.postgres.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The latest texts of scripts that were saved here, one private file for each, in the user's state
/// folder: they outlive what happens to the script. Usable on any thread.
///
/// Only scripts are kept, because other files of a project may hold passwords.
final class LocalHistory {
    /// How many texts are kept of a file.
    static final int MOST = 50;

    /// How much is kept of a file; of the newest texts those that fit.
    private static final long MOST_BYTES = 32L << 20;

    /// How much is kept of all files; those that were saved longest ago go first.
    private static final long ALL_BYTES = 256L << 20;

    private static final String END = ".sql";

    private final Path folder;
    private final long mostBytes;
    private final long allBytes;

    LocalHistory(Path folder) {
        this(folder, MOST_BYTES, ALL_BYTES);
    }

    LocalHistory(Path folder, long mostBytes, long allBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.allBytes = allBytes;
    }

    /// That of a user.
    static LocalHistory of(Environment environment) {
        return new LocalHistory(environment.stateFolder().resolve("local-history"));
    }

    /// A text as it was saved, or found before the first saving.
    ///
    /// @param place where it is kept
    /// @param size bytes
    record Version(Path place, Instant at, long size) {}

    /// Whether texts of a file are kept.
    static boolean keeps(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(END);
    }

    /// Keeps a text, unless it is empty, the one that was kept last, or larger than what is kept of
    /// a file.
    ///
    /// @throws IOException when it can't be written; what was kept stays
    synchronized void keep(Path file, String text, Instant at) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!keeps(file) || bytes.length == 0 || bytes.length > mostBytes) {
            return;
        }
        Path own = folder(file);
        var known = versions(own);
        if (!known.isEmpty()
                && known.getFirst().size() == bytes.length
                && text(known.getFirst()).equals(text)) {
            return;
        }
        Files.createDirectories(own);
        long after = known.isEmpty() ? 0 : known.getFirst().at().toEpochMilli() + 1;
        long millis = Math.max(after, at.toEpochMilli());
        AtomicFile.writePrivately(own.resolve("%015d%s".formatted(millis, END)), bytes);
        bound(versions(own));
        boundAll(own);
    }

    /// What is kept of a file, newest first.
    ///
    /// @throws IOException when it can't be listed
    synchronized List<Version> of(Path file) throws IOException {
        return versions(folder(file));
    }

    /// A text.
    ///
    /// @throws IOException when it can't be read
    String text(Version version) throws IOException {
        return Files.readString(version.place());
    }

    private void bound(List<Version> newestFirst) throws IOException {
        long sum = 0;
        int count = 0;
        for (var version : newestFirst) {
            sum += version.size();
            count++;
            if (count > MOST || sum > mostBytes) {
                Files.deleteIfExists(version.place());
            }
        }
    }

    private record Kept(Path folder, long latest, long size) {}

    private void boundAll(Path now) throws IOException {
        var all = new ArrayList<Kept>();
        long sum = 0;
        try (var folders = Files.newDirectoryStream(folder)) {
            for (Path each : folders) {
                var versions = versions(each);
                long size = versions.stream().mapToLong(Version::size).sum();
                long latest = versions.isEmpty() ? 0 : versions.getFirst().at().toEpochMilli();
                all.add(new Kept(each, latest, size));
                sum += size;
            }
        }
        all.sort(Comparator.comparingLong(Kept::latest));
        for (var each : all) {
            if (sum > allBytes && !each.folder().equals(now)) {
                Folders.delete(each.folder());
                sum -= each.size();
            }
        }
    }

    private static List<Version> versions(Path own) throws IOException {
        var versions = new ArrayList<Version>();
        try (var files = Files.newDirectoryStream(own, "*" + END)) {
            for (Path file : files) {
                version(file).ifPresent(versions::add);
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        versions.sort(Comparator.comparing(Version::at).reversed());
        return versions;
    }

    /// Empty for a file of somebody else.
    private static Optional<Version> version(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        try {
            long millis = Long.parseLong(name.substring(0, name.length() - END.length()));
            return Optional.of(new Version(file, Instant.ofEpochMilli(millis), Files.size(file)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Path folder(Path file) {
        return folder.resolve(Drafts.name(file));
    }
}
