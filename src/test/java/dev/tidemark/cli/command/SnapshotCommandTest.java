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
class SnapshotCommandTest {
    @TempDir Path folder;

    @Test
    void describesTheLiveDatabaseInTheProjectsFolder(TestDatabase database) throws IOException {
        SampleCopy.of("2-trossapp", folder, database);
        var call = new CommandLineCall().in(folder).with("DATABASE_URL", database.url());
        var ended = call.run("snapshot");
        assertEquals(0, ended.exitCode(), ended.err());
        String text = Files.readString(folder.resolve("DATABASE.md"));
        assertTrue(text.contains("### users\n"), text);
        assertFalse(text.contains("schema_migrations"), text);
        database.execute(
                "insert into users (email) select 'u' || i || '@a' from generate_series(1, 500) i; analyze");
        assertEquals(text, call.run("snapshot", "--out", "-").out());
        assertFalse(call.run("snapshot", "--sizes", "--out", "-").out().equals(text));
        var json = call.run("snapshot", "--json", "--out", "nowhere/DATABASE.md");
        assertEquals(2, json.exitCode());
        assertTrue(json.err().contains("was not written"), json.err());
    }
}
