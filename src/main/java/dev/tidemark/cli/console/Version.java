package dev.tidemark.cli.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The product's version, which the build writes into a resource.
public final class Version {
    private Version() {}

    /// For example `0.1.0`.
    public static String text() {
        try (var stream = Version.class.getResourceAsStream("version.txt")) {
            if (stream == null) {
                throw new IllegalStateException("version.txt is missing from the build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
