package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Servers and server processes that go away under a run.
@ExtendWith(DatabaseExtension.class)
class ServerCrashTest {
    private static final String SLOW = "SELECT pg_sleep(60);\n";
    private static EmbeddedServer server;
    private static Connector connector;

    @TempDir Path folder;

    @BeforeAll
    static void start() {
        server = TestServers.fresh();
        connector = server.connector("postgres");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void empty() {
        Aftermath.execute(connector, "drop schema public cascade; create schema public");
    }

    /// Crashes while the slow statement runs; afterwards the file holds it no longer.
    private RunOutcome crash(RunFixture fixture, String file) throws Exception {
        var running = fixture.startApplying(connector, new StopSignal());
        Aftermath.untilAsleep(connector);
        server.stopImmediately();
        var outcome = running.get(30, TimeUnit.SECONDS);
        server.restart();
        Path path = folder.resolve(file);
        Files.writeString(path, Files.readString(path).replace(SLOW, "SELECT 1;\n"));
        return outcome;
    }

    @Test
    void rollsATransactionBackAndSaysThatEarlierCommitsAreUnconfirmed() throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file("001_a.sql", "CREATE TABLE a(id int);\n")
                        .file("002_b.sql", "CREATE TABLE b(id int);\n" + SLOW);
        var outcome = crash(fixture, "002_b.sql");
        var problem = Aftermath.failure(outcome);
        assertEquals(ProblemCode.SERVER_LOST_ROLLED_BACK, problem.code());
        assertEquals(List.of("001"), outcome.done());
        assertTrue(problem.databaseState().contains("may be lost"), problem::toString);
        assertEquals("f", Aftermath.value(connector, "select to_regclass('b') is not null"));
        assertEveryOneOrNothing();
        goOn();
        assertEquals("2", Aftermath.value(connector, "select count(*) from schema_migrations"));
    }

