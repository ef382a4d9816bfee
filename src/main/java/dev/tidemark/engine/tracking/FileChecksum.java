package dev.tidemark.engine.tracking;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.tracking.TrackedMigration.StoredChecksum;
import dev.tidemark.engine.tracking.TrackedMigration.StoredChecksum.Algorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/// Checksums as other tools compute them: over the file, not over the normalised up text.
public final class FileChecksum {
    private static final int CHUNK = 1 << 16;

    private FileChecksum() {}

    /// The checksum of a migration today.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the file can't be read
    public static StoredChecksum of(Migration migration, Algorithm algorithm) {
        String value =
                switch (algorithm) {
                    case SHA256 -> migration.checksum();
                    case SHA256_FILE -> hex(migration, "SHA-256", LineEnds.AS_THEY_ARE);
                    case MD5 -> hex(migration, "MD5", LineEnds.AS_THEY_ARE);
                    case FLYWAY_CRC32 -> String.valueOf(crc(migration));
                };
        return new StoredChecksum(algorithm, value);
    }

    /// Whether a stored checksum is that of the migration today. Line ends and a byte order mark
    /// don't count, whatever the tool; for SHA-256 the file's and the normalised text's are both
    /// taken, since tables don't say which of them they hold.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the file can't be read
    public static boolean matches(Migration migration, StoredChecksum stored) {
        return switch (stored.algorithm()) {
            case SHA256, SHA256_FILE ->
                    stored.value().equals(migration.checksum())
                            || anyLineEnds(migration, "SHA-256", stored.value());
            case MD5 -> anyLineEnds(migration, "MD5", stored.value());
            case FLYWAY_CRC32 -> stored.value().equals(String.valueOf(crc(migration)));
        };
    }

    private enum LineEnds {
        AS_THEY_ARE,
        LF,
        CRLF
    }

    private static boolean anyLineEnds(Migration migration, String digest, String value) {
        for (var ends : LineEnds.values()) {
            if (hex(migration, digest, ends).equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static String hex(Migration migration, String algorithm, LineEnds ends) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
        if (ends == LineEnds.AS_THEY_ARE) {
            read(migration, digest::update);
        } else {
            var normal = new Normalising(ends == LineEnds.CRLF);
            read(
                    migration,
                    (bytes, from, length) -> {
                        byte[] text = normal.convert(bytes, from, length);
                        digest.update(text, 0, normal.length());
                    });
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Flyway feeds each line without its end and the first one without byte order mark.
    private static int crc(Migration migration) {
        var crc = new CRC32();
        read(
                migration,
                new Sink() {
                    private boolean first = true;

                    @Override
                    public void accept(byte[] bytes, int from, int length) {
                        int start = from;
                        int end = from + length;
                        if (first && mark(bytes, from, length)) {
                            start += 3;
                        }
                        first = false;
                        for (int i = start; i < end; i++) {
                            if (bytes[i] == '\n' || bytes[i] == '\r') {
                                crc.update(bytes, start, i - start);
                                start = i + 1;
                            }
                        }
                        crc.update(bytes, start, end - start);
                    }
                });
        return (int) crc.getValue();
    }

    private static boolean mark(byte[] bytes, int from, int length) {
        return length >= 3
                && bytes[from] == (byte) 0xEF
                && bytes[from + 1] == (byte) 0xBB
                && bytes[from + 2] == (byte) 0xBF;
    }

    private static void read(Migration migration, Sink sink) {
        try (var stream = Files.newInputStream(migration.file())) {
            byte[] chunk = new byte[CHUNK];
            for (int n = stream.readNBytes(chunk, 0, CHUNK);
                    n > 0;
                    n = stream.readNBytes(chunk, 0, CHUNK)) {
                sink.accept(chunk, 0, n);
            }
        } catch (IOException e) {
            throw Problem.of(
                            ProblemCode.FILE_UNREADABLE,
                            "The checksum of %s was not computed".formatted(migration.path()),
                            String.valueOf(e.getMessage()),
                            "Make the file readable, then try again.")
                    .asException();
        }
    }

    @FunctionalInterface
    private interface Sink {
        void accept(byte[] bytes, int from, int length);
    }

    /// Drops the byte order mark and rewrites line ends, chunk by chunk.
    private static final class Normalising {
        private final boolean crlf;
        private final byte[] out = new byte[CHUNK * 2 + 2];
        private int length;
        private boolean first = true;
        private boolean afterReturn;

        Normalising(boolean crlf) {
            this.crlf = crlf;
        }

        int length() {
            return length;
        }

        byte[] convert(byte[] bytes, int from, int count) {
            length = 0;
            int start = first && mark(bytes, from, count) ? from + 3 : from;
            first = false;
            for (int i = start; i < from + count; i++) {
                byte b = bytes[i];
                if (b == '\r' || (b == '\n' && !afterReturn)) {
                    if (crlf) {
                        out[length++] = '\r';
                    }
                    out[length++] = '\n';
                } else if (b != '\n') {
                    out[length++] = b;
                }
                afterReturn = b == '\r';
            }
            return out;
        }
    }
}
