package dev.tidemark.engine.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.project.VerifyConfig;
import dev.tidemark.engine.project.VerifyConfig.HeaderValue;
import dev.tidemark.engine.verify.Check.Result;
import dev.tidemark.testing.HealthServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpCheckTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private HealthServer server;

    @BeforeEach
    void start() throws IOException {
        server = new HealthServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void passesWhatAnswers() throws InterruptedException {
        var check = ask(http(server.url("/ok")));
        assertEquals(Result.PASSED, check.result());
        assertEquals("answered 200", check.detail());
    }

    @Test
    void failsAnError() throws InterruptedException {
        var check = ask(http(server.url("/status/500")));
        assertEquals(Result.FAILED, check.result());
        assertEquals("answered 500", check.detail());
    }

    @Test
    void failsWhatNeverAnswersAtItsOwnTimeLimit() throws InterruptedException {
        long began = System.nanoTime();
        var check = ask(http(server.url("/hang"), Optional.of(Duration.ofMillis(400))));
        assertEquals(Result.FAILED, check.result());
        assertTrue(check.detail().contains("within 400 ms"), check.detail());
        assertTrue(System.nanoTime() - began < LIMIT.toNanos());
    }

    @Test
    void failsAnAnswerThatNeverEnds() throws InterruptedException {
        var check = ask(http(server.url("/endless"), Optional.of(Duration.ofMillis(400))));
        assertEquals(Result.FAILED, check.result());
        assertTrue(check.detail().contains("no whole answer"), check.detail());
    }

    @Test
    void failsAPortOnWhichNobodyListens() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var check = ask(http("http://127.0.0.1:" + port + "/"));
        assertEquals(Result.FAILED, check.result());
        assertTrue(check.detail().startsWith("refused the connection"), check.detail());
    }

    @Test
    void failsSomethingThatSpeaksNoHttp() throws Exception {
        try (var socket = new ServerSocket(0)) {
            Thread.ofVirtual()
                    .start(() -> {
                        try (var client = socket.accept()) {
                            client.getOutputStream()
                                    .write("hello?\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                        } catch (IOException e) {
                            // The test has ended.
                        }
                    });
            var check = ask(http("http://127.0.0.1:" + socket.getLocalPort() + "/"));
            assertEquals(Result.FAILED, check.result());
            assertTrue(check.detail().startsWith("gave no proper answer"), check.detail());
        }
    }

    @Test
    void cantSayOfAnAnswerThatIsSlowerThanExpected() throws InterruptedException {
        var check =
                ask(
                        new VerifyConfig.Http(
                                "health",
                                server.url("/slow"),
                                Optional.empty(),
                                Optional.of(Duration.ofMillis(50)),
                                Map.of()));
        assertEquals(Result.INCONCLUSIVE, check.result());
        assertTrue(check.detail().contains("slowly"), check.detail());
    }

    @Test
    void cantSayOfAHostThatIsNotKnown() throws InterruptedException {
        var check = ask(http("http://no-such-host.invalid/health"));
        assertEquals(Result.INCONCLUSIVE, check.result(), check.detail());
    }

    @Test
    void followsNoRedirectAndSaysWhereItLeads() throws InterruptedException {
        var check = ask(http(server.url("/redirect")));
        assertEquals(Result.FAILED, check.result());
        assertTrue(check.detail().contains("answered 302"), check.detail());
        assertTrue(check.detail().contains("/ok"), check.detail());
        assertFalse(check.detail().contains("ticket"), check.detail());
    }

    @Test
    void sendsSecretsOfTheEnvironmentAndNeverShowsThem() throws InterruptedException {
        var check = ask(withHeader("HEALTH_TOKEN"));
        assertEquals(Result.PASSED, check.result(), check.detail());
        assertEquals("Bearer s3cr3t", server.lastAuthorization());
        assertFalse(check.toString().contains("s3cr3t"));
    }

    @Test
    void isNotAskedWithoutItsSecret() throws InterruptedException {
        var check = ask(withHeader("NOT_SET"));
        assertEquals(Result.INCONCLUSIVE, check.result());
        assertTrue(check.detail().contains("NOT_SET"), check.detail());
    }

    @Test
    void showsNoSecretThatCantBeSent() throws InterruptedException {
        var check = ask(withHeader("BROKEN"));
        assertEquals(Result.INCONCLUSIVE, check.result());
        assertFalse(check.detail().contains("s3cr3t"), check.detail());
    }

    @Test
    void endsAtOnceWhenSomebodyAsksToStop() throws InterruptedException {
        var stopped = new AtomicBoolean();
        Thread.ofVirtual()
                .start(() -> {
                    server.awaitRequest();
                    stopped.set(true);
                });
        var check =
                new HttpCheck(
                                http(server.url("/hang"), Optional.of(Duration.ofSeconds(20))),
                                limits().until(stopped::get))
                        .run();
        assertEquals(Result.INCONCLUSIVE, check.result());
        assertTrue(check.detail().contains("stop"), check.detail());
    }

    private static VerifyConfig.Http http(String url) {
        return http(url, Optional.empty());
    }

    private static VerifyConfig.Http http(String url, Optional<Duration> limit) {
        return new VerifyConfig.Http("health", url, limit, Optional.empty(), Map.of());
    }

    private VerifyConfig.Http withHeader(String variable) {
        return new VerifyConfig.Http(
                "health",
                server.url("/ok"),
                Optional.empty(),
                Optional.empty(),
                Map.of("Authorization", new HeaderValue.Variable("Bearer ", variable)));
    }

    private static Check ask(VerifyConfig.Http http) throws InterruptedException {
        return new HttpCheck(http, limits()).run();
    }

    private static CheckLimits limits() {
        var variables = Map.of("HEALTH_TOKEN", "s3cr3t", "BROKEN", "s3cr3t\nX-Other: 1");
        return CheckLimits.of(LIMIT, name -> Optional.ofNullable(variables.get(name)));
    }
}
