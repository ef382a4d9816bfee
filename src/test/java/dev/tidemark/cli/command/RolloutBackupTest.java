package dev.tidemark.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.cli.CommandLineCall;
import dev.tidemark.testing.DumpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Rollouts with a backup, and back by it; on a server whose pg_dump is installed.
@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith(DumpServer.Extension.class)
@Timeout(120)
class RolloutBackupTest {
    private static final String DATABASE = "rolled_out";

    @TempDir Path folder;
    private DumpServer server;

    @BeforeEach
    void project(DumpServer shared) throws IOException, SQLException {
        server = shared;
        server.create(
                DATABASE,
                "create table customers (id int primary key); insert into customers values (1), (2)");
        Files.createDirectory(folder.resolve("migrations"));
        Files.writeString(
                folder.resolve("migrations/001_drop.sql"),
                "delete from customers;\n\n-- ROLLBACK: none needed\n");
        Files.writeString(
                folder.resolve("tidemark.toml"),
                """
                [policy.production]
                backup = "restored"
                [[verify.query]]
                name = "customers can be read"
                sql = "select count(*) >= 0 from customers"
                [emergency]
                stop = "sh -c 'echo stopped'"
                start = "sh -c 'echo started'"
                """);
    }

    private CommandLineCall.Ended call(String... arguments) {
        var words = new ArrayList<>(List.of(arguments));
        words.addAll(
                List.of(
                        "--json",
                        "--environment",
                        "production",
                        "--url",
                        server.server().url(DATABASE)));
        return new CommandLineCall()
                .in(folder)
                .at(folder.resolve("home"))
                .with("PATH", System.getenv("PATH"))
                .with("TIDEMARK_BACKUPS", folder.resolve("backups").toString())
                .run(words.toArray(String[]::new));
    }

    private CommandLineCall.Ended confirmed(List<String> command) {
        var plan = new ArrayList<>(command);
        plan.add("--plan");
        var shown = call(plan.toArray(String[]::new));
        assertEquals(0, shown.exitCode(), shown.err() + shown.out());
        var run = new ArrayList<>(command);
        run.addAll(
                List.of(
                        "--yes",
                        "--name",
                        DATABASE,
                        "--confirm",
                        shown.json().get("plan").asText()));
        return call(run.toArray(String[]::new));
    }

    private String value(String sql) throws SQLException {
        try (var session = server.database(DATABASE).connector().open("test")) {
            return session.query(sql, row -> row.getString(1)).getFirst();
        }
    }

    @Test
    void backsUpAsThePolicyDemandsAndGoesBackByThatBackup() throws Exception {
        var rollout = confirmed(List.of("rollout"));
        assertEquals(0, rollout.exitCode(), rollout.err() + rollout.out());
        assertEquals("0", value("select count(*) from customers"));
        String backup = rollout.json().get("backup").asText();
        assertTrue(backup.contains("(restored)"), backup);

        var ways = call("emergency", "--plan").json().get("ways");
        JsonNode restore = ways.get(1);
        assertTrue(restore.get("possible").asBoolean(), ways.toString());
        String facts = restore.get("facts").toString();
        assertTrue(facts.contains("Loses everything that was written since"), facts);
        assertTrue(facts.contains("public.customers"), facts);

        var back = confirmed(List.of("emergency", "--way", "restore"));
        assertEquals(0, back.exitCode(), back.err() + back.out());
        assertEquals("passed", back.json().get("outcome").asText());
        assertEquals("2", value("select count(*) from customers"));
        var goBack = back.json().get("steps").get(2);
        assertEquals("go-back", goBack.get("step").asText());
        assertTrue(goBack.get("detail").asText().contains("is kept as"), goBack.toString());
        assertTrue(goBack.get("detail").asText().contains("in the backup"), goBack.toString());
    }
}
