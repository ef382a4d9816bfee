package dev.tidemark.engine.migration;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/// The checksums that other tools keep of a migration's file, computed from the whole file when
/// asked for.
///
/// A checkout may have changed the file's line ends since the other tool read it, so the `…Matches`
/// methods accept the file as it is, with LF and with CRLF line ends.
public final class ForeignChecksums {
    private final Path file;

    private ForeignChecksums(Path file) {
        this.file = file;
    }

    /// The checksums of the file that holds a migration's up text.
    public static ForeignChecksums of(Migration migration) {
        return new ForeignChecksums(migration.file());
    }

    /// MD5 over the file's bytes, 32 lower-case hex digits.
    ///
    /// @throws IOException when the file can't be read
    public String md5() throws IOException {
        return digest(Digests::md5, LineEnds.AS_THEY_ARE);
    }

    /// SHA-256 over the file's bytes as Prisma computes it, 64 lower-case hex digits.
    ///
    /// @throws IOException when the file can't be read
    public String sha256() throws IOException {
        return digest(Digests::sha256, LineEnds.AS_THEY_ARE);
    }

    /// Flyway's checksum: CRC-32 over the lines without their ends and without byte order mark, as
    /// a signed number (Flyway's `ChecksumCalculator`).
    ///
    /// @throws IOException when the file can't be read
    public String flywayCrc32() throws IOException {
        var crc = new CRC32();
        try (InputStream in = open()) {
            byte[] buffer = new byte[1 << 16];
            boolean first = true;
            for (int read = in.readNBytes(buffer, 0, buffer.length);
                    read > 0;
                    read = in.readNBytes(buffer, 0, buffer.length)) {
                int start = first ? afterByteOrderMark(buffer, read) : 0;
                first = false;
                for (int i = start; i < read; i++) {
                    if (buffer[i] == '\n' || buffer[i] == '\r') {
                        crc.update(buffer, start, i - start);
                        start = i + 1;
                    }
                }
                crc.update(buffer, start, read - start);
            }
        }
        return Integer.toString((int) crc.getValue());
    }

    private static int afterByteOrderMark(byte[] buffer, int length) {
        boolean mark =
                length >= 3
                        && buffer[0] == (byte) 0xEF
                        && buffer[1] == (byte) 0xBB
                        && buffer[2] == (byte) 0xBF;
        return mark ? 3 : 0;
    }

    /// Whether a stored MD5 is that of this file, whatever its line ends were then.
    ///
    /// @throws IOException when the file can't be read
    public boolean md5Matches(String stored) throws IOException {
        return matches(stored, Digests::md5);
    }

    /// Whether a stored SHA-256 of the whole file is that of this file, whatever its line ends were
    /// then.
    ///
    /// @throws IOException when the file can't be read
    public boolean sha256Matches(String stored) throws IOException {
        return matches(stored, Digests::sha256);
    }

    /// Whether a checksum that Flyway stored is that of this file.
    ///
    /// @throws IOException when the file can't be read
    public boolean flywayMatches(String stored) throws IOException {
        return flywayCrc32().equals(stored.strip());
    }

    private boolean matches(String stored, Supplier<MessageDigest> algorithm) throws IOException {
        for (LineEnds ends : LineEnds.values()) {
            if (digest(algorithm, ends).equalsIgnoreCase(stored.strip())) {
                return true;
            }
        }
        return false;
    }

    private enum LineEnds {
        AS_THEY_ARE,
        LF,
        CRLF
    }

    private String digest(Supplier<MessageDigest> algorithm, LineEnds ends) throws IOException {
        MessageDigest digest = algorithm.get();
        try (InputStream in = open()) {
            if (ends == LineEnds.AS_THEY_ARE) {
                byte[] buffer = new byte[1 << 16];
                for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                    digest.update(buffer, 0, read);
                }
            } else {
                digestLines(digest, in, ends == LineEnds.CRLF ? "\r\n" : "\n");
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void digestLines(MessageDigest digest, InputStream in, String end)
            throws IOException {
        boolean carriageReturn = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                for (int i = 0; i < end.length(); i++) {
                    digest.update((byte) end.charAt(i));
                }
            } else if (carriageReturn) {
                digest.update((byte) '\r');
            }
            carriageReturn = b == '\r';
            if (b != '\n' && b != '\r') {
                digest.update((byte) b);
            }
        }
        if (carriageReturn) {
            digest.update((byte) '\r');
        }
    }

    private InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }
}
