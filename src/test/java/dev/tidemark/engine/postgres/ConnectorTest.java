package dev.tidemark.engine.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TcpRelay;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.TestServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class ConnectorTest {
    @Test
    void namesItsPurposeInThatOfTheApplication(TestDatabase database) throws SQLException {
        try (var session = database.connector().open("lock")) {
            assertEquals("tidemark lock", show(session, "application_name"));
        }
    }

    @Test
    void passesServerOptionsOn(TestDatabase database) throws SQLException {
        var settings = resolve(database.url() + "?options=-c%20work_mem%3D3MB&application_name=x");
        try (var session = Connectors.of(settings).open("run")) {
            assertEquals("3MB", show(session, "work_mem"));
            assertEquals("x run", show(session, "application_name"));
        }
    }

    @Test
    void waitsForAStatementLongerThanForTheLogin(TestDatabase database) throws SQLException {
        var settings = resolve(database.url() + "?connect_timeout=1");
        try (var session = Connectors.of(settings).open("run")) {
            session.send("select pg_sleep(1.5)");
        }
    }

    @Test
    void leavesTheTimeZoneToTheServer(TestDatabase database) throws SQLException {
        database.execute(
                "alter database %s set timezone = 'Asia/Kathmandu'".formatted(database.name()));
        try (var session = database.open()) {
            assertEquals("Asia/Kathmandu", show(session, "timezone"));
            session.send("set timezone = 'UTC'; reset timezone");
            assertEquals("Asia/Kathmandu", show(session, "timezone"));
        }
    }

    @Test
    void letsAStatementSetAnyDateStyle(TestDatabase database) throws SQLException {
        try (var session = database.open()) {
            for (String style : List.of("German, DMY", "SQL, DMY", "Postgres, MDY", "ISO, YMD")) {
                session.send("set datestyle = '%s'; select repeat('x', 100000)".formatted(style));
                assertEquals(style, session.sendForValue("show datestyle"));
            }
            session.send("set datestyle = 'German'");
            assertEquals("31.12.2024", session.sendForValue("select '31.12.2024'::date"));
            session.send("discard all");
            assertEquals("ISO, MDY", session.sendForValue("show datestyle"));
        }
    }

    @Test
    void saysThatAStatementChangedTheEncoding(TestDatabase database) throws SQLException {
        try (var session = database.open()) {
            session.send("set client_encoding = 'utf-8'; set names 'Unicode'");
            assertEquals("ä", session.sendForValue("select 'ä'"));
            session.send("begin");
            var error =
                    assertThrows(
                            EncodingChanged.class,
                            () ->
                                    session.send(
                                            "select set_config('client_encoding', 'latin1', false)"));
            assertEquals("LATIN1", error.encoding());
            session.send("rollback");
            assertEquals("ä", session.sendForValue("select 'ä'"));
        }
    }

    @Test
    void connectsToTheGivenAddressInsteadOfTheNames(TestDatabase database) throws SQLException {
        var host = database.settings().hosts().getFirst();
        var settings =
                resolve(
                        "host=nowhere.invalid hostaddr=127.0.0.1 port=%d dbname=%s user=postgres password=%s"
                                .formatted(host.port(), database.name(), host.password().reveal()));
        try (var session = Connectors.of(settings).open("test")) {
            assertEquals("nowhere.invalid", Connectors.of(settings).target().host());
            session.send("select 1");
        }
    }

    @Test
    void cancelsFromAnotherThread(TestDatabase database) throws Exception {
        try (var session = database.open()) {
            var cancelled = new ConcurrentLinkedQueue<String>();
            var thread =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    session.send("select pg_sleep(60)");
                                } catch (SQLException e) {
                                    cancelled.add(e.getSQLState());
                                }
                            });
            String running =
                    "select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'";
            while (!database.value(running).equals("1")) {
                Thread.onSpinWait();
            }
            session.cancel();
            thread.join();
            assertEquals(List.of("57014"), List.copyOf(cancelled));
        }
    }

    @Test
    void tellsAWrongPassword(TestDatabase database) {
        var problem = problem(database.settings().withPassword(Secret.of("wrong-one"), "a test"));
        assertEquals(ProblemCode.CONNECTION_AUTHENTICATION, problem.code());
        assertFalse(problem.toString().contains("wrong-one"));
        assertTrue(problem.what().contains(database.name()), problem.what());
    }

    @Test
    void tellsAMissingPassword(TestDatabase database) {
        var host = database.settings().hosts().getFirst();
        var settings =
                ConnectionSettings.of(host.name(), host.port(), database.name(), "postgres", null);
        assertEquals(ProblemCode.CONNECTION_NO_PASSWORD, problem(settings).code());
    }

    @Test
    void tellsAnUnknownDatabase(TestDatabase database) {
        var problem = problem(database.settings().withDatabase("nowhere"));
        assertEquals(ProblemCode.CONNECTION_UNKNOWN_DATABASE, problem.code());
        assertEquals("3D000", problem.server().sqlState());
    }

    @Test
    void tellsARoleThatMayNotLogIn(TestDatabase database) {
        var role = database.role("gone");
        database.execute("alter role %s nologin".formatted(role.name()));
        assertEquals(ProblemCode.CONNECTION_NOT_PERMITTED, problem(role.settings()).code());
    }

    @Test
    void tellsARoleWithoutTheRightToConnect(TestDatabase database) {
        var role = database.role("outsider");
        database.execute("revoke connect on database %s from public".formatted(database.name()));
        assertEquals(ProblemCode.CONNECTION_NOT_PERMITTED, problem(role.settings()).code());
    }

    @Test
    void tellsTooManyConnections(TestDatabase database) throws SQLException {
        var role = database.role("narrow");
        database.execute("alter role %s connection limit 1".formatted(role.name()));
        try (var _ = role.connector().open("test")) {
            assertEquals(ProblemCode.CONNECTION_TOO_MANY, problem(role.settings()).code());
        }
    }

    @Test
    void tellsAServerWithoutTls(TestDatabase database) {
        var settings = database.settings().withTls(TlsSettings.of(SslMode.REQUIRE));
        var problem = problem(settings);
        assertEquals(ProblemCode.CONNECTION_TLS, problem.code());
        assertTrue(problem.why().contains("sslmode=require"), problem.why());
    }

    @Test
    void tellsAnUnknownHost() {
        var problem = problem(ConnectionSettings.of("nowhere.invalid", 5432, "d", "u", null));
        assertEquals(ProblemCode.CONNECTION_UNKNOWN_HOST, problem.code());
        assertTrue(problem.why().contains("nowhere.invalid"));
    }

    @Test
    void tellsThatNothingListensAndWhereThePortCameFrom() throws IOException {
        int port = closedPort();
        var environment =
                new Environment(
                        Map.of("PGPORT", Integer.toString(port)),
                        Path.of("/nowhere"),
                        "me",
                        Environment.Platform.LINUX);
        var problem = problem(new ConnectionResolver(environment).resolve());
        assertEquals(ProblemCode.CONNECTION_REFUSED, problem.code());
        assertTrue(problem.why().contains("%d (from PGPORT)".formatted(port)), problem.why());
    }

    @Test
    void tellsAServerThatStaysSilent() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var settings =
                    resolve(
                            "postgresql://u@127.0.0.1:%d/d?connect_timeout=1&sslmode=disable"
                                    .formatted(silent.getLocalPort()));
            assertEquals(ProblemCode.CONNECTION_TIMEOUT, problem(settings).code());
        }
    }

    @Test
    void tellsAServerThatIsNotPostgres() throws IOException {
        try (var other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(() -> {
                        try (var client = other.accept()) {
                            client.getOutputStream()
                                    .write(
                                            "HTTP/1.1 400\r\n\r\n"
                                                    .getBytes(StandardCharsets.US_ASCII));
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    });
            var settings =
                    resolve(
                            "postgresql://u@127.0.0.1:%d/d?sslmode=disable"
                                    .formatted(other.getLocalPort()));
            assertEquals(ProblemCode.CONNECTION_FAILED, problem(settings).code());
        }
    }

    @Test
    void tellsAServerThatIsNotReady() throws SQLException {
        try (var server = TestServers.fresh();
                var session = server.connector("postgres").open("test")) {
            // A smart shutdown lets this session stay and takes no other.
            session.send("select pg_sleep(0)");
            ProcessHandle.of(server.pid()).orElseThrow().destroy();
            var problem = awaitProblem(server.settings("postgres"));
            assertEquals(ProblemCode.CONNECTION_NOT_READY, problem.code());
        }
    }

    @Test
    void takesTheNextServerWhenOneIsNotReached(TestDatabase database) throws Exception {
        int port = database.settings().hosts().getFirst().port();
        var reachable = database.settings().hosts().getFirst();
        var settings =
                resolve(
                        "postgresql://postgres:%s@127.0.0.1:%d,127.0.0.1:%d/%s?target_session_attrs=read-write"
                                .formatted(
                                        reachable.password().reveal(),
                                        closedPort(),
                                        port,
                                        database.name()));
        try (var session = Connectors.of(settings).open("test")) {
            assertEquals(Integer.toString(port), show(session, "port"));
        }
    }

    @Test
    void tellsOfEachServerThatWasTried(TestDatabase database) throws IOException {
        int closed = closedPort();
        var host = database.settings().hosts().getFirst();
        var settings =
                resolve(
                        "postgresql://postgres:%s@127.0.0.1:%d,127.0.0.1:%d/%s?target_session_attrs=standby"
                                .formatted(
                                        host.password().reveal(),
                                        closed,
                                        host.port(),
                                        database.name()));
        var problem = problem(settings);
        assertEquals(ProblemCode.CONNECTION_NO_SUCH_SERVER, problem.code());
        assertTrue(problem.why().contains("nothing listens on 127.0.0.1, port " + closed));
        assertTrue(problem.why().contains("the server is not standby"), problem.why());
    }

    @Test
    void aCutConnectionIsKnownToBeLost(TestDatabase database) throws Exception {
        try (var relay = TcpRelay.to(database.settings())) {
            var session = Connectors.of(relay.settings()).open("test");
            relay.cut();
            var lost = assertThrows(SQLException.class, () -> session.send("select 1"));
            assertTrue(ServerErrors.connectionLost(lost), lost.toString());
            assertTrue(session.isClosed());
        }
    }

    @Test
    void opensManySessionsAtOnce(TestDatabase database) throws Exception {
        var threads = new ArrayList<Thread>();
        var failures = new ConcurrentLinkedQueue<Throwable>();
        for (int i = 0; i < 20; i++) {
            threads.add(
                    Thread.ofVirtual()
                            .uncaughtExceptionHandler((_, failure) -> failures.add(failure))
                            .start(() -> database.value("select 1")));
        }
        for (var thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), List.copyOf(failures));
    }

    // Between the signal and the server's reaction a session may still be opened.
    private static Problem awaitProblem(ConnectionSettings settings) throws SQLException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            try (var _ = Connectors.of(settings).open("test")) {
                Thread.onSpinWait();
            } catch (ProblemException e) {
                return e.problem();
            }
        }
        throw new AssertionError("the server still takes sessions");
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Problem problem(ConnectionSettings settings) {
        return assertThrows(ProblemException.class, () -> Connectors.of(settings).open("test"))
                .problem();
    }

    private static ConnectionSettings resolve(String url) {
        var environment =
                new Environment(Map.of(), Path.of("/nowhere"), "me", Environment.Platform.LINUX);
        return new ConnectionResolver(environment).resolve(url, "");
    }

    private static String show(PgSession session, String name) throws SQLException {
        return session.first("show " + name, row -> row.getString(1)).orElseThrow();
    }
}
