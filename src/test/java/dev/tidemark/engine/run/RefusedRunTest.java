package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TcpRelay;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What the server or the connection does not allow.
@ExtendWith(DatabaseExtension.class)
class RefusedRunTest {
    @TempDir Path folder;
    private RunFixture fixture;

    @BeforeEach
    void project() throws Exception {
        fixture = new RunFixture(folder).file("001_a.sql", "CREATE TABLE a(id int);\n");
    }

    @Test
    void namesTheGrantThatARoleLacksAndCreatesNothing(TestDatabase database) throws Exception {
        var role = database.role("guest");
        // Before PostgreSQL 15 everybody could create there.
        database.execute("revoke create on schema public from public");
        var problem = Aftermath.refusal(() -> fixture.apply(role.connector()));
        assertEquals(ProblemCode.RIGHTS_MISSING, problem.code());
        assertTrue(problem.hint().contains("GRANT CREATE ON SCHEMA"), problem::toString);
        assertTrue(problem.hint().contains(role.name()), problem::toString);
        assertEquals(
                "0",
                database.value(
                        "select count(*) from pg_class where relnamespace = 'public'::regnamespace"));
        database.execute("grant create on schema public to " + role.name());
        Aftermath.completed(fixture.apply(role.connector()));
    }

    @Test
    void refusesToRollBackWithoutTheRightToRecordIt(TestDatabase database) throws Exception {
        fixture.file("001_a.sql", "CREATE TABLE a(id int);\n\n-- ROLLBACK:\n-- DROP TABLE a;\n");
        Aftermath.completed(fixture.apply(database.connector()));
        var role = database.role("reader");
        database.execute("grant select on all tables in schema public to " + role.name());
        var problem =
                Aftermath.refusal(
                        () -> fixture.rollBack(role.connector(), new Selection.Back.Last(1)));
        assertEquals(ProblemCode.RIGHTS_MISSING, problem.code());
        assertEquals("Nothing was changed.", problem.databaseState());
        assertEquals("1", database.value("select count(*) from schema_migrations"));
    }

    @Test
    void namesTheRightThatAMigrationLacks(TestDatabase database) throws Exception {
        var role = database.role("guest");
        database.execute("grant create on schema public to " + role.name() + "; create table a()");
        fixture.file("001_a.sql", "CREATE TABLE b(id int);\nALTER TABLE a ADD c int;\n");
        var problem = Aftermath.failure(fixture.apply(role.connector()));
        assertEquals(ProblemCode.NO_RIGHTS, problem.code());
        assertEquals("42501", problem.server().sqlState());
        assertEquals("f", database.value("select to_regclass('b') is not null"));
    }

    @Test
    void recordsWhatRanAsAnotherRole(TestDatabase database) throws Exception {
        var role = database.role("owner");
        database.execute("grant create on schema public to " + role.name());
        fixture.file("001_a.sql", "SET ROLE %s;\nCREATE TABLE a(id int);\n".formatted(role.name()))
                .file(
                        "002_b.sql",
                        "SET SESSION AUTHORIZATION %s;\nCREATE TABLE b(id int);\nCREATE INDEX CONCURRENTLY i ON b(id);\nINSERT INTO b VALUES (1);\n"
                                .formatted(role.name()));
        Aftermath.completed(fixture.apply(database.connector()));
        assertEquals(
                List.of(role.name(), role.name()),
                database.values("select tableowner from pg_tables where tablename in ('a', 'b')"));
        assertEquals("2", database.value("select count(*) from schema_migrations"));
        assertEquals(
                "applied",
                database.value(
                        "select outcome from schema_migrations_journal where event = 'run-finished'"));
    }

    @Test
    void refusesAPoolerBeforeAnythingIsDone(TestDatabase database) throws Exception {
        try (var relay = TcpRelay.to(database.settings())) {
            relay.rewriteBackendPid();
            var pooled = Connectors.of(relay.settings());
            var problem = Aftermath.refusal(() -> fixture.apply(pooled));
            assertEquals(ProblemCode.CONNECTION_POOLER, problem.code());
            assertEquals("Nothing was changed.", problem.databaseState());
            var plan = fixture.plan(database.connector());
            var dry =
                    Aftermath.refusal(() ->
                            new DryRun(pooled)
                                    .run(
                                            plan,
                                            fixture.settings(pooled),
                                            new StopSignal(),
                                            RunListener.SILENT));
            assertEquals(ProblemCode.CONNECTION_POOLER, dry.code());
        }
        assertEquals("f", database.value("select to_regclass('schema_migrations') is not null"));
        Aftermath.assertNothingRuns(database.connector());
    }

