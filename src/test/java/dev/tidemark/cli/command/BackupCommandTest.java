package dev.tidemark.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.cli.CommandLineCall;
import dev.tidemark.cli.CommandLineCall.Ended;
import dev.tidemark.cli.Main;
import dev.tidemark.engine.backup.BackupFolder;
import dev.tidemark.testing.ChildJvm;
import dev.tidemark.testing.DumpServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith(DumpServer.Extension.class)
class BackupCommandTest {
    private static final String SCRIPT =
            "create table t (id int primary key); insert into t select generate_series(1, 100); create table \"Odd\" as select 1 as one";

    @TempDir Path folder;
    private DumpServer server;

    @BeforeEach
    void remember(DumpServer shared) {
        server = shared;
    }

    @Test
    void backsUpListsVerifiesAndRemoves() throws Exception {
        server.create("commands", SCRIPT);
        var made = call("commands", "backup", "--json", "--note", "before lunch");
        assertEquals(0, made.exitCode(), made.err());
        var json = made.json();
        assertEquals("tidemark/backup/1", json.get("schema").asText());
        assertEquals("commands-20251121T101500Z", json.get("name").asText());
        assertEquals(101, json.get("rows").asInt());
        assertEquals("before lunch", json.get("note").asText());
        assertEquals("readable", json.get("verifications").get(0).get("level").asText());
        assertTrue(Files.isDirectory(Path.of(json.get("folder").asText())));
        assertFalse(made.out().contains("password"));

        var proved = call("commands", "backup", "verify");
        assertEquals(0, proved.exitCode(), proved.err());
        assertTrue(proved.out().contains("proved: restored"), proved.out());
        call("commands", "backup", "--tables", "\"Odd\"", "--verify", "none");
        var list = call("commands", "backup", "list");
        assertTrue(list.out().contains("table public.\"Odd\""), list.out());
        assertTrue(list.out().contains("the whole database"), list.out());

        assertEquals(
                2, call("commands", "backup", "delete", "commands-20251121T101500Z").exitCode());
        // The latest is not proved, so that the proved one stays too.
        var pruned = call("commands", "backup", "prune", "--keep", "1", "--yes");
        assertTrue(pruned.out().contains("nothing to remove"), pruned.out());
        var deleted =
                call(
                        "commands",
                        "backup",
                        "delete",
                        "commands-20251121T101500Z-2",
                        "--yes",
                        "--json");
        assertEquals("commands-20251121T101500Z-2", deleted.json().get("removed").get(0).asText());
        assertEquals(1, call("commands", "backup", "list", "--json").json().get("backups").size());
    }

    @Test
    void tellsADamagedBackup() throws Exception {
        server.create("spoilt", SCRIPT);
        var made = call("spoilt", "backup", "--json", "--verify", "none").json();
        Path archive = Path.of(made.get("folder").asText()).resolve("archive");
        byte[] bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 1;
        Files.write(archive, bytes);
        var found = call("spoilt", "backup", "verify", "latest", "--level", "written", "--json");
        assertEquals(10, found.exitCode());
        assertEquals("backup-damaged", found.json().get("code").asText());
        assertTrue(call("spoilt", "backup", "list").out().contains("failed"));
        Files.delete(archive);
        assertTrue(call("spoilt", "backup", "list").out().contains("missing"));
    }

    @Test
    void restoresBesideSwapsGoesBackAndRemoves() throws Exception {
        server.create("going_back", SCRIPT);
        call("going_back", "backup");
        server.execute("going_back", "delete from t where id > 10");
        var restored = call("going_back", "restore", "latest", "--json");
        assertEquals(0, restored.exitCode(), restored.err());
        String name = restored.json().get("database").asText();
        assertEquals(10, restored.json().get("losses").get(0).get("now").asInt());
        assertEquals("10", server.value("going_back", "select count(*) from t"));
        assertEquals(2, call("going_back", "restore", "swap", name).exitCode());
        var refused =
                ask(
                        "going_back",
                        "something else\n",
                        "restore",
                        "swap",
                        name,
                        "--environment",
                        "production");
        assertEquals("not-confirmed", refused.json().get("code").asText());
        try (var _ = server.open("going_back")) {
            var busy = call("going_back", "restore", "swap", name, "--yes", "--json");
            assertEquals(7, busy.exitCode());
            assertEquals("database-in-use", busy.json().get("code").asText());
        }
        var swapped =
                ask(
                        "going_back",
                        "going_back\n",
                        "restore",
                        "swap",
                        name,
                        "--environment",
                        "production");
        assertEquals(0, swapped.exitCode(), swapped.err());
        String kept = swapped.json().get("kept").asText();
        assertEquals("100", server.value("going_back", "select count(*) from t"));
        assertTrue(call("going_back", "restore", "list").out().contains(kept));
        var removed = call("going_back", "restore", "remove", kept, "--yes", "--json");
        assertEquals(kept, removed.json().get("removed").asText());
        assertEquals(List.of("going_back"), server.databases("going_back"));
        assertEquals(2, call("going_back", "restore", "remove", "going_back", "--yes").exitCode());
    }

