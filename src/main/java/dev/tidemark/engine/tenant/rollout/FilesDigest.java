package dev.tidemark.engine.tenant.rollout;

import dev.tidemark.engine.project.Project;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Tells whether two processes have the same migrations.
final class FilesDigest {
    private FilesDigest() {}

    /// SHA-256 over versions and checksums, 64 hex digits.
    static String of(Project project) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var migration : project.migrations()) {
                String line = migration.version().text() + " " + migration.checksum() + "\n";
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
