package dev.tidemark.engine.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.ServerIdentity;
import dev.tidemark.engine.preflight.Finding.Grade;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingState;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.Rollout;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class PreflightTest {
    @TempDir private Path folder;

    private Plan plan(Connector connector) throws Exception {
        Path file = folder.resolve("001_orders.sql");
        if (!Files.exists(file)) {
            Files.writeString(file, "alter table orders add column price int;\n");
        }
        return new Rollout(connector, folder).plan();
    }

    private static ServerIdentity identity(Connector connector) throws Exception {
        try (var session = connector.open("test")) {
            return ServerIdentity.read(session);
        }
    }

    private Preflight preflight(Connector connector) throws Exception {
        return new Preflight(
                connector, identity(connector), plan(connector), Optional.empty(), Duration.ZERO);
    }

    @Test
    void findsNothingToObjectToOnAQuietDatabase(TestDatabase database) throws Exception {
        database.execute("create table orders (id int)");
        List<Finding> findings = preflight(database.connector()).all();
        assertEquals(Subject.values().length, findings.size());
        String objections =
                findings.stream()
                        .filter(finding -> finding.grade() != Grade.OK)
                        .map(Finding::toString)
                        .collect(Collectors.joining("\n"));
        assertEquals("", objections);
    }

    @Test
    void refusesATargetThatIsNotTheOneSeen(TestDatabase database) throws Exception {
        var seen = identity(database.connector());
        var other =
                new ServerIdentity(
                        seen.database(),
                        seen.databaseOid(),
                        seen.role(),
                        Optional.of("1"),
                        seen.address());
        var finding =
                new Preflight(
                                database.connector(),
                                other,
                                plan(database.connector()),
                                Optional.empty())
                        .look(Subject.IDENTITY);
        assertEquals(Grade.REFUSED, finding.grade());
        assertTrue(finding.found().contains("system identifier"), finding::found);
    }

    @Test
    void namesWhoHoldsTheLock(TestDatabase database) throws Exception {
        var preflight = preflight(database.connector());
        try (var other = database.open()) {
            var name =
                    TrackingState.read(
                                    other, new TrackingRequest(Optional.empty(), Optional.empty()))
                            .name();
            other.first("select pg_advisory_lock(?)", row -> "", name.lockKey());
            var finding = preflight.look(Subject.LOCK);
            assertEquals(Grade.REFUSED, finding.grade());
            assertTrue(
                    finding.found().contains("session %d".formatted(other.backendPid())),
                    finding::found);
        }
        waitUntilGone(database, "advisory");
        assertEquals(Grade.OK, preflight.look(Subject.LOCK).grade());
    }

    @Test
    void warnsOfOpenTransactionsAndOfLocksOnTheTablesOfThePlan(TestDatabase database)
            throws Exception {
        database.execute("create table orders (id int); create table others (id int)");
        var preflight = preflight(database.connector());
        try (var other = database.open()) {
            other.send("begin; lock table others in share mode");
            assertEquals(Grade.OK, preflight.look(Subject.LOCKS).grade());
            other.send("lock table orders in row exclusive mode");
            var transactions = preflight.look(Subject.TRANSACTIONS);
            assertEquals(Grade.WARNING, transactions.grade());
            assertTrue(transactions.found().contains("idle in transaction"), transactions::found);
            var locks = preflight.look(Subject.LOCKS);
            assertEquals(Grade.WARNING, locks.grade());
            assertTrue(locks.found().contains("public.orders"), locks::found);
            assertTrue(locks.found().contains("row exclusive"), locks::found);
            other.send("rollback");
        }
        assertEquals(Grade.OK, preflight.look(Subject.TRANSACTIONS).grade());
    }

    @Test
    void saysWhichRightsAreMissing(TestDatabase database) throws Exception {
        database.execute("create table orders (id int)");
        var plan = plan(database.connector());
        var role = database.role("visitor").connector();
        var preflight = new Preflight(role, identity(role), plan, Optional.empty());
        var refused = preflight.look(Subject.RIGHTS);
        assertEquals(Grade.REFUSED, refused.grade());
        assertTrue(refused.fix().contains("GRANT"), refused::fix);
        database.execute("grant create on schema public to public");
        var warned = preflight.look(Subject.RIGHTS);
        assertEquals(Grade.WARNING, warned.grade());
        assertTrue(warned.found().contains("public.orders"), warned::found);
        assertEquals(Grade.NOT_KNOWN, preflight.look(Subject.DISK).grade());
    }

    @Test
    void noticesThatAFileChangedSinceThePlan(TestDatabase database) throws Exception {
        var preflight = preflight(database.connector());
        Files.writeString(folder.resolve("001_orders.sql"), "select 'something else';\n");
        var finding = preflight.look(Subject.FILES);
        assertEquals(Grade.REFUSED, finding.grade());
        assertTrue(finding.found().contains("001_orders.sql"), finding::found);
    }

    @Test
    void refusesAReadOnlyDatabase(TestDatabase database) throws Exception {
        var preflight = preflight(database.connector());
        database.execute(
                "alter database %s set default_transaction_read_only = on"
                        .formatted(database.name()));
        assertEquals(Grade.REFUSED, preflight.look(Subject.WRITABLE).grade());
    }

    private static void waitUntilGone(TestDatabase database, String locktype)
            throws InterruptedException {
        while (!database.value(
                        "select count(*) from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database() and locktype = '%s'"
                                .formatted(locktype))
                .equals("0")) {
            Thread.sleep(20);
        }
    }
}
