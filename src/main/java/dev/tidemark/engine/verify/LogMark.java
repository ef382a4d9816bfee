package dev.tidemark.engine.verify;

import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.project.VerifyConfig;
import dev.tidemark.engine.verify.Check.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a log file ended at some moment; what comes after it is looked through.
///
/// @param log the file's settings
/// @param file its path
/// @param size its size then; 0 when there was none
/// @param key what the file system calls the file, to notice when it was replaced; null where it
///   does not tell
/// @param end its last bytes then, to notice when it was emptied and written anew
public record LogMark(
        VerifyConfig.Log log, Path file, long size, @Nullable Object key, List<Byte> end) {
    private static final int END = 256;
    private static final int MOST_SHOWN = 3;
    private static final int LONGEST_LINE = 1 << 16;
    private static final int LONGEST_SHOWN = 160;

    /// Marks the ends of all log files of a project.
    public static List<LogMark> of(Project project) {
        return project.config().verify().logs().stream()
                .map(log -> now(log, project.root().resolve(log.file()).normalize()))
                .toList();
    }

    private static LogMark now(VerifyConfig.Log log, Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            long size = attributes.size();
            try (var channel = FileChannel.open(file)) {
                return new LogMark(log, file, size, attributes.fileKey(), end(channel, size));
            }
        } catch (IOException e) {
            // None yet: all that it will hold is new.
            return new LogMark(log, file, 0, null, List.of());
        }
    }

    /// The last bytes before an offset.
    private static List<Byte> end(FileChannel channel, long offset) throws IOException {
        int length = (int) Math.min(offset, END);
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()
                && channel.read(buffer, offset - length + buffer.position()) > 0) {
            // Until all are there, or the file ends.
        }
        var bytes = new ArrayList<Byte>();
        for (int i = 0; i < buffer.position(); i++) {
            bytes.add(buffer.get(i));
        }
        return List.copyOf(bytes);
    }

    private boolean goesOn(FileChannel channel, BasicFileAttributes now) throws IOException {
        boolean same = key == null || key.equals(now.fileKey());
        return same && now.size() >= size && end(channel, size).equals(end);
    }

    /// Looks through what was written since. A file that was replaced or emptied meanwhile is read
    /// from its beginning.
    Check check() {
        String name = "%s (%s)".formatted(log.name(), log.file());
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                return Check.inconclusive(Kind.LOG, name, "is no file");
            }
            var search = new Search(Pattern.compile(log.pattern()));
            try (var channel = FileChannel.open(file)) {
                channel.position(goesOn(channel, attributes) ? size : 0);
                search.read(Channels.newInputStream(channel));
            }
            return search.found == 0
                    ? Check.passed(
                            Kind.LOG,
                            name,
                            "%d new %s, nothing bad"
                                    .formatted(search.lines, search.lines == 1 ? "line" : "lines"))
                    : Check.failed(Kind.LOG, name, search.text());
        } catch (NoSuchFileException e) {
            return Check.inconclusive(Kind.LOG, name, "does not exist");
        } catch (IOException e) {
            return Check.inconclusive(Kind.LOG, name, "can't be read: " + e.getMessage());
        }
    }

    /// Lines in which something is found, however large the file.
    private static final class Search {
        private final Pattern pattern;
        private final List<String> shown = new ArrayList<>();
        private long lines;
        private long found;

        Search(Pattern pattern) {
            this.pattern = pattern;
        }

        void read(InputStream input) throws IOException {
            byte[] buffer = new byte[1 << 16];
            byte[] line = new byte[LONGEST_LINE];
            int length = 0;
            boolean begun = false;
            for (int n = input.read(buffer); n >= 0; n = input.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    if (buffer[i] == '\n') {
                        line(line, length);
                        length = 0;
                        begun = false;
                    } else {
                        begun = true;
                        if (length < line.length) {
                            line[length++] = buffer[i];
                        }
                    }
                }
            }
            if (begun) {
                line(line, length);
            }
        }

        private void line(byte[] bytes, int length) {
            lines++;
            String line = new String(bytes, 0, length, StandardCharsets.UTF_8).strip();
            if (pattern.matcher(line).find()) {
                found++;
                if (shown.size() < MOST_SHOWN) {
                    shown.add(line.substring(0, Math.min(line.length(), LONGEST_SHOWN)));
                }
            }
        }

        String text() {
            String more =
                    found > shown.size() ? " and %d more".formatted(found - shown.size()) : "";
            return "%d new bad %s: %s%s"
                    .formatted(
                            found, found == 1 ? "line" : "lines", String.join(" | ", shown), more);
        }
    }
}