    @Test
    void refusesADatabaseThatIsReadOnly(TestDatabase database) throws Exception {
        database.execute(
                "alter database %s set default_transaction_read_only = on"
                        .formatted(database.name()));
        var problem = Aftermath.refusal(() -> fixture.apply(database.connector()));
        assertEquals(ProblemCode.SERVER_READ_ONLY, problem.code());
    }

    @Test
    void rollsBackWhenTheDiskIsFull(TestDatabase database) throws Exception {
        fixture.file(
                "001_a.sql",
                "CREATE TABLE a(id int);\nDO $$ BEGIN RAISE 'could not extend file' USING ERRCODE = '53100'; END $$;\n");
        var problem = Aftermath.failure(fixture.apply(database.connector()));
        assertEquals(ProblemCode.DISK_FULL, problem.code());
        assertTrue(problem.databaseState().contains("nothing of it"), problem::toString);
        assertEquals("f", database.value("select to_regclass('a') is not null"));
        fixture.file("001_a.sql", "CREATE TABLE a(id int);\n");
        Aftermath.completed(fixture.apply(database.connector()));
    }

    /// PostgreSQL reports what exceeds temp_file_limit from the same place in its code as a full
    /// disk, with the class 53.
    @Test
    void rollsBackWhenTheServersOwnLimitOfSpaceIsReached(TestDatabase database) throws Exception {
        fixture.file(
                "001_a.sql",
                "SET work_mem = '64kB';\nSET temp_file_limit = '1MB';\nCREATE TABLE a AS SELECT g, repeat('x', 100) t FROM generate_series(1, 50000) g ORDER BY md5(g::text);\n");
        var problem = Aftermath.failure(fixture.apply(database.connector()));
        assertEquals("53400", problem.server().sqlState());
        assertEquals("f", database.value("select to_regclass('a') is not null"));
        Aftermath.assertNothingRuns(database.connector());
    }

    @Test
    void keepsTheStatementTimeoutInAndOutsideOfTransactions(TestDatabase database)
            throws Exception {
        for (String script :
                List.of(
                        "-- Statement-Timeout: 200ms\n\nCREATE TABLE x(id int);\nSELECT pg_sleep(30);\n",
                        "-- Statement-Timeout: 200ms\n-- Transaction: none\n\nCREATE TABLE y(id int);\nDO $$ BEGIN PERFORM pg_sleep(30); END $$;\n")) {
            fixture.file("001_a.sql", script);
            var problem = Aftermath.failure(fixture.apply(database.connector()));
            assertEquals("57014", problem.server().sqlState());
            assertEquals("0", database.value("select count(*) from schema_migrations"));
        }
        assertEquals("f", database.value("select to_regclass('x') is not null"));
        assertEquals("t", database.value("select to_regclass('y') is not null"));
    }

    @Test
    void keepsTheRunsStatementTimeout(TestDatabase database) throws Exception {
        fixture.file("001_a.sql", "CREATE TABLE x(id int);\nSELECT pg_sleep(30);\n");
        var connector = database.connector();
        var plan = fixture.plan(connector);
        var settings =
                new RunSettings(
                        Duration.ofSeconds(1),
                        Duration.ofMillis(200),
                        0,
                        Duration.ZERO,
                        Optional.empty(),
                        fixture.settings(connector).actor(),
                        RunSettings.Saving.SAVE,
                        RunSettings.BringingBack.LEAVE);
        var problem = Aftermath.failure(fixture.run(plan, connector, new StopSignal(), settings));
        assertEquals("57014", problem.server().sqlState());
        assertTrue(problem.hint().contains("statement_timeout"), problem::toString);
        assertEquals("f", database.value("select to_regclass('x') is not null"));
    }
}
