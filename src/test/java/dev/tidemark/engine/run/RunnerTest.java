package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.SourcePosition;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class RunnerTest {
    @TempDir Path folder;
    private RunFixture fixture;

    @BeforeEach
    void project() {
        fixture = new RunFixture(folder);
    }

    private static Problem failure(RunOutcome outcome) {
        return assertInstanceOf(RunOutcome.Failed.class, outcome, outcome::toString).problem();
    }

    @Test
    void appliesEverythingPendingInOrderAndRecordsIt(TestDatabase database) throws Exception {
        fixture.file(
                        "001_users.sql",
                        "CREATE TABLE users(id int);\nCOMMENT ON TABLE users IS 'x';\n")
                .file("002_mail.sql", "ALTER TABLE users ADD mail text;\n");
        var outcome = fixture.apply(database.connector());
        assertInstanceOf(RunOutcome.Completed.class, outcome, outcome::toString);
        assertEquals(List.of("001", "002"), outcome.done());
        assertEquals(
                List.of("001", "002"),
                database.values("select version from schema_migrations order by id"));
        assertEquals(
                "2",
                database.value(
                        "select count(*) from schema_migrations where success and checksum is not null and run_id is not null"));
        assertEquals("0", String.valueOf(fixture.status(database.connector()).summary().pending()));
        assertEquals(
                "applied",
                database.value(
                        "select outcome from schema_migrations_journal where event = 'run-finished'"));
    }

    @Test
    void givesTheFirstStatementOfATransactionItsOwnTime(TestDatabase database) throws Exception {
        fixture.file("001_slow.sql", "SELECT pg_sleep(0.3);\nCREATE TABLE a(id int);\n");
        var took = new ArrayList<Duration>();
        fixture.listening(
                        event -> {
                            if (event instanceof RunEvent.StatementFinished finished) {
                                took.add(finished.took());
                            }
                        })
                .apply(database.connector());
        assertTrue(took.getFirst().toMillis() >= 300, took::toString);
        assertTrue(took.getLast().compareTo(took.getFirst()) < 0, took::toString);
    }

    @Test
    void doesNothingTwice(TestDatabase database) throws Exception {
        fixture.file("001_users.sql", "CREATE TABLE users(id int);\n");
        fixture.apply(database.connector());
        assertEquals(List.of(), fixture.apply(database.connector()).done());
    }

    @Test
    void rollsBackAFailingMigrationWholeAndNamesThePlace(TestDatabase database) throws Exception {
        fixture.file("001_a.sql", "CREATE TABLE a(id int);\n")
                .file(
                        "002_b.sql",
                        "CREATE TABLE b(id int);\nINSERT INTO b VALUES (1);\n\n  INSERT INTO b\n VALUES (1, 2);\n")
                .file("003_c.sql", "CREATE TABLE c(id int);\n");
        var outcome = fixture.apply(database.connector());
        var problem = failure(outcome);
        assertEquals(ProblemCode.STATEMENT_FAILED, problem.code());
        assertEquals(List.of("001"), outcome.done());
        assertEquals(new SourcePosition("002_b.sql", 5, 13), problem.where());
        assertNotNull(problem.server());
        assertEquals("42601", problem.server().sqlState());
        assertTrue(problem.databaseState().contains("nothing of it"), problem.databaseState());
        assertEquals("f", database.value("select to_regclass('b') is not null"));
        assertEquals("1", database.value("select count(*) from schema_migrations"));
        assertEquals(
                "failed",
                database.value(
                        "select outcome from schema_migrations_journal where event = 'migration-finished' and version = '002'"));
    }

    @Test
    void tellsTheStatementOfARuntimeErrorInsideABatch(TestDatabase database) throws Exception {
        fixture.file(
                "001_a.sql",
                """
                CREATE TABLE a(id int primary key);
                INSERT INTO a VALUES (1);
                INSERT INTO a VALUES (2);
                INSERT INTO a VALUES (1);
                INSERT INTO a VALUES (3);
                """);
        var problem = failure(fixture.apply(database.connector()));
        assertEquals(4, problem.where().line());
        assertEquals("INSERT INTO a VALUES (1)", problem.statement());
        assertEquals("23505", problem.server().sqlState());
    }

    @Test
    void absorbsTheFilesOwnTransactionSoThatTheTrackingRowCommitsWithIt(TestDatabase database)
            throws Exception {
        fixture.file("001_a.sql", "BEGIN;\nCREATE TABLE a(id int);\nCOMMIT;\n");
        fixture.apply(database.connector());
        assertEquals(
                "t",
                database.value(
                        "select (select xmin from pg_class where relname = 'a') = (select xmin from schema_migrations)"));
    }

    @Test
    void runsStatementsThatRefuseATransactionStepByStep(TestDatabase database) throws Exception {
        fixture.file("001_a.sql", "CREATE TABLE a(id int);\n")
                .file(
                        "002_index.sql",
                        "CREATE INDEX CONCURRENTLY a_id ON a(id);\nVACUUM a;\nALTER TABLE a ADD b int;\n");
        var outcome = fixture.apply(database.connector());
        assertInstanceOf(RunOutcome.Completed.class, outcome, outcome::toString);
        assertEquals(
                "t",
                database.value(
                        "select indisvalid from pg_index where indexrelid = 'a_id'::regclass"));
        assertEquals(
                "3",
                database.value(
                        "select count(*) from schema_migrations_journal where event = 'step-finished'"));
    }

    @Test
    void runsAFilesOwnTransactionsOneByOne(TestDatabase database) throws Exception {
        fixture.file(
                "001_a.sql",
                "BEGIN;\nCREATE TABLE a(id int);\nCOMMIT;\nBEGIN;\nCREATE TABLE b(id int);\nCOMMIT;\nINSERT INTO b VALUES (1);\n");
        var outcome = fixture.apply(database.connector());
        assertInstanceOf(RunOutcome.Completed.class, outcome, outcome::toString);
        assertEquals("1", database.value("select count(*) from b"));
    }

    @Test
    void saysWhichStepsStayWhenALaterOneFails(TestDatabase database) throws Exception {
        fixture.file(
                "001_a.sql",
                "BEGIN;\nCREATE TABLE a(id int);\nCOMMIT;\nCREATE TABLE b(id int);\nSELECT nonsense;\n");
        var problem = failure(fixture.apply(database.connector()));
        assertEquals(ProblemCode.PARTIAL_STATE, problem.code());
        assertEquals(5, problem.where().line());
        assertTrue(problem.databaseState().contains("Steps 1 to 2"), problem.databaseState());
        assertEquals("t", database.value("select to_regclass('b') is not null"));
        assertEquals("0", database.value("select count(*) from schema_migrations"));
    }

    @Test
    void resumesAtTheStepThatFailedWithoutRepeatingTheOthers(TestDatabase database)
            throws Exception {
        String good =
                "CREATE TABLE a(id int);\nCREATE INDEX CONCURRENTLY a_id ON a(id);\nINSERT INTO a VALUES (1);\n";
        fixture.file("001_a.sql", good + "INSERT INTO missing VALUES (1);\n");
        failure(fixture.apply(database.connector()));
        database.execute("create table missing(id int)");
        var outcome = fixture.resume(database.connector(), "001");
        assertInstanceOf(RunOutcome.Completed.class, outcome, outcome::toString);
        assertEquals("1", database.value("select count(*) from a"));
        assertEquals("1", database.value("select count(*) from missing"));
        assertEquals("001", database.value("select version from schema_migrations"));
    }

    @Test
    void rollsBackByTheSectionOfTheFile(TestDatabase database) throws Exception {
        fixture.file("001_a.sql", "CREATE TABLE a(id int);\n\n-- ROLLBACK:\n-- DROP TABLE a;\n");
        fixture.apply(database.connector());
        var outcome = fixture.rollBack(database.connector(), new Selection.Back.Last(1));
        assertInstanceOf(RunOutcome.Completed.class, outcome, outcome::toString);
        assertEquals("f", database.value("select to_regclass('a') is not null"));
        assertEquals("0", database.value("select count(*) from schema_migrations"));
    }

    @Test
    void placesAnErrorOfARollbackSectionInItsFile(TestDatabase database) throws Exception {
        fixture.file(
                "001_a.sql",
                "CREATE TABLE a(id int);\n\n-- ROLLBACK:\n-- DROP TABLE\n--   nowhere;\n");
        fixture.apply(database.connector());
        var problem = failure(fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
        assertEquals(4, problem.where().line());
        assertEquals("1", database.value("select count(*) from schema_migrations"));
    }

    @Test
    void forgetsWhatAMigrationLeftInTheSession(TestDatabase database) throws Exception {
        fixture.file(
                        "001_a.sql",
                        "SET search_path = pg_catalog;\nCREATE TEMP TABLE t(id int);\nCREATE TABLE public.a(id int);\n")
                .file("002_b.sql", "CREATE TEMP TABLE t(id int);\nCREATE TABLE b(id int);\n");
        var outcome = fixture.apply(database.connector());
        assertInstanceOf(RunOutcome.Completed.class, outcome, outcome::toString);
        assertEquals(
                "public",
                database.value(
                        "select relnamespace::regnamespace from pg_class where relname = 'b'"));
    }

    @Test
    void copiesDataAndPlacesItsErrors(TestDatabase database) throws Exception {
        fixture.file(
                        "001_a.sql",
                        "CREATE TABLE a(id int, t text);\nCOPY a FROM stdin;\n1\tone\n2\ttwo\n\\.\nINSERT INTO a VALUES (3, 'three');\n")
                .file("002_b.sql", "COPY a FROM stdin;\nx\tone\n\\.\n");
        var problem = failure(fixture.apply(database.connector()));
        assertEquals("3", database.value("select count(*) from a"));
        assertEquals("22P02", problem.server().sqlState());
        assertEquals("002_b.sql", problem.where().file());
    }

    @Test
    void refusesToLoseItsTrackingTable(TestDatabase database) throws Exception {
        fixture.file("001_a.sql", "CREATE TABLE a(id int);\n")
                .file("002_b.sql", "CREATE TABLE b(id int);\nDROP TABLE schema_migrations;\n");
        var problem = failure(fixture.apply(database.connector()));
        assertEquals(ProblemCode.TRACKING_TABLE_LOST, problem.code());
        assertEquals("1", database.value("select count(*) from schema_migrations"));
        assertEquals("f", database.value("select to_regclass('b') is not null"));
    }

    @Test
    void explainsANewEnumValueUsedInItsTransaction(TestDatabase database) throws Exception {
        fixture.file("001_a.sql", "CREATE TYPE mood AS ENUM ('ok');\nCREATE TABLE a(m mood);\n")
                .file(
                        "002_b.sql",
                        "ALTER TYPE mood ADD VALUE 'bad';\nINSERT INTO a VALUES ('bad');\n");
        var problem = failure(fixture.apply(database.connector()));
        assertEquals(ProblemCode.ENUM_VALUE_IN_TRANSACTION, problem.code());
        var project = fixture.project();
        var plan =
                new Planner(
                                project,
                                fixture.status(database.connector()),
                                fixture.tracking(project))
                        .apply(Selection.everything());
        var stepwise =
                plan.withMigrations(
                        plan.migrations().stream().map(m -> m.asStatements("asked")).toList());
        var outcome = fixture.run(stepwise, database.connector(), new StopSignal());
        assertInstanceOf(RunOutcome.Completed.class, outcome, outcome::toString);
        assertEquals("bad", database.value("select m from a"));
    }

    @Test
    void triesAPlanAndRollsItBack(TestDatabase database) throws Exception {
        fixture.file("001_a.sql", "CREATE TABLE a(id int);\n")
                .file(
                        "002_b.sql",
                        "CREATE INDEX CONCURRENTLY a_id ON a(id);\nALTER TABLE a ADD b int;\n")
                .file("003_c.sql", "ALTER TABLE a ADD c int;\n");
        var project = fixture.project();
        var plan =
                new Planner(
                                project,
                                fixture.status(database.connector()),
                                fixture.tracking(project))
                        .apply(Selection.everything());
        var report =
                new DryRun(database.connector())
                        .run(
                                plan,
                                fixture.settings(database.connector()),
                                new StopSignal(),
                                RunListener.SILENT);
        assertEquals(List.of("001", "003"), report.tried());
        assertEquals("CREATE INDEX CONCURRENTLY", report.notTried().getFirst().what());
        assertTrue(report.problem().isEmpty(), report::toString);
        assertEquals("f", database.value("select to_regclass('a') is not null"));
        assertEquals("f", database.value("select to_regclass('schema_migrations') is not null"));
    }

    @Test
    void keepsEachNoticeWithItsMigration(TestDatabase database) throws Exception {
        fixture.file("001_a.sql", "DROP TABLE IF EXISTS nowhere;\nCREATE TABLE a(id int);\n");
        fixture.apply(database.connector());
        var notices = fixture.events(RunEvent.Noticed.class);
        assertEquals(1, notices.size());
        assertTrue(notices.getFirst().notice().message().contains("nowhere"));
    }

    @Test
    void runsProceduresThatCommitWhenTheHeaderSaysSo(TestDatabase database) throws Exception {
        database.execute(
                "create table t(id int); create procedure p() language plpgsql as $$ begin insert into t values (1); commit; insert into t values (2); end $$");
        fixture.file("001_a.sql", "-- Transaction: none\nCALL p();\n");
        var outcome = fixture.apply(database.connector());
        assertInstanceOf(RunOutcome.Completed.class, outcome, outcome::toString);
        assertEquals("2", database.value("select count(*) from t"));
    }

    @Test
    void saysHowToRunAProcedureThatCommits(TestDatabase database) throws Exception {
        database.execute("create procedure p() language plpgsql as $$ begin commit; end $$");
        fixture.file("001_a.sql", "CALL p();\n");
        var problem = failure(fixture.apply(database.connector()));
        assertEquals("2D000", problem.server().sqlState());
        assertTrue(problem.hint().contains("Transaction: none"), problem.hint());
    }

    @Test
    void namesAnInvalidIndexAndDropsItWhenResumed(TestDatabase database) throws Exception {
        database.execute("create table a(id int); insert into a values (1), (1)");
        fixture.file("001_a.sql", "CREATE UNIQUE INDEX CONCURRENTLY a_id ON a(id);\n");
        var problem = failure(fixture.apply(database.connector()));
        assertEquals(ProblemCode.INVALID_INDEX, problem.code());
        assertTrue(problem.databaseState().contains("INVALID index a_id"), problem.databaseState());
        database.execute("delete from a where ctid = (select min(ctid) from a)");
        var outcome = fixture.resume(database.connector(), "001");
        assertInstanceOf(RunOutcome.Completed.class, outcome, outcome::toString);
        assertEquals(
                "t",
                database.value(
                        "select indisvalid from pg_index where indexrelid = 'a_id'::regclass"));
    }

    @Test
    void refusesToBuildOverAnInvalidIndexOfTheSameName(TestDatabase database) throws Exception {
        database.execute(
                "create table a(id int); create index a_id on a(id); update pg_index set indisvalid = false where indexrelid = 'a_id'::regclass");
        fixture.file("001_a.sql", "CREATE INDEX CONCURRENTLY IF NOT EXISTS a_id ON a(id);\n");
        var problem = failure(fixture.apply(database.connector()));
        assertTrue(problem.hint().contains("DROP INDEX CONCURRENTLY a_id"), problem.hint());
    }

    @Test
    void saysThatABlockMayHaveCommittedBeforeItFailed(TestDatabase database) throws Exception {
        database.execute("create table t(id int)");
        fixture.file(
                "001_a.sql",
                "-- Transaction: none\nDO $$ BEGIN INSERT INTO t VALUES (1); COMMIT; RAISE 'after the commit'; END $$;\n");
        var problem = failure(fixture.apply(database.connector()));
        assertEquals("P0001", problem.server().sqlState());
        assertEquals(ProblemCode.PARTIAL_STATE, problem.code());
        assertTrue(problem.databaseState().contains("committed itself"), problem.databaseState());
        assertEquals("1", database.value("select count(*) from t"));
        var resumed = failure(fixture.resume(database.connector(), "001"));
        assertEquals(ProblemCode.OUTCOME_UNKNOWN, resumed.code());
        assertTrue(resumed.hint().contains("--skip-step"), resumed.hint());
    }

    @Test
    void keepsTheIsolationThatTheFilesOwnBeginAsksFor(TestDatabase database) throws Exception {
        fixture.file(
                "001_a.sql",
                "BEGIN ISOLATION LEVEL SERIALIZABLE;\nCREATE TABLE a AS SELECT current_setting('transaction_isolation') AS level;\nCOMMIT;\n");
        var outcome = fixture.apply(database.connector());
        assertInstanceOf(RunOutcome.Completed.class, outcome, outcome::toString);
        assertEquals("serializable", database.value("select level from a"));
        assertEquals(
                "t",
                database.value(
                        "select (select xmin from pg_class where relname = 'a') = (select xmin from schema_migrations)"));
    }
}
