package dev.tidemark.desktop.editor;

import dev.tidemark.engine.files.TextFile;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A file as the editor shows it first.
///
/// @param file what is on disk; an empty one where there is none
/// @param text what is shown: the file's text, a draft of it, or an excerpt
/// @param draft the draft that is shown
/// @param disk what the file system says of it
/// @param limit why it can't be edited
/// @param size bytes on disk
record OpenedFile(
        TextFile file,
        String text,
        Optional<Drafts.Draft> draft,
        DiskStamp disk,
        Limit limit,
        long size) {
    private static final long LARGEST = 50L << 20;
    private static final int EXCERPT = 2 << 20;
    private static final int LONGEST_LINE = 20_000;
    private static final int PIECE = 2_000;

    /// Why a text can't be edited.
    enum Limit {
        NONE,
        /// The file system does not let us write.
        NOT_WRITABLE,
        /// Only the beginning is shown.
        TOO_LARGE,
        /// Its lines are shown broken into pieces.
        LONG_LINES
    }

    /// Reads a file and its draft.
    ///
    /// @param shown its path as people know it
    /// @throws dev.tidemark.engine.problem.ProblemException when it can't be read, or is no text
    static OpenedFile open(Path file, String shown, Drafts drafts) {
        try {
            var draft = drafts.find(file);
            if (!Files.exists(file) && draft.isPresent()) {
                return new OpenedFile(
                        TextFile.empty(),
                        draft.get().text(),
                        draft,
                        DiskStamp.MISSING,
                        Limit.NONE,
                        0);
            }
            if (!Files.isRegularFile(file)) {
                throw unreadable(shown, "There is no such file").asException();
            }
            return opened(file, shown, drafts, draft);
        } catch (IOException e) {
            throw unreadable(shown, String.valueOf(e.getMessage())).asException();
        }
    }

    private static OpenedFile opened(
            Path file, String shown, Drafts drafts, Optional<Drafts.Draft> draft)
            throws IOException {
        var disk = DiskStamp.of(file);
        long size = Files.size(file);
        if (size > LARGEST) {
            return new OpenedFile(
                    TextFile.empty(),
                    broken(excerpt(file)),
                    Optional.empty(),
                    disk,
                    Limit.TOO_LARGE,
                    size);
        }
        var read = TextFile.read(file, shown);
        if (hasLongLine(read.text())) {
            return new OpenedFile(
                    read, broken(read.text()), Optional.empty(), disk, Limit.LONG_LINES, size);
        }
        var limit = Files.isWritable(file) ? Limit.NONE : Limit.NOT_WRITABLE;
        if (draft.isPresent() && draft.get().text().equals(read.text())) {
            drafts.forget(file);
            return new OpenedFile(read, read.text(), Optional.empty(), disk, limit, size);
        }
        String text = draft.map(Drafts.Draft::text).orElse(read.text());
        return new OpenedFile(read, text, draft, disk, limit, size);
    }

    /// Whether the draft was typed into another text than the one that is on disk now.
    boolean draftOfOtherText() {
        return draft.isPresent() && !draft.get().base().equals(file.digest());
    }

    static Problem unreadable(String shown, String why) {
        return Problem.of(
                ProblemCode.FILE_UNREADABLE,
                "%s was not opened".formatted(shown),
                "%s.".formatted(why),
                "Open a file that exists and that you may read.");
    }

    /// The first lines of a file, whatever bytes they hold.
    private static String excerpt(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(EXCERPT), StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n');
            return end < 0 ? text : text.substring(0, end);
        }
    }

    private static boolean hasLongLine(String text) {
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            if (end - start > LONGEST_LINE) {
                return true;
            }
            start = end + 1;
        }
        return text.length() - start > LONGEST_LINE;
    }

    /// Long lines in pieces that can be drawn.
    private static String broken(String text) {
        if (!hasLongLine(text)) {
            return text;
        }
        var pieces = new StringBuilder(text.length() + text.length() / PIECE + 1);
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            pieces.append(c);
            length = c == '\n' ? 0 : length + 1;
            if (length >= PIECE && !Character.isHighSurrogate(c)) {
                pieces.append('\n');
                length = 0;
            }
        }
        return pieces.toString();
    }
}
