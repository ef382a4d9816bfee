package dev.tidemark.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.cli.CommandLineCall;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class ProfileCommandTest {
    @TempDir Path home;

    private Path project;

    @BeforeEach
    void makeAProject() throws IOException {
        project = Files.createDirectory(home.resolve("project"));
        Files.createDirectory(project.resolve("migrations"));
        Files.writeString(project.resolve("migrations/001_t.sql"), "create table t();\n");
    }

    @Test
    void addsShowsListsAndRemoves() throws IOException {
        var added =
                call().run(
                                "profile",
                                "add",
                                "billing",
                                "--url",
                                "postgresql://deploy@db.example/billing",
                                "--environment",
                                "production",
                                "--password-from",
                                "command: pass show billing",
                                "--folder",
                                ".");
        assertEquals(0, added.exitCode(), added.err());
        assertEquals(
                """
                # Connection profiles of Tidemark. Passwords never stand here: password_from says where they are.

                [billing]
                url = "postgresql://deploy@db.example/billing"
                environment = "production"
                password_from = "command: pass show billing"
                projects = ["%s"]
                """
                        .formatted(project),
                Files.readString(file()));
        var shown = call().run("profile", "show", "billing", "--json").json();
        assertEquals("tidemark/profile/1", shown.get("schema").asText());
        assertEquals("deploy@db.example:5432/billing", shown.get("target").asText());
        assertTrue(shown.get("protected").asBoolean());
        assertTrue(call().run("profile", "show", "billing").out().contains("protected"));
        call().run("profile", "add", "local", "--host", "localhost", "--database", "d");
        var list = call().run("profile", "list");
        assertTrue(list.out().contains("billing"), list.out());
        assertTrue(list.out().contains("@localhost:5432/d"), list.out());
        var json = call().run("profile", "list", "--json").json();
        assertEquals("tidemark/profiles/1", json.get("schema").asText());
        assertEquals(2, json.get("profiles").size());
        assertEquals(2, call().run("profile", "remove", "local").exitCode());
        assertEquals(0, call().run("profile", "remove", "local", "--yes").exitCode());
        assertFalse(Files.readString(file()).contains("[local]"));
    }

    @Test
    void aPasswordAmongTheArgumentsIsRefused() {
        var refused = call().run("profile", "add", "a", "--url", "postgresql://u:hunter2@h/d");
        assertEquals(2, refused.exitCode());
        assertTrue(refused.err().contains("everybody on this machine"), refused.err());
        assertFalse(refused.err().contains("hunter2"));
        assertFalse(Files.exists(file()));
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        assertEquals(2, call().run("profile", "add", "a").exitCode());
        assertEquals(
                2, call().run("profile", "add", "a", "--host", "h", "--service", "s").exitCode());
        assertEquals(
                2,
                call().run("profile", "add", "a", "--host", "h", "--password-from", "x")
                        .exitCode());
        assertEquals(
                2,
                call().run("profile", "add", "a", "--host", "h", "--environment", "x").exitCode());
        assertEquals(2, call().run("profile").exitCode());
        assertEquals(2, call().run("profile", "show", "none").exitCode());
        assertEquals(2, call().run("profile", "remove", "none").exitCode());
    }

    @Test
    void aProfileWithItsPasswordInTheEncryptedFileWorksEverywhere(TestDatabase database)
            throws IOException {
        var role = database.role("owner");
        database.execute("grant create on schema public to " + role.name());
        String password = role.settings().hosts().getFirst().password().reveal();
        var added =
                call().answering(password + "\nopen sesame\nopen sesame\n")
                        .run("profile", "add", "it", "--url", url(role), "--password-from", "file");
        assertEquals(0, added.exitCode(), added.err());
        assertFalse(Files.readString(file()).contains(password));
        var migrated = call().answering("open sesame\n").run("migrate", "--profile", "it", "--yes");
        assertEquals(0, migrated.exitCode(), migrated.err());
        assertEquals(1, occurrences(migrated.err(), "Passphrase"), migrated.err());
        var wrong = call().answering("a\nb\nc\n").run("status", "--profile", "it", "--json");
        assertEquals(3, wrong.exitCode());
        assertEquals("secrets-passphrase", wrong.json().get("code").asText());
        var nobody = call().run("status", "--profile", "it", "--json");
        assertEquals("password-needed", nobody.json().get("code").asText());
    }

    @Test
    void asksForAPasswordOnATerminalOnly(TestDatabase database) {
        var role = database.role("asked");
        String password = role.settings().hosts().getFirst().password().reveal();
        call().run("profile", "add", "it", "--url", url(role), "--password-from", "ask");
        var asked = call().answering(password + "\n").run("status", "--profile", "it");
        assertEquals(0, asked.exitCode(), asked.err());
        assertTrue(asked.err().contains("Password of profile it:"), asked.err());
        var nobody = call().run("status", "--profile", "it", "--json");
        assertEquals(3, nobody.exitCode());
        assertEquals("password-needed", nobody.json().get("code").asText());
        var wrong = call().answering("wrong\n").run("status", "--profile", "it", "--json");
        assertEquals("connection-authentication", wrong.json().get("code").asText());
        assertTrue(wrong.json().get("why").asText().contains("your answer"), wrong.out());
    }

    @Test
    void takesAPasswordFromACommand(TestDatabase database) throws IOException {
        var role = database.role("commanded");
        String password = role.settings().hosts().getFirst().password().reveal();
        Path kept = Files.writeString(home.resolve("kept"), password + "\nmore\n");
        call().run(
                        "profile",
                        "add",
                        "it",
                        "--url",
                        url(role),
                        "--password-from",
                        "command: /bin/cat " + kept);
        var status = call().run("status", "--profile", "it");
        assertEquals(0, status.exitCode(), status.err());
        Files.delete(kept);
        var failed = call().run("status", "--profile", "it", "--json");
        assertEquals("password-command-failed", failed.json().get("code").asText());
    }

    @Test
    void storesAPasswordFromStandardInput() throws IOException {
        Path programs = Files.createDirectory(home.resolve("programs"));
        Path program =
                Files.writeString(
                        programs.resolve("secret-tool"),
                        "#!/bin/sh\n/bin/cat > %s/input\n".formatted(home));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        var call = call().with("PATH", programs.toString());
        var added =
                call.reading("hunter2\nmore\n")
                        .run("profile", "add", "it", "--host", "h", "--password-from", "keychain");
        assertEquals(0, added.exitCode(), added.err());
        assertEquals("hunter2", Files.readString(home.resolve("input")));
        call.reading("second\n").run("profile", "password", "it");
        assertEquals("second", Files.readString(home.resolve("input")));
        assertEquals(
                "password-needed",
                call.reading("")
                        .run("profile", "password", "it", "--json")
                        .json()
                        .get("code")
                        .asText());
    }

    @Test
    void keepsNoPasswordOfAProfileThatTakesItFromElsewhere() {
        call().run("profile", "add", "it", "--host", "h");
        var none = call().reading("pw\n").run("profile", "password", "it");
        assertEquals(2, none.exitCode());
        assertTrue(none.err().contains("It comes from pgpass"), none.err());
    }

    @Test
    void testsAConnection(TestDatabase database) {
        var text = call().run("profile", "test", "--url", database.url());
        assertEquals(0, text.exitCode(), text.err());
        assertTrue(text.out().contains("Tracking table"), text.out());
        assertTrue(text.out().endsWith("It connects and everything is as it should be.\n"));
        call().run("profile", "add", "gone", "--url", "postgresql://u@127.0.0.1:1/d");
        var failed = call().run("profile", "test", "gone", "--json");
        assertEquals(3, failed.exitCode());
        assertEquals("failed", failed.json().get("verdict").asText());
        assertEquals(
                "connection-refused",
                failed.json().get("steps").get(1).get("problem").get("code").asText());
        assertEquals(10, failed.json().get("steps").size());
    }

    @Test
    void importsWhatIsSetUpElsewhere() throws IOException {
        Files.writeString(home.resolve(".pg_service.conf"), "[svc]\nhost=h\ndbname=d\n");
        var call = call().with("DATABASE_URL", "postgres://u:hunter2@h2/web");
        var shown = call.run("profile", "import");
        assertTrue(shown.out().contains("svc"), shown.out());
        assertFalse(shown.out().contains("hunter2"));
        var json = call.run("profile", "import", "--json").json();
        assertEquals("tidemark/profile-import/1", json.get("schema").asText());
        assertTrue(json.get("candidates").get(0).get("passwordFound").asBoolean());
        var saved =
                call.answering("open sesame\nopen sesame\n")
                        .run("profile", "import", "web", "svc", "--password-from", "file");
        assertEquals(0, saved.exitCode(), saved.err());
        assertFalse(Files.readString(file()).contains("hunter2"));
        assertTrue(Files.readString(file()).contains("service = \"svc\""));
        assertEquals(2, call.run("profile", "import", "nothing").exitCode());
    }

    @Test
    void theProjectsProfilesAreThereToo(TestDatabase database) throws IOException {
        Files.createDirectory(project.resolve(".tidemark"));
        String url = database.url();
        Files.writeString(
                project.resolve(".tidemark/profiles.toml"),
                "[shared]\nurl = \"%s\"\npassword_from = \"ask\"\n"
                        .formatted(url.replaceFirst(":[^:@]+@", "@")));
        var list = call().run("profile", "list", "--json").json();
        assertEquals("project", list.get("profiles").get(0).get("of").asText());
        String password = database.settings().hosts().getFirst().password().reveal();
        var status = call().answering(password + "\n").run("status", "--profile", "shared");
        assertEquals(0, status.exitCode(), status.err());
        var removed = call().run("profile", "remove", "shared", "--yes", "--json");
        assertEquals("profile-of-team", removed.json().get("code").asText());
    }

    private static String url(TestDatabase.TestRole role) {
        return role.url().replaceFirst(":[^:@]+@", "@");
    }

    private static int occurrences(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    private Path file() {
        return home.resolve(".config/tidemark/profiles.toml");
    }

    private CommandLineCall call() {
        return new CommandLineCall().at(home).in(project).with("PGSYSCONFDIR", home.toString());
    }
}
