package dev.tidemark.testing;

import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.postgres.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// PostgreSQL servers for tests: fast rather than durable, gone when the tests end.
public final class TestServers {
    private TestServers() {}

    /// A server of the test's own, for stopping and crashing it; the test closes it.
    public static EmbeddedServer fresh() {
        return EmbeddedServer.start(options());
    }

    /// What [#fresh] starts, for adding settings. The system property `tidemark.postgres.archive`
    /// names a jar with the programs of another version, so that all tests run on that.
    public static EmbeddedServer.Options options() {
        var options = EmbeddedServer.Options.temporary(Environment.ofProcess()).withoutDurability();
        String archive = System.getProperty("tidemark.postgres.archive", "");
        return archive.isEmpty() ? options : options.withPrograms(Path.of(archive));
    }

    /// The jars with the programs of the other served versions, by major version; the build puts
    /// them into `target/postgres`.
    public static SortedMap<Integer, Path> otherVersions() {
        var jars = new TreeMap<Integer, Path>();
        try (var files = Files.newDirectoryStream(Path.of("target", "postgres"), "*.jar")) {
            for (Path jar : files) {
                jars.put(major(jar), jar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jars;
    }

    private static int major(Path jar) {
        var number = Pattern.compile("-(\\d+)\\.\\d+\\.\\d+\\.jar$").matcher(jar.toString());
        if (!number.find()) {
            throw new IllegalStateException("no version in " + jar);
        }
        return Integer.parseInt(number.group(1));
    }
}
