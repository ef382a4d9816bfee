package dev.tidemark.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
class RepairCommandTest {
    @TempDir Path folder;

    @Test
    void refusesToGoOnWhereNobodyCanAnswer(TestDatabase database) throws IOException {
        SampleCopy.of("5-tenants-business", folder, database);
        var ended = call(database).run("repair", "accept", "2025-01-20_0915", "--json");
        assertEquals(2, ended.exitCode());
        assertEquals("confirmation-needed", ended.json().get("code").asText());
        assertEquals(1, changed(database));
    }

    @Test
    void asksAndStopsWhenTheAnswerIsNo(TestDatabase database) throws IOException {
        SampleCopy.of("5-tenants-business", folder, database);
        var ended = call(database).answering("n\n").run("repair", "accept", "2025-01-20_0915");
        assertEquals(2, ended.exitCode());
        assertTrue(ended.err().contains("[y/N]"), ended.err());
        assertTrue(ended.err().contains("[not-confirmed]"), ended.err());
        assertEquals(1, changed(database));
    }

    @Test
    void acceptsAChangedFileAndLogsWhy(TestDatabase database) throws IOException {
        SampleCopy.of("5-tenants-business", folder, database);
        var ended =
                call(database)
                        .answering("y\n")
                        .run("repair", "accept", "2025-01-20_0915", "--reason", "only layout");
        assertEquals(0, ended.exitCode(), ended.err());
        assertEquals(0, changed(database));
        var history = call(database).run("history", "--json").json().get("runs");
        assertEquals("repair", history.get(0).get("kind").asText());
        assertEquals("only layout", history.get(0).get("reason").asText());
    }

    @Test
    void givesARecordTheNameOfTheRenamedFile(TestDatabase database) throws IOException {
        SampleCopy.of("1-that-smart-site", folder, database);
        var ended = call(database).run("repair", "rename", "2025-10-16_0001", "--yes", "--json");
        assertEquals(0, ended.exitCode(), ended.err());
        assertTrue(ended.json().get("done").asBoolean());
        var summary = call(database).run("status", "--json").json().get("summary");
        assertEquals(3, summary.get("applied").asInt());
        assertEquals(0, summary.get("missing").asInt());
        assertEquals(0, summary.get("outOfOrder").asInt());
    }

    @Test
    void adoptsAnOldTableOnceAndThenSaysSo(TestDatabase database) throws IOException {
        SampleCopy.of("2-trossapp", folder, database);
        var first = call(database).run("adopt", "--yes", "--json");
        assertEquals(0, first.exitCode(), first.err());
        assertTrue(first.json().get("done").asBoolean());
        var again = call(database).run("adopt", "--json");
        assertEquals(0, again.exitCode(), again.err());
        assertTrue(!again.json().get("done").asBoolean());
    }

    @Test
    void recordsABaselineWithoutRunningAnything(TestDatabase database) throws IOException {
        SampleCopy.of("2-trossapp", folder, database);
        database.execute("drop table schema_migrations");
        var ended = call(database).run("baseline", "--version", "003", "--yes");
        assertEquals(0, ended.exitCode(), ended.err());
        var summary = call(database).run("status", "--json").json().get("summary");
        assertEquals(3, summary.get("applied").asInt());
        assertEquals(4, summary.get("pending").asInt());
    }

    private int changed(TestDatabase database) {
        return call(database).run("status", "--json").json().get("summary").get("changed").asInt();
    }

    private CommandLineCall call(TestDatabase database) {
        return new CommandLineCall().in(folder).with("DATABASE_URL", database.url());
    }
}
