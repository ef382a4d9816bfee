package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Scripts that end their transactions in every way, and fail in every place.
@ExtendWith(DatabaseExtension.class)
class TransactionFaultTest {
    private static final String DEFERRED =
            "create table p(id int primary key); create table c(id int references p deferrable initially deferred)";

    @TempDir Path folder;

    private RunFixture fixture(String script) throws Exception {
        return new RunFixture(folder).file("001_a.sql", script);
    }

    @Test
    void keepsNothingOfAFileWhoseOwnTransactionIsFollowedByAnError(TestDatabase database)
            throws Exception {
        var fixture = fixture("BEGIN;\nCREATE TABLE a(id int);\nCOMMIT;\nSELECT 1/0;\n");
        var problem = Aftermath.failure(fixture.apply(database.connector()));
        // What stands outside BEGIN…COMMIT makes two steps of it, as psql would run it.
        assertEquals(ProblemCode.PARTIAL_STATE, problem.code());
        assertEquals(4, problem.where().line());
        assertEquals("22012", problem.server().sqlState());
        assertTrue(problem.databaseState().contains("Step 1 of 001"), problem::toString);
        assertEquals("t", database.value("select to_regclass('a') is not null"));
        assertEquals("0", database.value("select count(*) from schema_migrations"));
        fixture.file("001_a.sql", "BEGIN;\nCREATE TABLE a(id int);\nCOMMIT;\nSELECT 1;\n");
        Aftermath.completed(fixture.resume(database.connector(), "001"));
        assertEquals("001", database.value("select version from schema_migrations"));
    }

    @Test
    void failsInTheMiddleOfEachMode(TestDatabase database) throws Exception {
        for (String script :
                new String[] {
                    "CREATE TABLE a(id int);\nSELECT 1/0;\nCREATE TABLE z();\n",
                    "BEGIN;\nCREATE TABLE a(id int);\nSELECT 1/0;\nCOMMIT;\nBEGIN;\nCREATE TABLE z();\nCOMMIT;\n",
                    "-- Transaction: none\nSELECT 1/0;\nCREATE TABLE a(id int);\nVACUUM;\n"
                }) {
            var fixture = fixture(script);
            var problem = Aftermath.failure(fixture.apply(database.connector()));
            assertEquals(ProblemCode.STATEMENT_FAILED, problem.code());
            assertTrue(problem.databaseState().contains("nothing of it"), problem::toString);
            assertEquals(
                    "0",
                    database.value(
                            "select count(*) from pg_class where relname in ('a', 'z') and relkind = 'r'"));
            assertEquals(
                    "failed",
                    database.value(
                            "select outcome from schema_migrations_journal where event = 'migration-finished' order by id desc limit 1"));
        }
        Aftermath.completed(fixture("CREATE TABLE a(id int);\n").apply(database.connector()));
        Aftermath.assertNothingRuns(database.connector());
    }

    @Test
    void recordsABlockThatEndsInRollback(TestDatabase database) throws Exception {
        Aftermath.completed(
                fixture(
                                "BEGIN;\nCREATE TABLE a(id int);\nROLLBACK;\nBEGIN;\nCREATE TABLE b(id int);\nCOMMIT;\n")
                        .apply(database.connector()));
        assertEquals("f", database.value("select to_regclass('a') is not null"));
        assertEquals("t", database.value("select to_regclass('b') is not null"));
        assertEquals("001", database.value("select version from schema_migrations"));
    }

    @Test
    void passesOnThatPreparedTransactionsAreOff(TestDatabase database) throws Exception {
        var problem =
                Aftermath.failure(
                        fixture("BEGIN;\nCREATE TABLE a(id int);\nPREPARE TRANSACTION 'x';\n")
                                .apply(database.connector()));
        assertEquals("55000", problem.server().sqlState());
        assertEquals(3, problem.where().line());
        assertTrue(problem.databaseState().contains("nothing of it"), problem::toString);
        assertEquals("f", database.value("select to_regclass('a') is not null"));
    }

    @Test
    void goesOnInTheTransactionThatAndChainOpens(TestDatabase database) throws Exception {
        var fixture =
                fixture(
                        "BEGIN;\nCREATE TABLE a(id int);\nCOMMIT AND CHAIN;\nINSERT INTO a VALUES (1);\nSELECT 1/0;\nCOMMIT;\n");
        var problem = Aftermath.failure(fixture.apply(database.connector()));
        assertEquals(ProblemCode.PARTIAL_STATE, problem.code());
        assertEquals("0", database.value("select count(*) from a"));
        fixture.file(
                "001_a.sql",
                "BEGIN;\nCREATE TABLE a(id int);\nCOMMIT AND CHAIN;\nINSERT INTO a VALUES (1);\nCOMMIT;\n");
        Aftermath.completed(fixture.resume(database.connector(), "001"));
        assertEquals("1", database.value("select count(*) from a"));
    }

