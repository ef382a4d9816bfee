package dev.tidemark.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class SavedDataCommandTest {
    @TempDir Path folder;

    @Test
    void saysWhatGoesSavesItAndBringsItBackWhenAsked(TestDatabase database) throws Exception {
        var project = SmallProject.ofTwo(folder, database);
        project.run("migrate");
        database.execute("insert into b values (1), (2)");
        var back = project.call().answering("y\n").run("rollback");
        assertEquals(0, back.exitCode(), back.err());
        assertTrue(back.out().contains("2 rows"), back.out());
        assertTrue(back.out().contains("saved first, up to 8 kB"), back.out());
        assertTrue(
                back.err().contains("Saved 2 rows of public.b in tidemark_archive.saved_1_b"),
                back.err());
        assertFalse(back.err().contains("lost for good"), back.err());
        var piped = project.run("migrate", "--yes");
        assertTrue(piped.err().contains("--restore-data brings it back"), piped.err());
        assertEquals("0", database.value("select count(*) from b"));
        project.run("rollback", "--yes");
        var asked = project.call().answering("y\n").run("migrate");
        assertEquals(0, asked.exitCode(), asked.err());
        assertTrue(asked.err().contains("Bring it back? [y/N]"), asked.err());
        assertEquals("2", database.value("select count(*) from b"));
    }

    @Test
    void writesWhatWasSavedAndBroughtBackIntoItsDocuments(TestDatabase database) throws Exception {
        var project = SmallProject.ofTwo(folder, database);
        project.run("migrate");
        database.execute("insert into b values (1), (2)");
        var back = project.run("rollback", "--yes", "--json").json();
        assertEquals("true", back.at("/losses/0/saved").asText());
        assertEquals(2, back.at("/losses/0/count").asInt());
        assertEquals("tidemark_archive.saved_1_b", back.at("/saved/0/keptIn").asText());
        var list = project.run("repair", "archive", "list", "--json").json();
        assertEquals("002", list.at("/entries/0/version").asText());
        assertTrue(list.at("/entries/0/broughtBack").isMissingNode());
        var again = project.run("migrate", "--restore-data", "--json").json();
        assertEquals(2, again.at("/broughtBack/0/restored").asInt());
        assertEquals("2", database.value("select count(*) from b"));
        var lines = project.run("rollback", "--yes", "--json-lines");
        assertTrue(lines.out().contains("\"event\":\"data-saved\""), lines.out());
    }

    @Test
    void removesFromTheArchiveOnPurposeOnly(TestDatabase database) throws Exception {
        var project = SmallProject.ofTwo(folder, database);
        project.run("migrate");
        database.execute("insert into b values (1)");
        project.run("rollback", "--yes");
        assertTrue(project.run("repair", "archive", "list").out().contains("1 row of public.b"));
        var wrong = project.run("repair", "archive", "remove", "7", "--yes");
        assertEquals(4, wrong.exitCode());
        assertTrue(wrong.err().contains("[data-not-in-archive]"), wrong.err());
        assertEquals(2, project.run("repair", "archive", "remove", "1").exitCode());
        var gone =
                project.run("repair", "archive", "remove", "1", "--yes", "--reason", "test data");
        assertEquals(0, gone.exitCode(), gone.err());
        assertFalse(project.has("tidemark_archive.saved_1_b"));
        assertTrue(
                project.run("repair", "archive", "list")
                        .out()
                        .contains("Nothing is in the archive"));
        assertEquals(
                "removed 1 row of public.b from the archive",
                database.value(
                        "select statement from schema_migrations_journal where event = 'repair'"));
    }

    @Test
    void warnsWhereNothingIsSaved(TestDatabase database) throws Exception {
        var project = SmallProject.ofTwo(folder, database);
        project.run("migrate");
        database.execute("insert into b values (1)");
        var back = project.call().answering("y\n").run("rollback", "--no-save");
        assertEquals(0, back.exitCode(), back.err());
        assertTrue(back.err().contains("warning: --no-save"), back.err());
        assertTrue(back.err().contains("Data is lost for good. Roll back"), back.err());
        assertEquals(
                "0",
                database.value(
                        "select count(*) from pg_namespace where nspname = 'tidemark_archive'"));
    }

    @Test
    void refusesBeforeItAsksWhereTheRoleMayNotSave(TestDatabase database) throws Exception {
        var role = database.role("app");
        database.execute("grant create on schema public to " + role.name());
        var project = SmallProject.ofTwo(folder, database);
        project.call().with("DATABASE_URL", role.url()).run("migrate");
        database.execute("insert into b values (1)");
        var refused =
                project.call().with("DATABASE_URL", role.url()).answering("y\n").run("rollback");
        assertEquals(4, refused.exitCode(), refused.err());
        assertTrue(refused.err().contains("[data-not-saved]"), refused.err());
        assertFalse(refused.err().contains("[y/N]"), refused.err());
    }

    @Test
    void tellsOfItInTheHistory(TestDatabase database) throws Exception {
        var project = SmallProject.ofTwo(folder, database);
        project.run("migrate");
        database.execute("insert into b values (1)");
        var run = project.run("rollback", "--yes", "--json").json().get("run").asText();
        assertTrue(
                project.run("report", run, "--format", "md")
                        .out()
                        .contains("Saved 1 row of public.b in tidemark"),
                () -> project.run("report", run, "--format", "md").out());
        assertTrue(project.run("history", run, "--json").out().contains("Saved 1 row"));
    }
}
