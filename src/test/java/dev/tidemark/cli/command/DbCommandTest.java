package dev.tidemark.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.cli.CommandLineCall;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class DbCommandTest {
    @Test
    void createsAndDropsTheDatabaseOfTheConnection(TestDatabase database) {
        String url = database.url().replaceFirst("/[^/]*$", "/made_" + database.name());
        assertEquals(0, new CommandLineCall().run("db", "create", "--url", url).exitCode());
        assertEquals("1", count(database));
        var again = new CommandLineCall().run("db", "create", "--url", url, "--json");
        assertEquals(4, again.exitCode());
        assertEquals("database-exists", again.json().get("code").asText());
        assertEquals("42P04", again.json().get("server").get("sqlState").asText());
        assertEquals(2, new CommandLineCall().run("db", "drop", "--url", url).exitCode());
        assertEquals("1", count(database));
        assertEquals(0, new CommandLineCall().run("db", "drop", "--url", url, "--yes").exitCode());
        assertEquals("0", count(database));
        var gone = new CommandLineCall().run("db", "drop", "--url", url, "--yes");
        assertEquals(3, gone.exitCode());
        assertTrue(gone.err().contains("does not exist"), gone.err());
    }

    @Test
    void neverDropsAProductionDatabase(TestDatabase database) {
        var ended =
                new CommandLineCall()
                        .run(
                                "db",
                                "drop",
                                "--url",
                                database.url(),
                                "--yes",
                                "--environment",
                                "production",
                                "--json");
        assertEquals(11, ended.exitCode());
        assertEquals("policy-protected-target", ended.json().get("code").asText());
        assertEquals("1", database.value("select 1"));
    }

    @Test
    void asksForOneOfItsCommands() {
        var ended = new CommandLineCall().run("db");
        assertEquals(2, ended.exitCode());
        assertTrue(ended.err().contains("create"), ended.err());
        assertTrue(new CommandLineCall().run("db", "creat").err().contains("Write `create`"));
    }

    private static String count(TestDatabase database) {
        return database.value(
                "select count(*) from pg_database where datname = 'made_%s'"
                        .formatted(database.name()));
    }
}
