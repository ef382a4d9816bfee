package dev.tidemark.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.cli.CommandLineCall;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Rollouts with a backup where no pg_dump is installed.
@ExtendWith(DatabaseExtension.class)
@Timeout(60)
class RolloutCopyTest {
    @TempDir Path folder;
    private TestDatabase database;

    @BeforeEach
    void project(TestDatabase fresh) throws IOException {
        database = fresh;
        fresh.execute("create table customers (id int); insert into customers values (1), (2)");
        Files.createDirectory(folder.resolve("migrations"));
        Files.writeString(
                folder.resolve("migrations/001_drop.sql"),
                "delete from customers;\n\n-- ROLLBACK: none needed\n");
        Files.writeString(folder.resolve("tidemark.toml"), "[policy.production]\nwindow = []\n");
    }

    @AfterEach
    void removeCopies() {
        for (String name :
                database.values(
                        "select datname from pg_database where datname like '%s\\_%%'"
                                .formatted(database.name()))) {
            database.execute("drop database if exists %s with (force)".formatted(name));
        }
    }

    private CommandLineCall call() {
        return new CommandLineCall()
                .in(folder)
                .at(folder.resolve("home"))
                .with("TIDEMARK_BACKUPS", folder.resolve("backups").toString())
                .with("DATABASE_URL", database.url())
                .withoutPrograms();
    }

    private CommandLineCall.Ended unattended(String... command) {
        var plan = new ArrayList<>(List.of(command));
        plan.removeIf(word -> word.equals("--backup-method") || word.equals("copy"));
        plan.addAll(List.of("--json", "--environment", "production"));
        var run = new ArrayList<>(List.of(command));
        run.addAll(List.of("--json", "--environment", "production", "--yes"));
        plan.add("--plan");
        var shown = call().run(plan.toArray(String[]::new));
        assertEquals(0, shown.exitCode(), shown.err() + shown.out());
        run.addAll(
                List.of("--name", database.name(), "--confirm", shown.json().get("plan").asText()));
        return call().run(run.toArray(String[]::new));
    }

    private String customers() {
        return database.value("select count(*) from customers");
    }

    @Test
    void makesACopyOnlyWhereSomebodyChoseItAndGoesBackByIt() throws SQLException {
        var refused = unattended("rollout");
        var problem = refused.json().get("problem");
        assertEquals("policy-backup-missing", problem.get("code").asText(), refused.out());
        assertTrue(problem.get("why").asText().contains("No pg_dump fits"), refused.out());
        assertTrue(problem.get("why").asText().contains("Nobody can connect"), refused.out());
        assertTrue(problem.get("hint").asText().contains("--backup-method copy"), refused.out());

        try (var other = database.open()) {
            var inUse = unattended("rollout", "--backup-method", "copy");
            assertEquals(
                    "database-in-use",
                    inUse.json().get("problem").get("code").asText(),
                    inUse.out());
            assertTrue(inUse.out().contains("session " + other.backendPid()), inUse.out());
        }
        assertEquals("2", customers());

        var done = unattended("rollout", "--backup-method", "copy");
        assertEquals(0, done.exitCode(), done.err() + done.out());
        assertEquals("0", customers());
        String backup = done.json().get("steps").get(3).get("detail").asText();
        assertTrue(backup.contains(", restored: the database " + database.name()), backup);
        assertTrue(backup.contains("Nobody could connect"), backup);

        var back = unattended("emergency", "--way", "restore");
        assertEquals(0, back.exitCode(), back.err() + back.out());
        assertEquals("2", customers());
    }

    @Test
    void asksAtATerminalAfterSayingWhatACopyBlocks() {
        var no = call().answering("something else\n").run("rollout", "--environment", "production");
        assertEquals("2", customers(), no.err());
        assertTrue(no.err().contains("backup: Nobody can connect to"), no.err());

        var yes =
                call().answering("%1$s\n%1$s\n".formatted(database.name()))
                        .run("rollout", "--environment", "production");
        assertEquals(0, yes.exitCode(), yes.err() + yes.out());
        assertEquals("0", customers());
    }
}
