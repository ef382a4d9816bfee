package dev.tidemark.engine.migration;

import dev.tidemark.engine.sql.ByteSearch;
import dev.tidemark.engine.sql.SqlSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// SHA-256 over a migration's text in a form that does not depend on how it was saved: without byte
/// order mark, CRLF as LF, no blanks or line ends at the end. The text of each file that it
/// includes follows, parted by a zero byte, which no script can hold.
final class UpChecksum {
    private static final int BUFFER = 1 << 16;
    private static final long LONG = 1 << 20;

    private final MessageDigest digest = Digests.sha256();

    static String of(SqlSource up, List<SqlSource> included) throws IOException {
        var checksum = new UpChecksum();
        checksum.add(up);
        return checksum.with(included);
    }

    /// Reads a text while the caller does something else. A short one is read by [#end], because
    /// starting a thread takes longer.
    static FutureTask<UpChecksum> begin(SqlSource up) throws IOException {
        var task =
                new FutureTask<>(() -> {
                    var checksum = new UpChecksum();
                    checksum.add(up);
                    return checksum;
                });
        if (up.size() > LONG) {
            Thread.ofVirtual().name("checksum").start(task);
        }
        return task;
    }

    /// The checksum of what [#begin] reads, with the texts that it includes.
    static String end(FutureTask<UpChecksum> begun, List<SqlSource> included) throws IOException {
        // Does nothing when it has begun already.
        begun.run();
        try {
            return begun.get().with(included);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure
                    ? failure
                    : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the work was interrupted");
        }
    }

    private String with(List<SqlSource> included) throws IOException {
        for (SqlSource source : included) {
            digest.update((byte) 0);
            add(source);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void add(SqlSource source) throws IOException {
        long end = trimmedEnd(source);
        byte[] buffer = new byte[(int) Math.min(BUFFER, end)];
        boolean carriageReturn = false;
        long position = 0;
        try (InputStream in = source.open()) {
            while (position < end) {
                int wanted = (int) Math.min(buffer.length, end - position);
                int read = in.readNBytes(buffer, 0, wanted);
                if (read == 0) {
                    break;
                }
                int start = position == 0 && byteOrderMark(buffer, read) ? 3 : 0;
                if (carriageReturn && buffer[0] != '\n') {
                    digest.update((byte) '\r');
                }
                carriageReturn = buffer[read - 1] == '\r';
                addLines(buffer, start, carriageReturn ? read - 1 : read);
                position += read;
            }
        }
    }

    private void addLines(byte[] buffer, int from, int to) {
        int start = from;
        for (int i = nextReturn(buffer, from, to); i + 1 < to; i = nextReturn(buffer, i + 1, to)) {
            if (buffer[i + 1] == '\n') {
                digest.update(buffer, start, i - start);
                start = i + 1;
            }
        }
        if (start < to) {
            digest.update(buffer, start, to - start);
        }
    }

    private static int nextReturn(byte[] buffer, int from, int to) {
        return ByteSearch.indexOf(buffer, from, to, '\r');
    }

    private static boolean byteOrderMark(byte[] buffer, int length) {
        return length >= 3
                && buffer[0] == (byte) 0xEF
                && buffer[1] == (byte) 0xBB
                && buffer[2] == (byte) 0xBF;
    }

    private static long trimmedEnd(SqlSource source) throws IOException {
        long end = source.size();
        while (end > 0) {
            int length = (int) Math.min(4096, end);
            byte[] tail = source.read(end - length, length);
            for (int i = length - 1; i >= 0; i--) {
                if (!blank(tail[i])) {
                    return end - length + i + 1;
                }
            }
            end -= length;
        }
        return 0;
    }

    private static boolean blank(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }
}
