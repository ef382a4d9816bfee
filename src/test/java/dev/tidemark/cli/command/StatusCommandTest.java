package dev.tidemark.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.cli.CommandLineCall;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class StatusCommandTest {
    @TempDir Path folder;

    @Test
    void writesTheContractsDocument(TestDatabase database) throws IOException {
        SampleCopy.of("2-trossapp", folder, database);
        var ended =
                new CommandLineCall().in(folder).run("status", "--json", "--url", database.url());
        assertEquals(0, ended.exitCode(), ended.err());
        var json = ended.json();
        assertEquals("tidemark/status/1", json.get("schema").asText());
        assertEquals("trossapp", json.get("project").get("name").asText());
        assertEquals("numbered", json.get("project").get("naming").asText());
        assertEquals(database.name(), json.get("target").get("database").asText());
        assertEquals("public", json.get("target").get("schema").asText());
        assertTrue(json.get("target").hasNonNull("serverVersion"));
        assertEquals(3, json.get("summary").get("applied").asInt());
        assertEquals(4, json.get("summary").get("pending").asInt());
        for (String count : new String[] {"changed", "failed", "missing", "outOfOrder"}) {
            assertEquals(0, json.get("summary").get(count).asInt(), count);
        }
        assertEquals(7, json.get("migrations").size());
        var first = json.get("migrations").get(0);
        assertEquals("001", first.get("version").asText());
        assertEquals("applied", first.get("state").asText());
        assertEquals("migrations/001_initial.sql", first.get("file").asText());
        assertEquals("robin", first.get("appliedBy").asText());
        assertTrue(first.get("reversible").asBoolean());
        var fifth = json.get("migrations").get(4);
        assertEquals("pending", fifth.get("state").asText());
        assertEquals("statements", fifth.get("mode").asText());
        assertTrue(fifth.get("appliedAt").isNull());
        assertEquals("004", json.get("next").get(0).asText());
    }

    @Test
    void showsPeopleTheSameWithSignsAndWords(TestDatabase database) throws IOException {
        SampleCopy.of("5-tenants-business", folder, database);
        var ended = new CommandLineCall().in(folder).run("status", "--url", database.url());
        assertEquals(0, ended.exitCode(), ended.err());
        assertTrue(ended.out().contains("≠ changed  2025-01-20_0915"), ended.out());
        assertTrue(ended.out().contains("2 applied, 3 pending, 1 changed.\n"), ended.out());
        assertTrue(ended.out().contains("Next: 2025-02-14_0830, "), ended.out());
        assertTrue(ended.out().contains("tidemark repair accept 2025-01-20_0915"), ended.out());
    }

    @Test
    void leavesTheDatabaseAsItIs(TestDatabase database) throws IOException {
        SampleCopy.of("4-lancio-studio", folder, database);
        new CommandLineCall().in(folder).run("status", "--url", database.url());
        assertEquals(
                "f",
                database.value(
                        "select to_regclass('platform.schema_migrations_journal') is not null"));
    }

    @Test
    void looksInTheSchemaOfATenantOnly(TestDatabase database) throws IOException {
        SampleCopy.of("3-clicarity", folder, database);
        var call = new CommandLineCall().in(folder).with("DATABASE_URL", database.url());
        assertEquals(
                2,
                call.run("status", "--json", "--schema", "john_12345678")
                        .json()
                        .get("summary")
                        .get("applied")
                        .asInt());
        assertEquals(
                1,
                call.run("status", "--json", "--schema", "alice_87654321")
                        .json()
                        .get("summary")
                        .get("applied")
                        .asInt());
        var both = call.run("status", "--json");
        assertEquals(4, both.exitCode());
        assertEquals("tracking-ambiguous", both.json().get("code").asText());
    }

    @Test
    void skipsWhatIsForAnotherEnvironment(TestDatabase database) throws IOException {
        SampleCopy.of("4-lancio-studio", folder, database);
        var call = new CommandLineCall().in(folder).with("DATABASE_URL", database.url());
        assertEquals(
                "skipped",
                call.run("status", "--json").json().get("migrations").get(3).get("state").asText());
        assertEquals(
                "pending",
                call.run("--environment", "Production", "status", "--json")
                        .json()
                        .get("migrations")
                        .get(3)
                        .get("state")
                        .asText());
    }

    @Test
    void neverShowsThePassword(TestDatabase database) throws IOException {
        SampleCopy.of("2-trossapp", folder, database);
        String password = database.url().replaceFirst("^[^:]*://[^:]*:([^@]*)@.*$", "$1");
        var ended =
                new CommandLineCall().in(folder).run("status", "--json", "--url", database.url());
        assertFalse((ended.out() + ended.err()).contains(password));
    }
}
