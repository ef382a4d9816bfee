package dev.tidemark.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.cli.CommandLineCall;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What the command line leaves in its user's folders is what `docs/security.md` says, for whom it
/// says it, and has no password in it.
@ExtendWith(DatabaseExtension.class)
class WrittenFilesTest {
    private static final Pattern ROW = Pattern.compile("\\| (`\\.[^|]*`) \\| ([^|]*) \\| .* \\|");
    private static final Pattern PATH = Pattern.compile("`([^`]+)`");

    /// Those of the window have tests of their own; the tests' servers share one cache.
    private static final List<String> ELSEWHERE =
            List.of(
                    ".cache/tidemark",
                    ".local/share/tidemark/desktop.address",
                    ".local/share/tidemark/desktop.lock",
                    ".local/state/tidemark/drafts",
                    ".local/state/tidemark/local-history",
                    ".local/state/tidemark/windows");

    @TempDir Path folder;
    private Path home;

    @Test
    void areThoseOfTheDocumentAndHoldNoPassword(TestDatabase database) throws Exception {
        home = Files.createDirectory(folder.resolve("home"));
        var said = said();
        try (var server = new WalkServer(home, Optional.empty())) {
            server.fixture("samples");
        }
        var role = database.role("deploy");
        String password = "secret of " + role.name();
        database.execute("alter database %s owner to %s".formatted(database.name(), role.name()));
        database.execute("alter role %s createdb".formatted(role.name()));
        leaveEverything(role.url(), password);

        var found = found();
        var expected = new TreeSet<>(said.keySet());
        ELSEWHERE.forEach(expected::remove);
        assertEquals(expected, found);
        for (String path : found) {
            boolean owners = said.get(path).startsWith("owner");
            Path file = home.resolve(path);
            assertEquals(owners, isOwners(path.endsWith("backups") ? backup(file) : file), path);
        }
        assertNobodyWrote(password);
        run("y\n", "--url", role.url(), "backup", "delete", "latest");
    }

    private void leaveEverything(String url, String password) throws IOException {
        String plain = url.replaceFirst(":secret[^@]*@", "@");
        run(
                password + "\nthe passphrase\nthe passphrase\n",
                "profile",
                "add",
                "kept",
                "--url",
                plain,
                "--password-from",
                "file");
        Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(
                folder.resolve("migrations/001_a.sql"),
                "create table a (id int);\n\n-- ROLLBACK:\n-- drop table a;\n");
        run("y\n", "--url", url, "rollout");
        run("y\n", "--url", url, "emergency", "--way", "script");
        run("y\n", "--url", url, "backup", "--method", "copy");
    }

    private void run(String answers, String... args) {
        var ended =
                new CommandLineCall().in(folder).at(home).answering(answers + "y\ny\n").run(args);
        assertEquals(0, ended.exitCode(), String.join(" ", args) + ended.out() + ended.err());
        assertFalse(ended.out().contains("secret of"), ended.out());
        assertFalse(ended.err().contains("secret of"), ended.err());
    }

    /// Each path of the table with who may read it.
    private static Map<String, String> said() throws IOException {
        var said = new HashMap<String, String>();
        for (String line : Files.readAllLines(Path.of("docs/security.md"))) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                String parent = "";
                for (var path = PATH.matcher(row.group(1)); path.find(); ) {
                    String name = path.group(1);
                    String whole = name.startsWith(".") ? name : parent + name;
                    parent = whole.substring(0, whole.lastIndexOf('/') + 1);
                    said.put(whole, row.group(2));
                }
            }
        }
        assertTrue(said.size() > 10, said::toString);
        return said;
    }

    /// What lies in the folders of Tidemark, one level deep.
    private Set<String> found() throws IOException {
        var found = new TreeSet<String>();
        for (String where : List.of(".config", ".local/share", ".local/state")) {
            try (var files = Files.list(home.resolve(where).resolve("tidemark"))) {
                files.filter(file -> !isEmptyLock(file))
                        .forEach(file -> found.add(home.relativize(file).toString()));
            }
        }
        try (var files = Files.list(home)) {
            var top = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            assertTrue(List.of(".config", ".local", ".cache").containsAll(top), top::toString);
        }
        return found;
    }

    private static Path backup(Path backups) throws IOException {
        try (var files = Files.walk(backups)) {
            return files.filter(file -> file.endsWith("manifest.json"))
                    .findFirst()
                    .orElseThrow()
                    .getParent();
        }
    }

    private static boolean isEmptyLock(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(".") && name.endsWith(".lock");
    }

    private static boolean isOwners(Path file) throws IOException {
        return Files.exists(file)
                && Files.getPosixFilePermissions(file).stream()
                        .allMatch(permission -> permission.name().startsWith("OWNER"));
    }

    private void assertNobodyWrote(String password) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(text.contains(password), file::toString);
            }
        }
    }
}
