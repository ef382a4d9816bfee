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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class DbSetupTest {
    private static final String SAMPLE = "2-trossapp";

    @TempDir Path folder;

    @Test
    void createsTheDatabaseAndRunsSchemaMigrationsAndSeeds(TestDatabase database)
            throws IOException {
        SampleCopy.filesOf(SAMPLE, folder);
        String url = other(database);
        var ended = call(url).run("db", "setup", "--json");
        assertEquals(0, ended.exitCode(), ended.err());
        var document = ended.json();
        assertEquals("tidemark/db-setup/1", document.get("schema").asText());
        assertTrue(document.get("created").asBoolean());
        assertEquals("schema.sql", document.get("schemaFile").asText());
        assertEquals(7, document.get("recorded").size());
        assertEquals(0, document.get("done").size());
        assertEquals("seeds/01_first_users.sql", document.get("seeds").get(0).asText());

        var again = call(url).run("db", "setup");
        assertEquals(0, again.exitCode(), again.err());
        assertTrue(again.out().contains("Nothing to do"), again.out());
        assertTrue(again.out().contains("Ran the seed seeds/01_first_users.sql."), again.out());

        String email = "    email VARCHAR(255) NOT NULL,\n";
        String text = Files.readString(folder.resolve("schema.sql"));
        Files.writeString(
                folder.resolve("schema.sql"),
                text.replace(email, "").replaceFirst("    created_at", email + "    created_at"));
        var reset = call(url).run("db", "reset", "--yes");
        assertTrue(
                reset.err().contains("table public.users has its columns in another order"),
                reset.err());
        assertEquals(0, reset.exitCode(), reset.err());
        assertTrue(reset.out().contains("Dropped "), reset.out());
        assertTrue(
                reset.out()
                        .contains(
                                "Recorded 7 migrations that it stands for: 001, 002, 003, 004, 005, 006, 007."),
                reset.out());
        var status = call(url).run("status", "--json").json();
        assertEquals(0, status.get("summary").get("pending").asInt());
        assertEquals(0, call(url).run("db", "drop", "--yes").exitCode());
    }

    @Test
    void asksBeforeItResets(TestDatabase database) throws IOException {
        SampleCopy.of(SAMPLE, folder, database);
        var ended = call(database.url()).answering("n\n").run("db", "reset");
        assertEquals(2, ended.exitCode());
        assertTrue(ended.err().contains("[y/N]"), ended.err());
        assertEquals("500", database.value("select count(*) from users"));
    }

    @Test
    void neverTouchesAProtectedDatabase(TestDatabase database) throws IOException {
        SampleCopy.of(SAMPLE, folder, database);
        for (String what : new String[] {"setup", "reset"}) {
            var ended =
                    call(database.url())
                            .run("db", what, "--yes", "--environment", "production", "--json");
            assertEquals(11, ended.exitCode(), ended.err());
            assertEquals("policy-protected-target", ended.json().get("code").asText());
        }
        assertEquals("500", database.value("select count(*) from users"));
    }

    @Test
    void readsTheProjectBeforeItDropsAnything(TestDatabase database) throws IOException {
        SampleCopy.of(SAMPLE, folder, database);
        Files.delete(folder.resolve("schema.sql"));
        var ended = call(database.url()).run("db", "reset", "--yes");
        assertEquals(2, ended.exitCode());
        assertTrue(ended.err().contains("schema_file"), ended.err());
        assertEquals("500", database.value("select count(*) from users"));
    }

    @Test
    void saysWhereASeedFailsAndRollsThatSeedBack(TestDatabase database) throws IOException {
        SampleCopy.filesOf(SAMPLE, folder);
        Files.writeString(
                folder.resolve("seeds/02_more.sql"),
                "insert into users (email) values ('kept?');\n\ninsert into nowhere values (1);\n");
        Files.writeString(folder.resolve("schema.sql"), "select 1;\n");
        var ended = call(database.url()).run("db", "setup", "--apply-all");
        assertEquals(8, ended.exitCode(), ended.err());
        assertTrue(ended.err().contains("seeds/02_more.sql:3"), ended.err());
        assertEquals("2", database.value("select count(*) from users"));
        assertFalse(ended.out().contains("is ready"), ended.out());
    }

    @Test
    void reportsAFailingMigrationInItsOneDocument(TestDatabase database) throws IOException {
        SampleCopy.filesOf(SAMPLE, folder);
        Files.writeString(folder.resolve("migrations/008_bad.sql"), "select 1/0;\n");
        Files.writeString(folder.resolve("schema.sql"), "select 1;\n");
        var ended = call(database.url()).run("db", "setup", "--apply-all", "--json");
        assertEquals(8, ended.exitCode(), ended.err());
        assertEquals("failed", ended.json().get("outcome").asText());
        assertEquals(7, ended.json().get("done").size());
        assertEquals(0, ended.json().get("seeds").size());
    }

    @Test
    void provesThatTheSchemaFileMakesWhatTheMigrationsMake(TestDatabase database)
            throws IOException {
        SampleCopy.filesOf(SAMPLE, folder);
        var equal = call(database.url()).run("db", "check");
        assertEquals(0, equal.exitCode(), equal.out() + equal.err());
        assertTrue(
                equal.out().contains("Equal: schema.sql and 7 migrations make the same schema."),
                equal.out());
        Files.writeString(
                folder.resolve("migrations/008_more.sql"), "alter table users add phone text;\n");
        Files.writeString(
                folder.resolve("schema.sql"),
                Files.readString(folder.resolve("schema.sql")) + "create table extra (id int);\n");
        var differs = call(database.url()).run("db", "check", "--json");
        assertEquals(6, differs.exitCode());
        var json = differs.json();
        assertFalse(json.get("equal").asBoolean());
        assertFalse(json.get("idempotent").asBoolean());
        assertEquals("public.extra", json.get("changes").get(0).get("name").asText());
        assertEquals("removed", json.get("changes").get(0).get("change").asText());
        assertEquals("+  phone text", json.get("changes").get(1).get("lines").get(0).asText());
        assertTrue(
                json.get("secondRun")
                        .get("problem")
                        .get("why")
                        .asText()
                        .contains("already exists"));
        var refused = call(database.url()).run("db", "setup");
        assertEquals(6, refused.exitCode());
        assertTrue(refused.err().contains("[fresh-install-differs]"), refused.err());
        assertEquals("0", database.value("select count(*) from pg_class where relname = 'users'"));
        assertEquals(
                "0",
                database.value(
                        "select count(*) from pg_database where datname like 'tidemark\\_scratch%'"));
    }

    private static String other(TestDatabase database) {
        return database.url().replaceFirst("/[^/]*$", "/made_" + database.name());
    }

    private CommandLineCall call(String url) {
        return new CommandLineCall().in(folder).with("DATABASE_URL", url);
    }
}
