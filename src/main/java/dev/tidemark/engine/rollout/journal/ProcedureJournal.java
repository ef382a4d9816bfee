package dev.tidemark.engine.rollout.journal;

import dev.tidemark.engine.files.FolderLock;
import dev.tidemark.engine.json.JsonDocument;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The journal of one rollout or emergency rollback: a line for each thing, on the disk before it
/// is done. While the process lives it holds a lock that the operating system frees when it dies.
public final class ProcedureJournal implements AutoCloseable {
    /// The name of the JSON form of its lines.
    static final String SCHEMA = "procedure";

    private final Path file;
    private final Clock clock;
    private final FileChannel channel;
    private final FolderLock lock;

    private ProcedureJournal(Path file, Clock clock, FileChannel channel, FolderLock lock) {
        this.file = file;
        this.clock = clock;
        this.channel = channel;
        this.lock = lock;
    }

    /// Begins a journal.
    ///
    /// @throws ProblemException when it can't be written; nothing should be done then
    static ProcedureJournal create(Path file, Clock clock) {
        return opened(file, clock, StandardOpenOption.CREATE_NEW);
    }

    /// Goes on with a journal that another process left.
    ///
    /// @throws ProblemException when it can't be written, or its process lives
    static ProcedureJournal resume(Path file, Clock clock) {
        return opened(file, clock, StandardOpenOption.APPEND);
    }

    private static ProcedureJournal opened(Path file, Clock clock, StandardOpenOption how) {
        FolderLock lock = null;
        try {
            lock = FolderLock.take(lockOf(file)).orElseThrow(() -> busy(file));
            var channel = FileChannel.open(file, StandardOpenOption.WRITE, how);
            var journal = new ProcedureJournal(file, clock, channel, lock);
            lock = null;
            return journal;
        } catch (IOException e) {
            throw failed(file, e);
        } finally {
            closeQuietly(lock);
        }
    }

    private static void closeQuietly(@Nullable FolderLock lock) {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                // The operating system frees it with the process.
            }
        }
    }

    static Path lockOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    /// Where it is.
    public Path file() {
        return file;
    }

    void began(Map<String, String> members) {
        write(json -> {
            json.writeStringField("at", clock.instant().toString());
            json.writeStringField("entry", JournalEntry.Kind.BEGAN.text());
            for (var member : members.entrySet()) {
                json.writeStringField(member.getKey(), member.getValue());
            }
        });
    }

    /// Notes that a step is about to begin.
    ///
    /// @throws ProblemException when it can't be written; the step should not begin then
    public void begins(String step, String detail) {
        entry(JournalEntry.Kind.STEP_BEGAN, step, Optional.empty(), detail);
    }

    /// Notes that a step is over.
    ///
    /// @throws ProblemException when it can't be written
    public void ends(String step, String state, String detail) {
        entry(JournalEntry.Kind.STEP_ENDED, step, Optional.of(state), detail);
    }

    /// Notes that all of it is over.
    ///
    /// @throws ProblemException when it can't be written
    public void over(String outcome) {
        entry(JournalEntry.Kind.ENDED, "", Optional.of(outcome), "");
    }

    private void entry(JournalEntry.Kind kind, String step, Optional<String> state, String detail) {
        write(json -> {
            json.writeStringField("at", clock.instant().toString());
            json.writeStringField("entry", kind.text());
            json.writeStringField("step", step);
            if (state.isPresent()) {
                json.writeStringField("state", state.get());
            }
            json.writeStringField("detail", detail);
        });
    }

    private synchronized void write(JsonDocument.Body body) {
        var line = new ByteArrayOutputStream();
        JsonDocument.writeLine(line, SCHEMA, body);
        try {
            var bytes = ByteBuffer.wrap(line.toByteArray());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static ProblemException failed(Path file, IOException cause) {
        return new ProblemException(
                Problem.of(
                        ProblemCode.FILE_UNREADABLE,
                        "The journal %s was not written".formatted(file),
                        cause.getClass().getSimpleName() + ": " + cause.getMessage(),
                        "Make room, or give yourself the right to write there."),
                cause);
    }

    private static ProblemException busy(Path file) {
        return Problem.of(
                        ProblemCode.LOCK_HELD,
                        "It was not begun",
                        "Another process works on it: %s is locked.".formatted(file),
                        "Wait until that process ends.")
                .asException();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // All that was written is on the disk already.
        }
        closeQuietly(lock);
    }
}