    @Test
    void leavesSavepointsToTheScript(TestDatabase database) throws Exception {
        Aftermath.completed(
                fixture(
                                "CREATE TABLE a(id int);\nSAVEPOINT s;\nINSERT INTO a VALUES (1);\nROLLBACK TO s;\nINSERT INTO a VALUES (2);\nRELEASE s;\n")
                        .apply(database.connector()));
        assertEquals("2", database.value("select string_agg(id::text, ',') from a"));
    }

    @Test
    void keepsTheIsolationThatBeginAsksFor(TestDatabase database) throws Exception {
        Aftermath.completed(
                fixture(
                                "BEGIN ISOLATION LEVEL SERIALIZABLE, READ ONLY;\nCREATE TABLE a AS SELECT current_setting('transaction_isolation') AS level;\nCOMMIT;\n")
                        .apply(database.connector()));
        assertEquals("serializable", database.value("select level from a"));
        assertEquals("001", database.value("select version from schema_migrations"));
    }

    @Test
    void triesASerializableTransactionAgainThatOthersOvertook(TestDatabase database)
            throws Exception {
        database.execute("create table a(n int); insert into a values (1)");
        var fixture =
                fixture(
                        "BEGIN ISOLATION LEVEL REPEATABLE READ;\nSELECT * FROM a;\nUPDATE a SET n = n + 10;\nCOMMIT;\n");
        var once = new AtomicBoolean();
        fixture.listening(event -> {
            if (event instanceof RunEvent.StatementFinished done
                    && done.statement().command().equals("SELECT")
                    && once.compareAndSet(false, true)) {
                database.execute("update a set n = n + 100");
            }
        });
        Aftermath.completed(fixture.apply(database.connector()));
        assertEquals("40001", fixture.events(RunEvent.AttemptFailed.class).getFirst().sqlState());
        assertEquals("111", database.value("select n from a"));
    }

    @Test
    void namesCommitWhenADeferredConstraintFailsThere(TestDatabase database) throws Exception {
        database.execute(DEFERRED);
        var fixture = fixture("CREATE TABLE x(id int);\nINSERT INTO c VALUES (1);\n");
        var problem = Aftermath.failure(fixture.apply(database.connector()));
        assertEquals("COMMIT", problem.statement());
        assertEquals("23503", problem.server().sqlState());
        assertTrue(problem.why().contains("COMMIT failed"), problem::toString);
        assertTrue(problem.databaseState().contains("nothing of it"), problem::toString);
        assertEquals("f", database.value("select to_regclass('x') is not null"));
        assertEquals("0", database.value("select count(*) from schema_migrations"));
        fixture.file("001_a.sql", "CREATE TABLE x(id int);\n");
        Aftermath.completed(fixture.apply(database.connector()));
    }

    @Test
    void keepsTheStepsBeforeACommitThatFails(TestDatabase database) throws Exception {
        database.execute(DEFERRED);
        var fixture =
                fixture(
                        "CREATE TABLE x(id int);\nCREATE INDEX CONCURRENTLY i ON x(id);\nINSERT INTO c VALUES (1);\n");
        var problem = Aftermath.failure(fixture.apply(database.connector()));
        assertEquals(ProblemCode.PARTIAL_STATE, problem.code());
        assertEquals("COMMIT", problem.statement());
        assertTrue(problem.databaseState().contains("Steps 1 to 2"), problem::toString);
        assertEquals("0", database.value("select count(*) from c"));
        database.execute("insert into p values (1)");
        Aftermath.completed(fixture.resume(database.connector(), "001"));
        assertEquals("1", database.value("select count(*) from c"));
    }

    @Test
    void saysThatTheVersionIsListedAlreadyWhenAScriptListsItself(TestDatabase database)
            throws Exception {
        var fixture = fixture("CREATE TABLE a(id int);\n");
        Aftermath.completed(fixture.apply(database.connector()));
        fixture.file("002_b.sql", "INSERT INTO schema_migrations(version) VALUES ('002');\n");
        var problem = Aftermath.failure(fixture.apply(database.connector()));
        assertTrue(problem.why().contains("could not be recorded"), problem::toString);
        assertEquals("1", database.value("select count(*) from schema_migrations"));
    }
}
