package dev.tidemark.engine.profile.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.postgres.ConnectionResolver;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.profile.check.CheckResult.Verdict;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingTableName;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TcpRelay;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class ConnectionTestTest {
    @Test
    void tellsOfEachStepInOrder(TestDatabase database) {
        var told = new ArrayList<String>();
        var report =
                test(
                                database.settings(),
                                new CheckListener() {
                                    @Override
                                    public void started(CheckStep step) {
                                        told.add("> " + step);
                                    }

                                    @Override
                                    public void ended(CheckResult result) {
                                        told.add(result.step() + " " + result.verdict());
                                    }
                                })
                        .run();
        assertEquals(Verdict.PASSED, report.verdict(), report.toString());
        var expected = new ArrayList<String>();
        for (var step : CheckStep.values()) {
            expected.add("> " + step);
            expected.add(step + " PASSED");
        }
        assertEquals(expected, told);
        assertTrue(
                report.results().stream().allMatch(result -> result.took().toNanos() > 0),
                report.toString());
        assertEquals(
                "PostgreSQL " + database.value("show server_version"),
                text(report, CheckStep.VERSION));
        assertTrue(text(report, CheckStep.TRACKING).startsWith("none yet"));
    }

    @Test
    void changesNothing(TestDatabase database) {
        test(database.settings()).run();
        assertEquals(
                "0",
                database.value(
                        "select count(*) from pg_class where relnamespace = 'public'::regnamespace"));
    }

    @Test
    void aHostThatDoesNotExistFailsAtTheFirstStep() {
        var report = test(at("host.invalid", 5432)).run();
        assertOnlyFailed(report, CheckStep.NAME, ProblemCode.CONNECTION_UNKNOWN_HOST);
    }

    @Test
    void aPortWhereNothingListensFailsAtTheNetwork() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var report = test(at("127.0.0.1", port)).run();
        assertOnlyFailed(report, CheckStep.TCP, ProblemCode.CONNECTION_REFUSED);
    }

    @Test
    void aWrongPasswordFailsAtTheLogin(TestDatabase database) {
        var role = database.role("r");
        var report = test(role.settings().withPassword(Secret.of("wrong"), "the keychain")).run();
        assertOnlyFailed(report, CheckStep.LOGIN, ProblemCode.CONNECTION_AUTHENTICATION);
        assertTrue(report.failure().orElseThrow().why().contains("the keychain"));
        assertFalse(report.toString().contains("wrong"));
    }

    @Test
    void tellsWhichRightsAreMissing(TestDatabase database) {
        // Before PostgreSQL 15 everybody could create things in this schema.
        database.execute("revoke create on schema public from public");
        var report = test(database.role("reader").settings()).run();
        assertEquals(Verdict.WARNED, report.verdict(), report.toString());
        var rights = report.of(CheckStep.RIGHTS).orElseThrow();
        assertEquals(Verdict.WARNED, rights.verdict());
        assertTrue(rights.problem().orElseThrow().hint().startsWith("GRANT CREATE ON SCHEMA"));
    }

    @Test
    void tellsAReadOnlyDatabase(TestDatabase database) {
        database.execute(
                "alter database %s set default_transaction_read_only = on"
                        .formatted(database.name()));
        var report = test(database.settings()).run();
        assertEquals(Verdict.WARNED, report.of(CheckStep.WRITABLE).orElseThrow().verdict());
    }

    @Test
    void tellsWhoseTrackingTableItIsAndWhoHoldsItsLock(TestDatabase database) throws Exception {
        database.execute(
                "create table schema_migrations(version varchar(255) primary key);"
                        + " insert into schema_migrations values ('20240101000000')");
        long key = new TrackingTableName("public", "schema_migrations").lockKey();
        try (var holder = database.open()) {
            holder.send("select pg_advisory_lock(%d)".formatted(key));
            var report = test(database.settings()).run();
            assertTrue(
                    text(report, CheckStep.TRACKING).contains("of dbmate, 1 entries"),
                    report.toString());
            assertEquals(Verdict.WARNED, report.of(CheckStep.LOCK).orElseThrow().verdict());
        }
        assertEquals("free", text(test(database.settings()).run(), CheckStep.LOCK));
    }

    @Test
    void tellsAPooler(TestDatabase database) throws IOException {
        try (var relay = TcpRelay.to(database.settings())) {
            relay.rewriteBackendPid();
            var pooler = test(relay.settings()).run().of(CheckStep.POOLER).orElseThrow();
            assertEquals(ProblemCode.CONNECTION_POOLER, pooler.problem().orElseThrow().code());
        }
    }

    @Test
    void stopsAtWhateverStepItIs(TestDatabase database) {
        for (var step : EnumSet.complementOf(EnumSet.of(CheckStep.POOLER))) {
            var stopper = new Stopper(step);
            var test = test(database.settings(), stopper);
            stopper.test = test;
            var report = test.run();
            assertEquals(Verdict.STOPPED, report.verdict(), step + ": " + report);
            assertEquals(
                    Verdict.SKIPPED, report.results().getLast().verdict(), step + ": " + report);
            assertEquals(CheckStep.values().length, report.results().size());
        }
    }

    @Test
    void stopsWhileTheServerIsSilent(TestDatabase database) throws Exception {
        try (var relay = TcpRelay.to(database.settings())) {
            relay.pause();
            var test = test(relay.settings());
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            Thread.sleep(Duration.ofMillis(300));
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        test.stop();
                    });
            long start = System.nanoTime();
            var report = test.run();
            assertEquals(Verdict.STOPPED, report.verdict(), report.toString());
            assertTrue(System.nanoTime() - start < Duration.ofSeconds(5).toNanos());
        }
    }

    @Test
    void leavesNoSessionBehind(TestDatabase database) throws InterruptedException {
        var stopper = new Stopper(CheckStep.LOGIN);
        var test = test(database.settings(), stopper);
        stopper.test = test;
        test.run();
        test(database.settings()).run();
        String sessions =
                "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
        for (int i = 0; i < 50 && !database.value(sessions).equals("0"); i++) {
            Thread.sleep(100);
        }
        assertEquals("0", database.value(sessions));
    }

    private static final class Stopper implements CheckListener {
        private final CheckStep at;
        private ConnectionTest test;

        Stopper(CheckStep at) {
            this.at = at;
        }

        @Override
        public void started(CheckStep step) {
            if (step == at) {
                test.stop();
            }
        }

        @Override
        public void ended(CheckResult result) {}
    }

    private static void assertOnlyFailed(CheckReport report, CheckStep step, ProblemCode code) {
        assertEquals(Verdict.FAILED, report.verdict(), report.toString());
        assertEquals(code, report.failure().orElseThrow().code());
        var failed = report.results().stream().filter(r -> r.verdict() == Verdict.FAILED).toList();
        assertEquals(List.of(step), failed.stream().map(CheckResult::step).toList());
        assertEquals(
                Set.of(Verdict.SKIPPED),
                Set.copyOf(
                        Arrays.stream(CheckStep.values())
                                .filter(later -> later.compareTo(step) > 0)
                                .map(later -> report.of(later).orElseThrow().verdict())
                                .toList()));
    }

    private static String text(CheckReport report, CheckStep step) {
        return report.of(step).orElseThrow().text();
    }

    private static ConnectionSettings at(String host, int port) {
        var nobody =
                new Environment(
                        Map.of(), Path.of("/nonexistent"), "me", Environment.Platform.LINUX);
        return new ConnectionResolver(nobody)
                .resolve("host=%s port=%d dbname=d user=u".formatted(host, port), "");
    }

    private static ConnectionTest test(ConnectionSettings settings) {
        return test(settings, CheckListener.NONE);
    }

    private static ConnectionTest test(ConnectionSettings settings, CheckListener listener) {
        return new ConnectionTest(settings, TrackingRequest.ANY, Clock.systemUTC(), listener);
    }
}
