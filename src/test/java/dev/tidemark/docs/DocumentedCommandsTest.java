package dev.tidemark.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.testing.DumpServer;
import dev.tidemark.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every command that a document shows is run, in the document's order, and has to print what the
/// document says. The samples' READMEs, which are written as tables, are [SampleWalkTest]'s.
///
/// A document says in a comment what its commands are tried on, see [WalkStep.Begin].
class DocumentedCommandsTest {
    /// What commands begin with that are not run here, and who runs them instead.
    private static final Map<String, String> NOT_RUN =
            Map.of(
                    "sudo ", "needs root: packaging/test-deb.sh does it on a Debian of its own",
                    "tar ", "wants the archive that is made by packaging/build.sh",
                    "mvn ", "is the build that runs this",
                    "packaging/", "makes packages, for minutes",
                    "./tidemark", "builds, then opens a window: AppWindowsTest",
                    "tidemark tour ", "takes a minute: its pictures are its proof");

    /// Those that show what needs a `pg_dump` of the server's version.
    private static final Set<String> NEEDS_DUMP = Set.of("docs/backup.md");

    @TempDir static Path home;
    private static WalkServer server;

    @BeforeAll
    static void start() {
        server = new WalkServer(home, programs());
    }

    /// Of the version whose `pg_dump` is installed, so that backups can be made.
    private static Optional<Path> programs() {
        var major = DumpServer.major();
        return major.isPresent()
                ? Optional.ofNullable(TestServers.otherVersions().get(major.getAsInt()))
                : Optional.empty();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<Path> documents() throws IOException {
        try (var files = Files.walk(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), files.sorted())
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(DocumentedCommandsTest::hasCommands)
                    .toList();
        }
    }

    private static boolean hasCommands(Path document) {
        try {
            return WalkReader.read(document).stream()
                    .anyMatch(step -> step instanceof WalkStep.Command);
        } catch (IOException e) {
            throw new AssertionError(document.toString(), e);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void doesWhatItSays(Path document) throws IOException, InterruptedException, SQLException {
        assumeTrue(
                !NEEDS_DUMP.contains(document.toString()) || DumpServer.major().isPresent(),
                "no pg_dump is installed");
        var walk = new Walk(server);
        for (var step : WalkReader.read(document)) {
            if (!(step instanceof WalkStep.Command command && isNotRun(command.text()))) {
                walk.step(step);
            }
        }
    }

    @Test
    void exceptsNothingThatNoDocumentShows() throws IOException {
        var left = new TreeSet<>(NOT_RUN.keySet());
        for (Path document : documents()) {
            WalkReader.read(document)
                    .forEach(step ->
                            left.removeIf(beginning ->
                                    step instanceof WalkStep.Command command
                                            && begins(command.text(), beginning)));
        }
        assertEquals(Set.of(), left);
    }

    /// A beginning that ends in a word stands for that word alone.
    private static boolean begins(String command, String beginning) {
        return beginning.matches(".*\\w")
                ? command.equals(beginning)
                : command.startsWith(beginning);
    }

    private static boolean isNotRun(String command) {
        return NOT_RUN.keySet().stream().anyMatch(beginning -> begins(command, beginning));
    }
}
