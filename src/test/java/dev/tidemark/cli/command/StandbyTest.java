package dev.tidemark.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.cli.CommandLineCall;
import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A standby that streams from a primary: it can be looked at, and nothing is run on it.
class StandbyTest {
    @TempDir static Path servers;

    private static EmbeddedServer primary;
    private static EmbeddedServer standby;

    @TempDir Path folder;

    @BeforeAll
    static void startPrimaryAndStandby() throws IOException {
        Path first = servers.resolve("primary");
        EmbeddedServer.start(options(first)).close();
        Path second = servers.resolve("standby");
        copy(first, second);
        Files.createFile(second.resolve("data/standby.signal"));
        primary = EmbeddedServer.start(options(first));
        standby =
                EmbeddedServer.start(
                        options(second)
                                .with(
                                        "primary_conninfo",
                                        "host=127.0.0.1 port=%d user=postgres passfile=%s"
                                                .formatted(primary.port(), primary.passfile())));
    }

    @AfterAll
    static void stop() {
        for (var server : new EmbeddedServer[] {standby, primary}) {
            if (server != null) {
                server.close();
            }
        }
    }

    private static EmbeddedServer.Options options(Path folder) {
        var options = TestServers.options();
        return new EmbeddedServer.Options(
                folder, options.cache(), 0, options.settings(), options.archive());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @BeforeEach
    void applyOneOfTwoOnThePrimary() throws Exception {
        execute(primary.connector("postgres"), "drop schema public cascade; create schema public");
        write("001_a.sql", "create table a (id int);\n\n-- ROLLBACK\n-- drop table a;\n");
        var applied = call(primary, "migrate");
        assertEquals(0, applied.exitCode(), applied.err());
        write("002_b.sql", "create table b (id int);\n");
        String written =
                value(primary.connector("postgres"), "select pg_current_wal_flush_lsn()::text");
        String caughtUp = "select (pg_last_wal_replay_lsn() >= '%s')::text".formatted(written);
        while (!value(standby.connector("postgres"), caughtUp).equals("true")) {
            Thread.sleep(20);
        }
    }

    private void write(String name, String sql) throws IOException {
        Path file = folder.resolve("migrations").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, sql);
    }

    private CommandLineCall.Ended call(EmbeddedServer server, String... args) {
        return new CommandLineCall()
                .in(folder)
                .with("DATABASE_URL", server.url("postgres"))
                .run(args);
    }

    @Test
    void showsWhereItStands() {
        var status = call(standby, "status", "--json");
        assertEquals(0, status.exitCode(), status.err());
        assertEquals(1, status.json().at("/summary/applied").asInt());
        assertEquals(1, status.json().at("/summary/pending").asInt());
        for (var command : List.of("list", "history", "verify")) {
            var ended = call(standby, command);
            assertEquals(0, ended.exitCode(), command + ended.err());
        }
        assertEquals(0, call(standby, "rollback", "--list").exitCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "migrate",
                "migrate --dry-run",
                "rollback --yes",
                "repair forget 001 --yes",
                "db create",
                "db drop --yes",
                "db setup --yes",
                "db reset --yes"
            })
    void refusesEveryChange(String command) {
        var ended = call(standby, command.split(" "));
        assertEquals(3, ended.exitCode(), ended.err());
        assertTrue(ended.err().contains("server-read-only"), ended.err());
        assertTrue(ended.err().contains("standby"), ended.err());
        assertTrue(ended.err().contains("Connect to the primary"), ended.err());
    }

    private static void execute(Connector connector, String sql) {
        try (PgSession session = connector.open("test")) {
            session.send(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private static String value(Connector connector, String sql) {
        try (PgSession session = connector.open("test")) {
            return session.query(sql, row -> row.getString(1)).getFirst();
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
