package dev.tidemark.engine.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.testing.TestServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {
    @TempDir Path temporary;

    @Test
    void listensOnTheLoopbackAddressAndAsksForAPassword() throws SQLException {
        try (var server = TestServers.fresh();
                var session = server.connector("postgres").open("test")) {
            assertEquals("127.0.0.1", show(session, "listen_addresses"));
            assertEquals("", show(session, "unix_socket_directories"));
            assertEquals("UTF8", show(session, "server_encoding"));
            assertEquals(
                    0,
                    session.first(
                                    "select count(*)::int from pg_hba_file_rules where auth_method <> 'scram-sha-256'",
                                    row -> row.getInt(1))
                            .orElseThrow());
        }
    }

    @Test
    void aTemporaryServerLeavesNothingBehind() {
        var server = TestServers.fresh();
        Path folder = server.folder();
        assertTrue(Files.exists(folder.resolve("data")));
        server.close();
        assertFalse(server.alive());
        assertFalse(Files.exists(folder));
        server.close();
    }

    @Test
    void databasesOfAPersistentServerStay() throws SQLException {
        try (var server = EmbeddedServer.start(persistent());
                var session = server.connector("postgres").open("test")) {
            session.send("create table kept as select 42 as answer");
        }
        try (var server = EmbeddedServer.start(persistent());
                var session = server.connector("postgres").open("test")) {
            assertEquals(42, session.first("select answer from kept", row -> row.getInt(1)).get());
        }
    }

    @Test
    void anotherProcessFindsTheRunningServer() throws SQLException, IOException {
        Path folder = temporary.resolve("server");
        assertTrue(EmbeddedServer.running(folder, "postgres").isEmpty());
        try (var server = EmbeddedServer.start(persistent())) {
            var settings = EmbeddedServer.running(folder, "template1").orElseThrow();
            try (var session = Connectors.of(settings).open("test")) {
                assertEquals(Integer.toString(server.port()), show(session, "port"));
            }
            assertEquals(
                    PosixFilePermissions.fromString("rw-------"),
                    Files.getPosixFilePermissions(server.passfile()));
            assertFalse(settings.toString().contains(password(server)));
        }
        assertTrue(EmbeddedServer.running(folder, "postgres").isEmpty());
    }

    @Test
    void aFolderIsRunByOneAtATime() throws SQLException {
        try (var server = EmbeddedServer.start(persistent())) {
            var refused =
                    assertThrows(ProblemException.class, () -> EmbeddedServer.start(persistent()));
            assertEquals(ProblemCode.EMBEDDED_SERVER, refused.problem().code());
            assertTrue(refused.problem().why().contains("another Tidemark"));
            try (var session = server.connector("postgres").open("test")) {
                session.send("select 1");
            }
        }
    }

    @Test
    void comesBackOnTheSamePortAfterACrash() throws SQLException {
        try (var server = TestServers.fresh()) {
            try (var session = server.connector("postgres").open("test")) {
                session.send("create table kept()");
            }
            server.stopImmediately();
            assertFalse(server.alive());
            server.restart();
            try (var session = server.connector("postgres").open("test")) {
                session.send("table kept");
            }
            server.restart();
            try (var session = server.connector("postgres").open("test")) {
                session.send("table kept");
            }
        }
    }

    @Test
    void aStaleProcessFileDoesNotKeepItFromStarting() throws IOException {
        EmbeddedServer.start(persistent()).close();
        Files.writeString(
                temporary.resolve("server/data/postmaster.pid"),
                "%d\n/nowhere\n1\n5432\n\n\n\nready\n".formatted(ProcessHandle.current().pid()));
        EmbeddedServer.start(persistent()).close();
    }

    @Test
    void severalServersRunSideBySide() {
        try (var one = TestServers.fresh();
                var two = EmbeddedServer.start(TestServers.options().with("work_mem", "1MB"))) {
            assertTrue(one.port() != two.port());
            assertTrue(one.alive() && two.alive());
        }
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var options = TestServers.options().withPort(taken.getLocalPort());
            var refused = assertThrows(ProblemException.class, () -> EmbeddedServer.start(options));
            assertTrue(
                    refused.problem().why().contains("port " + taken.getLocalPort()),
                    refused.getMessage());
        }
    }

    @Test
    void aBadSettingIsToldInTheServersWords() {
        var options = TestServers.options().with("work_mem", "much");
        var refused = assertThrows(ProblemException.class, () -> EmbeddedServer.start(options));
        assertTrue(
                refused.problem().why().contains("invalid value for parameter \"work_mem\""),
                refused.getMessage());
    }

    @Test
    void anUnusableFolderIsNamed() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");
        var options = EmbeddedServer.Options.persistent(file.resolve("x"), Environment.ofProcess());
        var refused = assertThrows(ProblemException.class, () -> EmbeddedServer.start(options));
        assertEquals(ProblemCode.EMBEDDED_SERVER, refused.problem().code());
        assertTrue(refused.problem().what().contains(file.toString()), refused.getMessage());
    }

    private EmbeddedServer.Options persistent() {
        return EmbeddedServer.Options.persistent(
                        temporary.resolve("server"), Environment.ofProcess())
                .withoutDurability();
    }

    private static String password(EmbeddedServer server) throws IOException {
        return Files.readString(server.passfile()).strip().split(":", 5)[4];
    }

    private static String show(PgSession session, String name) throws SQLException {
        return session.first("show " + name, row -> row.getString(1)).orElseThrow();
    }
}
