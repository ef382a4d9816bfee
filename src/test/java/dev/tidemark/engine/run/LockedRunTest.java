package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Locks that other sessions hold.
@ExtendWith(DatabaseExtension.class)
class LockedRunTest {
    private static final String TRANSACTION = "CREATE TABLE b(id int);\nALTER TABLE a ADD c int;\n";
    private static final String BLOCKS =
            "BEGIN;\nCREATE TABLE x(id int);\nCOMMIT;\nBEGIN;\nINSERT INTO x VALUES (1);\nALTER TABLE a ADD c int;\nCOMMIT;\n";
    private static final String STATEMENTS =
            "CREATE TABLE x(id int);\nALTER TABLE a ADD c int;\nVACUUM x;\n";
    private static final String TABLE = "create table a(id int)";

    @TempDir Path folder;

    private RunFixture fixture(String script) throws Exception {
        return new RunFixture(folder).file("001_a.sql", script);
    }

    @ParameterizedTest
    @ValueSource(strings = {TRANSACTION, BLOCKS, STATEMENTS})
    void triesAgainUntilTheLockIsFree(String script, TestDatabase database) throws Exception {
        var fixture = fixture(script).locks(Duration.ofSeconds(5), 10);
        String undisturbed = Aftermath.undisturbed(fixture, database.connector(), TABLE);
        try (var other = database.open()) {
            other.send("begin; lock table a in access share mode");
            var running = fixture.startApplying(database.connector(), new StopSignal());
            var failed = fixture.await(RunEvent.AttemptFailed.class, _ -> true);
            assertEquals("55P03", failed.sqlState());
            other.send("commit");
            Aftermath.completed(running.get(20, TimeUnit.SECONDS));
        }
        Aftermath.endsLike(undisturbed, fixture, database.connector());
    }

    @ParameterizedTest
    @ValueSource(strings = {TRANSACTION, BLOCKS, STATEMENTS})
    void givesUpWhenTheLockIsHeldLongerThanTheLadder(String script, TestDatabase database)
            throws Exception {
        var fixture = fixture(script).locks(Duration.ofMillis(100), 2);
        String undisturbed = Aftermath.undisturbed(fixture, database.connector(), TABLE);
        boolean whole = script.equals(TRANSACTION);
        try (var other = database.open()) {
            other.send("begin; lock table a in access share mode");
            var problem = Aftermath.failure(fixture.apply(database.connector()));
            assertEquals(
                    whole ? ProblemCode.LOCK_TIMEOUT : ProblemCode.PARTIAL_STATE, problem.code());
            assertEquals("55P03", problem.server().sqlState());
            assertEquals(2, fixture.events(RunEvent.AttemptFailed.class).size());
            assertEquals("f", database.value("select to_regclass('b') is not null"));
            assertEquals("0", database.value("select count(*) from schema_migrations"));
            if (!whole) {
                assertEquals("0", database.value("select count(*) from x"));
                assertTrue(problem.databaseState().contains("Step 1 of 001"), problem::toString);
            }
            other.send("commit");
        }
        Aftermath.endsLike(undisturbed, fixture, database.connector());
    }

    @Test
    void triesAStatementThatRefusesATransactionAgainToo(TestDatabase database) throws Exception {
        var fixture = fixture("VACUUM a;\n").locks(Duration.ofSeconds(5), 10);
        database.execute(TABLE);
        try (var other = database.open()) {
            other.send("begin; lock table a in access exclusive mode");
            var running = fixture.startApplying(database.connector(), new StopSignal());
            fixture.await(RunEvent.AttemptFailed.class, _ -> true);
            other.send("commit");
            Aftermath.completed(running.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void triesADeadlockAgain(TestDatabase database) throws Exception {
        var fixture =
                fixture("ALTER TABLE a ADD c int;\nALTER TABLE d ADD c int;\n")
                        .locks(Duration.ZERO, 3);
        String both = "create table a(id int); create table d(id int)";
        String undisturbed = Aftermath.undisturbed(fixture, database.connector(), both);
        try (var other = database.open()) {
            // The run's session checks for a deadlock first: it began to wait first, but the other
            // one's check comes much
            // later.
            other.send("set deadlock_timeout = '60s'; begin; lock table d");
            var running = fixture.startApplying(database.connector(), new StopSignal());
            Aftermath.untilBlocked(database.connector());
            other.send("set lock_timeout = '20s'; lock table a");
            other.send("commit");
            Aftermath.completed(running.get(20, TimeUnit.SECONDS));
        }
        var attempts = fixture.events(RunEvent.AttemptFailed.class);
        assertEquals(List.of("40P01"), attempts.stream().map(a -> a.sqlState()).toList());
        Aftermath.endsLike(undisturbed, fixture, database.connector());
    }

    @Test
    void tellsWhoBlocksAndWhoWaits(TestDatabase database) throws Exception {
        var fixture = fixture(TRANSACTION).locks(Duration.ZERO, 0);
        database.execute(TABLE);
        try (var other = database.open();
                var reader = database.open()) {
            other.send("begin; lock table a in access share mode");
            var running = fixture.startApplying(database.connector(), new StopSignal());
            var blocked =
                    fixture.await(RunEvent.Blocked.class, event -> !event.blockers().isEmpty());
            assertEquals(other.backendPid(), blocked.blockers().getFirst().pid());
            assertEquals("tidemark test", blocked.blockers().getFirst().application());
            assertEquals("idle in transaction", blocked.blockers().getFirst().state());
            var reading =
                    fixture.start(() -> {
                        reader.send("select * from a");
                        return null;
                    });
            fixture.await(RunEvent.Blocked.class, event -> event.waiting() == 1);
            other.send("commit");
            Aftermath.completed(running.get(20, TimeUnit.SECONDS));
            reading.get(20, TimeUnit.SECONDS);
        }
        assertFalse(fixture.events(RunEvent.Blocked.class).isEmpty());
        assertTrue(fixture.events(RunEvent.Blocked.class).size() <= 4);
    }
}
