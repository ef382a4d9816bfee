package dev.tidemark.engine.profile.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.postgres.ConnectionResolver;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.profile.check.CheckResult.Verdict;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.testing.TestCertificate;
import dev.tidemark.testing.TestServers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsStepTest {
    @TempDir static Path folder;

    private static TestCertificate certificate;
    private static EmbeddedServer server;

    @BeforeAll
    static void startAServerWithTls() throws Exception {
        certificate = TestCertificate.make(folder, "server", 365);
        server =
                EmbeddedServer.start(
                        TestServers.options()
                                .with("ssl", "on")
                                .with("ssl_cert_file", certificate.certificate().toString())
                                .with("ssl_key_file", certificate.key().toString()));
    }

    @AfterAll
    static void stopTheServer() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void describesTheCertificate() {
        for (String mode : List.of("prefer", "require")) {
            var report = run("localhost", "sslmode=" + mode, Clock.systemUTC());
            var tls = report.of(CheckStep.TLS).orElseThrow();
            assertEquals(Verdict.PASSED, tls.verdict(), report.toString());
            assertTrue(tls.text().contains("valid until"), tls.text());
            assertTrue(tls.details().contains("issued by CN=localhost"), tls.details().toString());
            assertTrue(tls.details().contains("made out to localhost"), tls.details().toString());
        }
    }

    @Test
    void readsTheCertificateWhereTlsStartsAtOnce() throws SQLException {
        try (var session = Connectors.of(settings(server, "localhost", "")).open("test")) {
            // Servers learned that with PostgreSQL 17.
            assumeTrue(session.serverVersion() >= 170_000);
        }
        var report = run("localhost", "sslmode=require sslnegotiation=direct", Clock.systemUTC());
        assertEquals(Verdict.PASSED, report.of(CheckStep.TLS).orElseThrow().verdict());
        assertEquals(Verdict.PASSED, report.verdict(), report.toString());
    }

    @Test
    void warnsOfACertificateThatExpiresSoon() {
        var later = Clock.offset(Clock.systemUTC(), Duration.ofDays(350));
        var tls = run("localhost", "sslmode=prefer", later).of(CheckStep.TLS).orElseThrow();
        assertEquals(Verdict.WARNED, tls.verdict());
        assertTrue(tls.text().contains("expires in 1"), tls.text());
    }

    @Test
    void anExpiredCertificateFailsOnlyWhereItIsVerified() {
        var later = Clock.offset(Clock.systemUTC(), Duration.ofDays(400));
        var verified =
                run(
                        "localhost",
                        "sslmode=verify-ca sslrootcert=" + certificate.certificate(),
                        later);
        assertEquals(ProblemCode.CONNECTION_TLS, verified.failure().orElseThrow().code());
        assertTrue(verified.failure().orElseThrow().why().contains("expired on"));
        var unverified = run("localhost", "sslmode=require", later);
        assertEquals(Verdict.WARNED, unverified.of(CheckStep.TLS).orElseThrow().verdict());
    }

    @Test
    void aCertificateOfAnotherHostFailsWithVerifyFull() {
        String root = " sslrootcert=" + certificate.certificate();
        var full = run("127.0.0.1", "sslmode=verify-full" + root, Clock.systemUTC());
        assertEquals(Verdict.FAILED, full.of(CheckStep.TLS).orElseThrow().verdict());
        assertTrue(full.failure().orElseThrow().why().contains("not made out to 127.0.0.1"));
        var authority = run("127.0.0.1", "sslmode=verify-ca" + root, Clock.systemUTC());
        assertEquals(Verdict.PASSED, authority.verdict(), authority.toString());
    }

    @Test
    void anUnknownAuthorityFailsAtTheLogin() throws Exception {
        var foreign = TestCertificate.make(folder, "foreign", 2).certificate();
        var report =
                run("localhost", "sslmode=verify-ca sslrootcert=" + foreign, Clock.systemUTC());
        assertEquals(Verdict.FAILED, report.of(CheckStep.LOGIN).orElseThrow().verdict());
        assertEquals(ProblemCode.CONNECTION_TLS, report.failure().orElseThrow().code());
    }

    @Test
    void aServerWithoutTlsFailsWhereItIsAskedFor() {
        try (var plain = TestServers.fresh()) {
            var required = run(plain, "localhost", "sslmode=require", Clock.systemUTC());
            assertEquals(Verdict.FAILED, required.of(CheckStep.TLS).orElseThrow().verdict());
            var preferred = run(plain, "localhost", "sslmode=prefer", Clock.systemUTC());
            assertTrue(
                    preferred.of(CheckStep.TLS).orElseThrow().text().startsWith("not encrypted"));
        }
    }

    private static CheckReport run(String host, String more, Clock clock) {
        return run(server, host, more, clock);
    }

    private static CheckReport run(EmbeddedServer server, String host, String more, Clock clock) {
        return new ConnectionTest(
                        settings(server, host, more),
                        TrackingRequest.ANY,
                        clock,
                        CheckListener.NONE)
                .run();
    }

    private static ConnectionSettings settings(EmbeddedServer server, String host, String more) {
        var environment = new Environment(Map.of(), folder, "me", Environment.Platform.LINUX);
        var password = server.settings("postgres").hosts().getFirst().password();
        String connection =
                "host=%s port=%d user=postgres dbname=postgres password=%s %s"
                        .formatted(host, server.port(), password.reveal(), more);
        return new ConnectionResolver(environment).resolve(connection, "");
    }
}