    @Test
    void swapsAtOnceWithARescueAndEndsSessionsWhenTold() throws Exception {
        server.create("at_once", SCRIPT);
        call("at_once", "backup");
        server.execute("at_once", "delete from t where id > 10");
        try (var other = server.open("at_once")) {
            other.send("begin; delete from t");
            var busy = call("at_once", "restore", "latest", "--swap", "--yes", "--json");
            assertEquals(7, busy.exitCode());
            assertEquals(List.of("at_once"), server.databases("at_once"));
            var done =
                    call(
                            "at_once",
                            "restore",
                            "latest",
                            "--swap",
                            "--terminate",
                            "--yes",
                            "--json");
            assertEquals(0, done.exitCode(), done.err());
            assertTrue(done.json().get("swapped").asBoolean());
            assertEquals("at_once-20251121T101500Z-2", done.json().get("rescue").asText());
        }
        assertEquals("100", server.value("at_once", "select count(*) from t"));
        assertEquals(
                "10", server.value("at_once_before_20251121_101500", "select count(*) from t"));
    }

    @Test
    void restoresInPlaceAndTablesBeside() throws Exception {
        server.create("placed", SCRIPT);
        call("placed", "backup");
        server.execute("placed", "delete from t where id > 10");
        var beside = call("placed", "restore", "tables", "latest", "t", "--into", "Old", "--json");
        assertEquals(100, beside.json().get("tables").get(0).get("rows").asInt(), beside.err());
        assertEquals("100", server.value("placed", "select count(*) from \"Old\".t"));
        assertEquals(2, call("placed", "restore", "in-place", "latest").exitCode());
        var done = call("placed", "restore", "in-place", "latest", "--yes");
        assertEquals(0, done.exitCode(), done.err());
        assertTrue(done.err().contains("public.t: 10 rows now, 100 in the backup"), done.err());
        assertTrue(
                done.out().contains("Old.t is too much") || done.out().contains("\"Old\".t"),
                done.out());
        assertEquals("100", server.value("placed", "select count(*) from t"));
    }

    @Test
    void aKilledProgramLeavesNothingThatLooksLikeABackup() throws Exception {
        server.create(
                "interrupted",
                "create table t as select i, md5(i::text) from generate_series(1, 300000) i");
        Path backups = folder.resolve("backups");
        var process =
                ChildJvm.of(
                                Main.class,
                                words("interrupted", "backup", "--folder", backups.toString()))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        Path archive = null;
        while (archive == null || !Files.exists(archive)) {
            assertTrue(process.isAlive(), () -> "ended: " + folder);
            archive =
                    new BackupFolder(backups)
                            .unfinished().stream()
                                    .findFirst()
                                    .map(path -> path.resolve("archive"))
                                    .orElse(null);
        }
        process.destroyForcibly().waitFor();
        var list = call("interrupted", "backup", "list", "--folder", backups.toString(), "--json");
        assertEquals(0, list.json().get("backups").size(), list.out());
        assertEquals(1, list.json().get("unfinished").size(), list.out());
        assertEquals(
                2,
                call("interrupted", "restore", "latest", "--folder", backups.toString())
                        .exitCode());
    }

    @Test
    void saysWhatIsWrongWithTheArguments() throws Exception {
        server.create("wrongly", SCRIPT);
        for (String[] arguments :
                new String[][] {
                    {"backup", "--method", "tape"},
                    {"backup", "--jobs", "0", "--method", "directory"},
                    {"backup", "--compress", "11"},
                    {"backup", "--schemas", "a", "--tables", "b"},
                    {"backup", "--verify", "list"},
                    {"backup", "--lock-wait", "soon"},
                    {"backup", "prune", "--keep", "0"},
                    {"backup", "delete", "nothing", "--yes"},
                    {"restore"},
                    {"restore", "tables", "nothing", "a.b.c"},
                }) {
            var ended = call("wrongly", arguments);
            assertEquals(2, ended.exitCode(), String.join(" ", arguments) + ended.err());
        }
        assertFalse(Files.exists(folder.resolve("backups")));
    }

    private Ended call(String database, String... arguments) {
        return new CommandLineCall()
                .at(folder)
                .in(folder)
                .with("TIDEMARK_BACKUPS", folder.resolve("backups").toString())
                .run(words(database, arguments));
    }

    private Ended ask(String database, String answer, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        return new CommandLineCall()
                .at(folder)
                .in(folder)
                .answering(answer)
                .with("TIDEMARK_BACKUPS", folder.resolve("backups").toString())
                .run(words(database, all.toArray(String[]::new)));
    }

    private String[] words(String database, String... arguments) {
        var words = new ArrayList<>(List.of(arguments));
        words.add("--url");
        words.add(server.server().url(database));
        return words.toArray(String[]::new);
    }
}
