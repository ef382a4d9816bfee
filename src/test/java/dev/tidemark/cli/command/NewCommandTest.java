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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

class NewCommandTest {
    @TempDir Path folder;

    @BeforeEach
    void project() throws IOException {
        Files.createDirectory(folder.resolve("migrations"));
        Files.writeString(folder.resolve("migrations/001_a.sql"), "create table a (id int);\n");
    }

    private CommandLineCall call() {
        return new CommandLineCall().in(folder);
    }

    @Test
    void writesAllStepsOfATemplate() {
        var ended =
                call().run(
                                "new",
                                "--template",
                                "check-constraint",
                                "--set",
                                "table=a",
                                "--set",
                                "check=id > 0",
                                "--set",
                                "name=positive");
        assertEquals(0, ended.exitCode(), ended::err);
        assertEquals(
                """
                created migrations/002_check_positive_of_a_not_valid.sql
                created migrations/003_check_positive_of_a_validate.sql
                """,
                ended.out());
    }

    @Test
    void asksOnATerminalForWhatIsMissingUntilItCanBe() throws IOException {
        var ended =
                call().answering("a\n(id\nid\n")
                        .run("new", "faster", "--template", "index", "--set", "name=fast");
        assertEquals(0, ended.exitCode(), ended::err);
        assertTrue(ended.err().contains("`)` is missing"), ended::err);
        assertTrue(
                Files.readString(folder.resolve("migrations/002_faster.sql"))
                        .contains("CREATE INDEX CONCURRENTLY fast\n    ON a (id);"));
    }

    @Test
    void refusesElsewhereAndNamesTheSetting() {
        var ended = call().run("new", "--template", "index", "--set", "table=a");
        assertEquals(2, ended.exitCode());
        assertTrue(ended.err().contains("--set 'columns=placed_at DESC'"), ended::err);
    }

    @Test
    void onlyShowsWhenDry() {
        var ended = call().run("new", "more room", "--dry-run", "--json");
        assertEquals("002", ended.json().get("version").asText());
        var file = ended.json().get("migrations").get(0).get("files").get(0);
        assertTrue(file.get("path").asText().endsWith("002_more_room.sql"));
        assertTrue(file.get("text").asText().contains("-- ROLLBACK:"));
        assertFalse(Files.exists(folder.resolve("migrations/002_more_room.sql")));
    }

    @Test
    void listsTemplatesAndWhatIsWrongWithTheProjectsOwn() throws IOException {
        Path own = Files.createDirectories(folder.resolve(".tidemark/templates"));
        Files.writeString(own.resolve("broken.toml"), "title = \"x\"\nup = 1\n");
        var ended = call().run("new", "--list-templates");
        assertEquals(0, ended.exitCode());
        assertTrue(ended.out().contains("  foreign-key           Add a foreign key"), ended::out);
        assertTrue(ended.err().contains(".tidemark/templates/broken.toml:2:1"), ended::err);
        assertTrue(call().run("templates", "index").out().contains("existing unless given"));
    }

    @Test
    void goesOnWithoutADatabaseThatDoesNotAnswer() {
        var ended =
                call().with("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/x").run("new", "b");
        assertEquals(0, ended.exitCode(), ended::err);
        assertTrue(ended.err().contains("warning: only files were looked at"), ended::err);
        assertEquals("created migrations/002_b.sql\n", ended.out());
    }

    @ExtendWith(DatabaseExtension.class)
    @Test
    void takesNoVersionThatTheDatabaseKnows(TestDatabase database) throws IOException {
        var project = SmallProject.ofTwo(folder.resolve("other"), database);
        assertEquals(0, project.run("migrate").exitCode());
        Files.delete(project.folder().resolve("migrations/002_b.sql"));
        assertEquals("created migrations/003_c.sql\n", project.run("new", "c").out());
    }
}
