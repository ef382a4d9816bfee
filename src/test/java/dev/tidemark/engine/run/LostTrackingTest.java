package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Migrations that drop what Tidemark writes to.
@ExtendWith(DatabaseExtension.class)
class LostTrackingTest {
    @TempDir Path folder;

    private static final String TABLE = "DROP TABLE history.schema_migrations;\n";
    private static final String JOURNAL = "DROP TABLE history.schema_migrations_journal;\n";
    private static final String SCHEMA = "DROP SCHEMA history CASCADE;\n";

    private RunFixture begun(TestDatabase database) throws Exception {
        database.execute("create schema history");
        var fixture =
                new RunFixture(folder)
                        .file("tidemark.toml", "tracking = \"history.schema_migrations\"\n")
                        .file("001_a.sql", "CREATE TABLE public.a(id int);\n");
        Aftermath.completed(fixture.apply(database.connector()));
        return fixture;
    }

    private static void assertHistoryIsKept(TestDatabase database) {
        assertEquals(
                "001",
                database.value("select string_agg(version, ',') from history.schema_migrations"));
        assertEquals(
                "0",
                database.value(
                        "select count(*) from history.schema_migrations_journal s where event = 'run-started' and not exists (select from history.schema_migrations_journal f where f.run_id = s.run_id and f.event = 'run-finished')"));
        Aftermath.assertNothingRuns(database.connector());
    }

    @ParameterizedTest
    @ValueSource(strings = {TABLE, JOURNAL, SCHEMA})
    void rollsBackATransactionThatDropsIt(String drop, TestDatabase database) throws Exception {
        var fixture = begun(database).file("002_b.sql", "CREATE TABLE public.b(id int);\n" + drop);
        var problem = Aftermath.failure(fixture.apply(database.connector()));
        assertEquals(ProblemCode.TRACKING_TABLE_LOST, problem.code());
        assertEquals("002_b.sql", problem.where().file());
        assertEquals("f", database.value("select to_regclass('b') is not null"));
        assertHistoryIsKept(database);
        fixture.file("002_b.sql", "CREATE TABLE public.b(id int);\n");
        Aftermath.completed(fixture.apply(database.connector()));
    }

    @ParameterizedTest
    @ValueSource(strings = {TABLE, JOURNAL, SCHEMA})
    void rollsBackAStepThatDropsIt(String drop, TestDatabase database) throws Exception {
        var fixture =
                begun(database)
                        .file(
                                "002_b.sql",
                                "CREATE TABLE public.b(id int);\nCREATE INDEX CONCURRENTLY i ON public.b(id);\n"
                                        + drop);
        var problem = Aftermath.failure(fixture.apply(database.connector()));
        assertEquals(ProblemCode.PARTIAL_STATE, problem.code());
        assertTrue(problem.databaseState().contains("Steps 1 to 2"), problem::toString);
        assertHistoryIsKept(database);
        // Nobody may change a step that ran; the one that did not is taken out.
        fixture.file(
                "002_b.sql",
                "CREATE TABLE public.b(id int);\nCREATE INDEX CONCURRENTLY i ON public.b(id);\n");
        Aftermath.completed(fixture.resume(database.connector(), "002"));
        assertEquals("2", database.value("select count(*) from history.schema_migrations"));
    }

    @ParameterizedTest
    @ValueSource(strings = {TABLE, JOURNAL, SCHEMA})
    void rollsBackABlockThatDropsIt(String drop, TestDatabase database) throws Exception {
        var fixture =
                begun(database)
                        .file(
                                "002_b.sql",
                                "BEGIN;\nCREATE TABLE public.b(id int);\nCOMMIT;\nBEGIN;\n"
                                        + drop
                                        + "COMMIT;\n");
        var problem = Aftermath.failure(fixture.apply(database.connector()));
        assertEquals(ProblemCode.PARTIAL_STATE, problem.code());
        assertHistoryIsKept(database);
    }

    @ParameterizedTest
    @ValueSource(strings = {TABLE, JOURNAL, SCHEMA})
    void saysWhatIsKnownWhenAStatementThatCommitsItselfDropsIt(String drop, TestDatabase database)
            throws Exception {
        var fixture =
                begun(database)
                        .file(
                                "002_b.sql",
                                "-- Transaction: none\n\nDO $$ BEGIN EXECUTE '"
                                        + drop.strip()
                                        + "'; COMMIT; END $$;\nCREATE TABLE public.b(id int);\n");
        var problem = Aftermath.failure(fixture.apply(database.connector()));
        assertTrue(
                problem.code() == ProblemCode.OUTCOME_UNKNOWN
                        || problem.code() == ProblemCode.PARTIAL_STATE,
                problem::toString);
        assertEquals("f", database.value("select to_regclass('b') is not null"));
        Aftermath.assertNothingRuns(database.connector());
    }
}
