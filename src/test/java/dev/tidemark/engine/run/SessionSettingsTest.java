package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Migrations that set what decides how client and server understand each other.
@ExtendWith(DatabaseExtension.class)
class SessionSettingsTest {
    @TempDir Path folder;

    private RunFixture fixture(String script) throws Exception {
        return new RunFixture(folder)
                .file("001_a.sql", script)
                .file("002_b.sql", "CREATE TABLE b AS SELECT '2024-03-02'::date::text AS d;\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET datestyle = 'German';\n%s",
                "SET SESSION datestyle TO German;\n%s",
                "BEGIN;\nSET LOCAL datestyle = 'SQL, DMY';\n%s\nCOMMIT;",
                "SELECT set_config('datestyle', 'Postgres, DMY', false);\n%s",
                "DO $$ BEGIN PERFORM set_config('datestyle', 'German', false); END $$;\n%s",
                "SET datestyle = 'German';\n%s\nCREATE INDEX CONCURRENTLY i ON a(d);"
            })
    void readsDatesInTheStyleThatTheMigrationSets(String script, TestDatabase database)
            throws Exception {
        var fixture =
                fixture(script.formatted("CREATE TABLE a AS SELECT '02.03.2024'::date AS d;"));
        var outcome = fixture.apply(database.connector());
        Aftermath.completed(outcome);
        assertEquals("2024-03-02", database.value("select d from a"));
        assertEquals("2024-03-02", database.value("select d from b"));
        assertEquals(
                List.of("001", "002"),
                database.values("select version from schema_migrations order by version"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET client_encoding = 'LATIN1';",
                "set session client_encoding to latin1;",
                "SET NAMES 'LATIN1';"
            })
    void refusesAnotherEncodingBeforeAnythingRuns(String setting, TestDatabase database)
            throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file("000_z.sql", "CREATE TABLE z(id int);\n")
                        .file("001_a.sql", "CREATE TABLE a(id int);\n" + setting + "\n");
        var problem = Aftermath.refusal(() -> fixture.apply(database.connector()));
        assertEquals(ProblemCode.SQL_CLIENT_ENCODING, problem.code());
        assertEquals("001_a.sql:2:1", problem.where().toString());
        assertTrue(problem.why().toLowerCase(Locale.ROOT).contains("latin1"), problem::why);
        assertEquals("f", database.value("select to_regclass('z') is not null"));
    }

    @Test
    void takesNoOffenceAtAnEncodingInAFileThatIsApplied(TestDatabase database) throws Exception {
        var fixture = fixture("CREATE TABLE a(id int);\n");
        Aftermath.completed(fixture.apply(database.connector()));
        database.execute(
                "update schema_migrations set checksum = null; delete from schema_migrations_journal");
        fixture.file("001_a.sql", "SET client_encoding = 'LATIN1';\nCREATE TABLE a(id int);\n")
                .file("003_c.sql", "CREATE TABLE c(id int);\n");
        Aftermath.completed(fixture.apply(database.connector()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET client_encoding = 'UTF8';",
                "SET client_encoding TO 'utf-8';",
                "SET NAMES 'Unicode';",
                "SET client_encoding TO DEFAULT;",
                "RESET client_encoding;"
            })
    void acceptsEveryNameOfUtf8(String setting, TestDatabase database) throws Exception {
        var fixture = fixture(setting + "\nCREATE TABLE a AS SELECT 'Ä'::text AS d;\n");
        Aftermath.completed(fixture.apply(database.connector()));
        assertEquals("Ä", database.value("select d from a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT set_config('client_encoding', 'LATIN1', false);",
                "DO $$ BEGIN PERFORM set_config('client_encoding', 'LATIN1', false); END $$;"
            })
    void rollsBackWhereAnotherEncodingShowsOnlyOnTheServer(String statement, TestDatabase database)
            throws Exception {
        var fixture = fixture("CREATE TABLE a(id int);\n" + statement + "\nSELECT 'ä';\n");
        Problem problem = Aftermath.failure(fixture.apply(database.connector()));
        assertEquals(ProblemCode.STATEMENT_FAILED, problem.code());
        assertEquals("001_a.sql:2:1", problem.where().toString());
        assertTrue(problem.why().contains("client_encoding was set to LATIN1"), problem::why);
        assertTrue(problem.hint().contains("client_encoding"), problem::hint);
        assertEquals("f", database.value("select to_regclass('a') is not null"));
        Aftermath.assertNothingRuns(database.connector());
    }
}
