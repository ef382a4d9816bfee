package dev.tidemark.desktop.editor;

import dev.tidemark.engine.files.AtomicFile;
import dev.tidemark.engine.postgres.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/// What was typed and not saved, one private file for each text, in the user's state folder. Usable
/// on any thread.
final class Drafts {
    private static final String FIRST_LINE = "tidemark draft 1";

    private final Path folder;

    Drafts(Path folder) {
        this.folder = folder;
    }

    /// Those of a user.
    static Drafts of(Environment environment) {
        return new Drafts(environment.stateFolder().resolve("drafts"));
    }

    /// A text as it was typed.
    ///
    /// @param base the digest of the file that it was typed into, empty for none
    /// @param at when it was kept
    record Draft(String base, Instant at, String text) {}

    /// The draft of a file. One that can't be understood is left alone.
    ///
    /// @throws IOException when it can't be read
    synchronized Optional<Draft> find(Path file) throws IOException {
        Path draft = place(file);
        if (!Files.exists(draft)) {
            return Optional.empty();
        }
        String content = Files.readString(draft);
        String[] lines = content.split("\n", 6);
        if (lines.length < 6 || !lines[0].equals(FIRST_LINE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Draft(value(lines[2]), Instant.parse(value(lines[3])), lines[5]));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// Keeps a draft instead of the one before.
    ///
    /// @throws IOException when it can't be written; the one before stays
    synchronized void keep(Path file, Draft draft) throws IOException {
        Files.createDirectories(folder);
        String content =
                "%s\nfile: %s\nbase: %s\nat: %s\n\n%s"
                        .formatted(FIRST_LINE, file, draft.base(), draft.at(), draft.text());
        AtomicFile.writePrivately(place(file), content);
    }

    /// Forgets the draft of a file.
    ///
    /// @throws IOException when it can't be deleted
    synchronized void forget(Path file) throws IOException {
        Files.deleteIfExists(place(file));
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }

    private Path place(Path file) {
        return folder.resolve(name(file) + ".draft");
    }

    /// A short name for what is kept about a file.
    static String name(Path file) {
        try {
            byte[] name = file.toString().getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