    @Test
    void keepsWholeStepsOnlyOfAFileWithItsOwnTransactions() throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file(
                                "001_a.sql",
                                "BEGIN;\nCREATE TABLE a(id int);\nCOMMIT;\nBEGIN;\nINSERT INTO a VALUES (1);\n"
                                        + SLOW
                                        + "COMMIT;\n");
        var problem = Aftermath.failure(crash(fixture, "001_a.sql"));
        assertTrue(problem.databaseState().contains("Step 2 was rolled back"), problem::toString);
        goOn();
        assertEquals("1", Aftermath.value(connector, "select count(*) from a"));
    }

    @Test
    void goesOnWithStatementsThatRefuseATransaction() throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file(
                                "001_a.sql",
                                "CREATE TABLE a(id int);\nCREATE INDEX CONCURRENTLY i ON a(id);\nINSERT INTO a VALUES (1);\n"
                                        + SLOW);
        var problem = Aftermath.failure(crash(fixture, "001_a.sql"));
        assertTrue(problem.databaseState().contains("Steps 1 to 3"), problem::toString);
        assertFalse(problem.hint().isEmpty());
        goOn();
        assertEquals("1", Aftermath.value(connector, "select count(*) from a"));
        assertEquals(
                "t",
                Aftermath.value(
                        connector,
                        "select indisvalid from pg_index where indexrelid = 'i'::regclass"));
    }

    /// A table with rows, whose migration can be rolled back.
    private RunFixture savable() throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file(
                                "001_a.sql",
                                "CREATE TABLE a (id int PRIMARY KEY, text text);\n-- ROLLBACK:\n-- DROP TABLE a;\n");
        Aftermath.completed(fixture.apply(connector));
        Aftermath.execute(
                connector,
                "insert into a select i, repeat(md5(i::text), 10) from generate_series(1, 5000) i");
        return fixture;
    }

    private void assertNothingIsLostAndItCanBeDoneAgain(RunFixture fixture) throws Exception {
        assertEquals("5000", Aftermath.value(connector, "select count(*) from a"));
        assertEquals(
                "0",
                Aftermath.value(
                        connector,
                        "select count(*) from pg_namespace where nspname = 'tidemark_archive'"));
        Aftermath.completed(fixture.rollBack(connector, new Selection.Back.Last(1)));
        assertEquals(
                "5000",
                Aftermath.value(connector, "select count(*) from tidemark_archive.saved_1_a"));
        Aftermath.execute(connector, "drop schema tidemark_archive cascade");
        Aftermath.assertNothingRuns(connector);
    }

    @Test
    void losesNothingWhenTheServerDiesWhileDataIsSaved() throws Exception {
        var fixture = savable();
        Aftermath.execute(
                connector,
                """
                create function dawdle() returns event_trigger language plpgsql as
                  $$ begin if exists (select from pg_event_trigger_ddl_commands() where schema_name = 'tidemark_archive' and object_identity like '%saved%') then perform pg_sleep(60); end if; end $$;
                create event trigger dawdle on ddl_command_end when tag in ('CREATE TABLE', 'CREATE TABLE AS') execute function dawdle()
                """);
        var running = fixture.start(() -> fixture.rollBack(connector, new Selection.Back.Last(1)));
        Aftermath.untilAsleep(connector);
        server.stopImmediately();
        var problem = Aftermath.failure(running.get(30, TimeUnit.SECONDS));
        assertEquals(ProblemCode.SERVER_LOST_ROLLED_BACK, problem.code());
        server.restart();
        Aftermath.execute(connector, "drop event trigger dawdle");
        assertNothingIsLostAndItCanBeDoneAgain(fixture);
    }

    @Test
    void losesNothingWhenTheDiskIsFullWhileDataIsSaved() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        var data = Path.of(Aftermath.value(connector, "show data_directory"));
        Assumptions.assumeTrue(
                program(
                                "mount",
                                "-t",
                                "tmpfs",
                                "-o",
                                "size=400k,mode=700,uid=%s"
                                        .formatted(Files.getAttribute(data, "unix:uid")),
                                "tmpfs",
                                disk.toString())
                        == 0,
                "a small disk can only be mounted as root");
        try {
            for (Path above = disk.getParent(); above != null; above = above.getParent()) {
                above.toFile().setExecutable(true, false);
            }
            var fixture = savable();
            Aftermath.execute(connector, "create tablespace small location '%s'".formatted(disk));
            Aftermath.execute(connector, "alter database postgres set default_tablespace = small");
            var problem =
                    Aftermath.failure(fixture.rollBack(connector, new Selection.Back.Last(1)));
            assertEquals("53100", problem.server().sqlState(), problem::toString);
            Aftermath.execute(connector, "alter database postgres reset default_tablespace");
            assertNothingIsLostAndItCanBeDoneAgain(fixture);
        } finally {
            Aftermath.execute(connector, "alter database postgres reset default_tablespace");
            Aftermath.execute(connector, "drop tablespace if exists small");
            assertEquals(0, program("umount", disk.toString()));
        }
    }

    private static int program(String... words) throws Exception {
        return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor();
    }

    private void assertEveryOneOrNothing() {
        assertEquals(
                Aftermath.value(connector, "select to_regclass('a') is not null"),
                Aftermath.value(
                        connector,
                        "select exists (select from schema_migrations where version = '001')"));
    }

    private void goOn() throws Exception {
        var again = new RunFixture(folder);
        for (var row : again.status(connector).rows()) {
            if (row.unfinished().isPresent()) {
                Aftermath.completed(again.resume(connector, row.version()));
            }
        }
        Aftermath.completed(again.apply(connector));
        Aftermath.assertNothingRuns(connector);
    }

    @Test
    void saysWhatStaysWhenTheServerProcessIsEnded(TestDatabase database) throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file("001_a.sql", "CREATE TABLE a(id int);\n")
                        .file("002_b.sql", "CREATE TABLE b(id int);\n" + SLOW);
        var running = fixture.startApplying(database.connector(), new StopSignal());
        Aftermath.untilAsleep(database.connector());
        end("run", database);
        var outcome = running.get(20, TimeUnit.SECONDS);
        var problem = Aftermath.failure(outcome);
        assertEquals(ProblemCode.SERVER_LOST_ROLLED_BACK, problem.code());
        assertEquals("57P01", problem.server().sqlState());
        assertEquals(List.of("001"), outcome.done());
        assertEquals("001", database.value("select version from schema_migrations"));
        assertEquals("f", database.value("select to_regclass('b') is not null"));
        assertEquals(
                "partial",
                database.value(
                        "select outcome from schema_migrations_journal where event = 'run-finished'"));
        Aftermath.assertNothingRuns(database.connector());
    }

    @Test
    void doesNotCommitOnceTheSessionWithTheLockIsGone(TestDatabase database) throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file("001_a.sql", "CREATE TABLE a(id int);\n")
                        .file("002_b.sql", "CREATE TABLE b(id int);\nSELECT pg_sleep(0.5);\n");
        String undisturbed = Aftermath.undisturbed(fixture, database.connector());
        var running = fixture.startApplying(database.connector(), new StopSignal());
        Aftermath.untilAsleep(database.connector());
        end("lock", database);
        var outcome = running.get(20, TimeUnit.SECONDS);
        assertEquals(ProblemCode.SERVER_LOST_ROLLED_BACK, Aftermath.failure(outcome).code());
        assertEquals(List.of("001"), outcome.done());
        assertEquals("f", database.value("select to_regclass('b') is not null"));
        Aftermath.endsLike(undisturbed, fixture, database.connector());
    }

    @Test
    void doesNotBeginTheNextMigrationWithoutTheLock(TestDatabase database) throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file("001_a.sql", "CREATE TABLE a(id int);\n")
                        .file("002_b.sql", "CREATE TABLE b(id int);\n");
        String undisturbed = Aftermath.undisturbed(fixture, database.connector());
        fixture.listening(event -> {
            if (event instanceof RunEvent.MigrationFinished done
                    && done.migration().version().equals("001")) {
                end("lock", database);
            }
        });
        var outcome = fixture.apply(database.connector());
        var problem = Aftermath.failure(outcome);
        assertEquals(ProblemCode.CONNECTION_LOST, problem.code());
        assertTrue(problem.why().contains("holds the run's lock"), problem::toString);
        assertEquals(List.of("001"), outcome.done());
        assertEquals("001", database.value("select version from schema_migrations"));
        Aftermath.endsLike(undisturbed, fixture, database.connector());
    }

    @Test
    void saysWhichStepIsUnknownWhenTheJournalIsLostWithTheLock(TestDatabase database)
            throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file(
                                "001_a.sql",
                                "CREATE TABLE a(id int);\nCREATE INDEX CONCURRENTLY i ON a(id);\nINSERT INTO a VALUES (1);\n");
        String undisturbed = Aftermath.undisturbed(fixture, database.connector());
        fixture.listening(event -> {
            if (event instanceof RunEvent.StatementFinished done
                    && done.statement().refusesTransaction()) {
                end("lock", database);
            }
        });
        var problem = Aftermath.failure(fixture.apply(database.connector()));
        assertEquals(ProblemCode.OUTCOME_UNKNOWN, problem.code());
        assertTrue(problem.databaseState().contains("step 2"), problem::toString);
        assertTrue(problem.hint().contains("repair resume 001"), problem::toString);
        assertEquals("0", database.value("select count(*) from schema_migrations"));
        Aftermath.endsLike(undisturbed, fixture, database.connector());
    }

    /// Ends a session of the run and waits until it is gone.
    private static void end(String purpose, TestDatabase database) {
        String which =
                "from pg_stat_activity where datname = current_database() and application_name = 'tidemark %s'"
                        .formatted(purpose);
        database.value("select pg_terminate_backend(pid) " + which);
        Aftermath.until("its end", () -> database.value("select count(*) " + which).equals("0"));
    }
}
