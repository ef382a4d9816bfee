package dev.tidemark.engine.migration;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.sql.SqlSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/// Reads files once: small ones stay in memory until there are too many, others are read again when
/// their text is needed. Safe for use by several threads.
final class SourceReading {
    private static final int SMALL = 1 << 16;
    private static final long TOTAL = 1 << 26;

    private final AtomicLong left = new AtomicLong(TOTAL);

    /// What came of reading a file.
    sealed interface Result {
        record Unnamed(SqlFile file) implements Result {}

        record Done(NamedFile file) implements Result {}

        record Failed(Problem problem) implements Result {}
    }

    /// Reads a file if its name fits a convention.
    Result read(SqlFile file) {
        FileName name = FileName.read(file.folder(), file.name());
        if (name == null) {
            return new Result.Unnamed(file);
        }
        try {
            SqlSource source = source(file);
            boolean dbmate = name.family() == FileName.Family.DIGITS && startsUp(source);
            return new Result.Done(new NamedFile(file, name, dbmate, source));
        } catch (IOException e) {
            return new Result.Failed(FolderWalk.unreadable(file.path(), e));
        }
    }

    private SqlSource source(SqlFile file) throws IOException {
        if (file.size() <= SMALL && left.addAndGet(-file.size()) >= 0) {
            return new MemorySource(file.path(), file.file(), Files.readAllBytes(file.file()));
        }
        if (!Files.isReadable(file.file())) {
            throw new AccessDeniedException(file.path());
        }
        return SqlSource.file(file.file(), file.path());
    }

    /// dbmate wants the line before anything else but comments, so it stands near the beginning.
    private static boolean startsUp(SqlSource source) throws IOException {
        byte[] head = source.read(0, (int) Math.min(source.size(), SMALL));
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return text.contains("migrate:up")
                && DbmateParts.of(new MemorySource("", Path.of(""), head)).up().isPresent();
    }
}
