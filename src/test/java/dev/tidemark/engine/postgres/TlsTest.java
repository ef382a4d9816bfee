package dev.tidemark.engine.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.testing.TestCertificate;
import dev.tidemark.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// TLS against a server whose certificate is its own authority, made for `localhost`.
class TlsTest {
    @TempDir static Path folder;

    private static Path certificate;
    private static Path foreign;
    private static EmbeddedServer server;

    @BeforeAll
    static void startAServerWithTls() throws Exception {
        var own = TestCertificate.make(folder, "server", 2);
        certificate = own.certificate();
        foreign = TestCertificate.make(folder, "foreign", 2).certificate();
        server =
                EmbeddedServer.start(
                        TestServers.options()
                                .with("ssl", "on")
                                .with("timezone", "Asia/Kathmandu")
                                .with("ssl_cert_file", certificate.toString())
                                .with("ssl_key_file", own.key().toString()));
    }

    @AfterAll
    static void stopTheServer() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void encryptsWhenTheServerCan() throws SQLException {
        assertEncrypted("localhost", "sslmode=prefer");
        assertEncrypted("localhost", "sslmode=require");
        assertEncrypted("localhost", "sslmode=require channel_binding=require");
    }

    @Test
    void encryptsFromTheFirstByteWhenAsked() throws SQLException {
        try (var session = connector("localhost", "sslmode=require").open("test")) {
            // Servers learned that with PostgreSQL 17.
            assumeTrue(session.serverVersion() >= 170_000);
        }
        assertEncrypted("localhost", "sslmode=require sslnegotiation=direct");
    }

    @Test
    void doesNotEncryptWhenToldNotTo() throws SQLException {
        try (var session = connector("localhost", "sslmode=disable").open("test")) {
            assertEquals("f", encrypted(session));
        }
    }

    @Test
    void verifiesTheAuthorityAndTheHost() throws SQLException {
        assertEncrypted("localhost", "sslmode=verify-full sslrootcert=" + certificate);
        assertEncrypted("127.0.0.1", "sslmode=verify-ca sslrootcert=" + certificate);
        assertEncrypted(
                "localhost", "hostaddr=127.0.0.1 sslmode=verify-full sslrootcert=" + certificate);
    }

    @Test
    void tellsACertificateOfAnotherHost() {
        var problem = problem("127.0.0.1", "sslmode=verify-full sslrootcert=" + certificate);
        assertEquals(ProblemCode.CONNECTION_TLS, problem.code(), problem.toString());
        assertTrue(problem.hint().contains("sslrootcert"));
    }

    @Test
    void tellsACertificateOfAnUnknownAuthority() {
        var unknown = problem("localhost", "sslmode=verify-ca sslrootcert=" + foreign);
        assertEquals(ProblemCode.CONNECTION_TLS, unknown.code(), unknown.toString());
        var system = problem("localhost", "sslrootcert=system");
        assertEquals(ProblemCode.CONNECTION_TLS, system.code(), system.toString());
    }

    @Test
    void tellsACertificateFileThatIsNone() throws IOException {
        Path nonsense = Files.writeString(folder.resolve("nonsense.crt"), "nonsense");
        var problem = problem("localhost", "sslmode=verify-ca sslrootcert=" + nonsense);
        assertEquals(ProblemCode.CONNECTION_TLS, problem.code(), problem.toString());
    }

    @Test
    void cancelsThroughTls() throws SQLException {
        try (var session = connector("localhost", "sslmode=require").open("test")) {
            session.cancel();
            session.send("select 1");
        }
    }

    private static void assertEncrypted(String host, String more) throws SQLException {
        try (var session = connector(host, more).open("test")) {
            assertEquals("t", encrypted(session), more);
            assertEquals(
                    "Asia/Kathmandu",
                    session.first("show timezone", row -> row.getString(1)).orElseThrow());
            session.send("set datestyle = 'German'");
            assertEquals("31.12.2024", session.sendForValue("select '31.12.2024'::date"));
        }
    }

    private static String encrypted(PgSession session) throws SQLException {
        return session.first(
                        "select ssl::text from pg_stat_ssl where pid = pg_backend_pid()",
                        row -> row.getString(1))
                .orElseThrow()
                .substring(0, 1);
    }

    private static Problem problem(String host, String more) {
        return assertThrows(ProblemException.class, () -> connector(host, more).open("test"))
                .problem();
    }

    private static Connector connector(String host, String more) {
        var environment = new Environment(Map.of(), folder, "me", Environment.Platform.LINUX);
        var password = server.settings("postgres").hosts().getFirst().password();
        String connection =
                "host=%s port=%d user=postgres dbname=postgres password=%s %s"
                        .formatted(host, server.port(), password.reveal(), more);
        return Connectors.of(new ConnectionResolver(environment).resolve(connection, ""));
    }
}
