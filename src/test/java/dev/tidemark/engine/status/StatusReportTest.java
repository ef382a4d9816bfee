package dev.tidemark.engine.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.tracking.Scenario;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class StatusReportTest {
    @TempDir Path folder;
    private Scenario scenario;

    @BeforeEach
    void prepare(TestDatabase database) {
        scenario =
                new Scenario(folder, database)
                        .file("001_one.sql", "select 1;")
                        .file("002_two.sql", "select 2;")
                        .file("003_three.sql", "select 3;")
                        .file("010_ten.sql", "select 10;\n-- ROLLBACK:\n-- select 0;\n");
    }

    @Test
    void tellsChangedMissingOutOfOrderAndPending() {
        for (String version : List.of("001", "002", "003")) {
            scenario.record(version);
        }
        assertTrue(validation().passed());
        scenario.file("001_one.sql", "select 1, 1;").without("002_two.sql");
        scenario.file("0002_a.sql", "select 22;");
        assertEquals("0002 changed", scenario.states().get(1));
        scenario.without("0002_a.sql").file("002_a.sql", "select 2;");
        assertEquals("002 applied", scenario.states().get(1));
        scenario.without("002_a.sql");
        assertEquals(
                List.of("001 changed", "002 missing", "003 applied", "010 pending"),
                scenario.states());
        assertEquals(new StatusSummary(1, 1, 1, 0, 1, 0, 0), scenario.report().summary());
        assertEquals(
                List.of(ProblemCode.CHANGED_FILE, ProblemCode.MISSING_FILE),
                validation().problems().stream().map(Problem::code).toList());
        var changed = validation().problems().getFirst();
        assertEquals("migrations/001_one.sql", changed.where().file());
        assertTrue(changed.hint().contains("tidemark repair accept 001"));
    }

    @Test
    void tellsOutOfOrderFromPending() {
        scenario.record("001");
        scenario.record("010");
        assertEquals(
                List.of("001 applied", "002 out-of-order", "003 out-of-order", "010 applied"),
                scenario.states());
        var problem = validation().problems().getFirst();
        assertEquals(ProblemCode.OUT_OF_ORDER, problem.code());
        assertTrue(problem.hint().contains("tidemark migrate --only 002"));
        assertTrue(validation().without(ProblemCode.OUT_OF_ORDER).passed());
        assertTrue(scenario.row("10").reversible());
        assertFalse(scenario.row("001").reversible());
        scenario.without("010_ten.sql");
        assertTrue(scenario.row("010").reversible());
    }

    @Test
    void ignoresLineEndsAndByteOrderMark() {
        scenario.record("001");
        scenario.record("010");
        scenario.file("001_one.sql", "\uFEFFselect 1;\r\n  ")
                .file("010_ten.sql", "select 10;\r\n-- ROLLBACK:\r\n-- select 4711;\r\n");
        assertEquals("applied", scenario.row("001").state().text());
        assertEquals("applied", scenario.row("010").state().text());
    }

    @Test
    void saysWhenTheDatabaseIsNewerThanTheFiles() {
        scenario.record("001");
        scenario.record("002");
        scenario.record("003");
        scenario.record("010");
        scenario.without("010_ten.sql").without("003_three.sql");
        assertEquals(
                List.of(
                        "001 applied",
                        "002 applied",
                        "003 newer-than-files",
                        "010 newer-than-files"),
                scenario.states());
        assertTrue(validation().passed());
    }

    @Test
    void takesAnotherNameWithTheSameVersionForAnotherMigrationWhereNamesAreKeys(
            TestDatabase database) {
        database.execute(
                """
                create table schema_migrations (
                  id serial primary key, filename text unique,
                  applied_at timestamp default now(), description text);
                insert into schema_migrations (filename) values ('001_other.sql')\
                """);
        assertEquals(
                List.of(
                        "001_other.sql missing",
                        "001 pending",
                        "002 pending",
                        "003 pending",
                        "010 pending"),
                scenario.states());
        var problem = validation().problems().getFirst();
        assertTrue(problem.why().contains("migrations/001_one.sql"), problem.why());
        assertTrue(problem.hint().contains("repair rename 001_other.sql"), problem.hint());
    }

    @Test
    void leavesOutWhatIsForOtherEnvironments() {
        scenario.file("002_two.sql", "-- Environment: production\nselect 2;")
                .file("003_three.sql", "-- Environment: development, production\nselect 3;");
        scenario.record("010");
        assertEquals("skipped", scenario.row("002").state().text());
        assertEquals("out-of-order", scenario.row("003").state().text());
        var unknown = StatusReport.of(scenario.project(), scenario.state(), Optional.empty());
        var row = unknown.find("003").orElseThrow();
        assertEquals(MigrationState.SKIPPED, row.state());
        assertTrue(row.reasons().getFirst().contains("not known"));
        scenario.record("002");
        assertEquals("applied", scenario.row("002").state().text());
    }

    @Test
    void tellsCurrentRepeatablesFromOutdatedOnes(TestDatabase database) {
        var other =
                new Scenario(folder.resolve("repeat"), database)
                        .file("V1__a.sql", "select 1;")
                        .file("R__b.sql", "select 2;");
        other.record("1");
        other.record("R__b");
        assertEquals(List.of("1 applied", "R__b repeatable-current"), other.states());
        other.file("R__b.sql", "select 3;");
        assertEquals(List.of("1 applied", "R__b repeatable-outdated"), other.states());
        assertEquals(1, other.report().next().size());
        other.record("R__b");
        assertEquals(List.of("1 applied", "R__b repeatable-current"), other.states());
        assertEquals("2", database.value("select count(*) from schema_migrations"));
    }

    @Test
    void comparesTenThousandMigrations(TestDatabase database) {
        scenario.record("001");
        database.execute(
                "insert into schema_migrations (version) select lpad(i::text, 5, '0') from generate_series(100, 10000) i");
        var report = scenario.report();
        assertEquals(9905, report.rows().size());
        assertEquals(9901, report.summary().missing());
        assertEquals(3, report.summary().outOfOrder());
    }

    @Test
    void readsEachTenantBySchema(TestDatabase database) {
        database.execute("create schema a_1; create schema b_2");
        scenario.asking(new TrackingRequest(Optional.empty(), Optional.of("a_1"))).record("001");
        scenario.asking(new TrackingRequest(Optional.empty(), Optional.of("b_2")));
        assertEquals("001 pending", scenario.states().getFirst());
        scenario.record("001");
        assertEquals("001 applied", scenario.states().getFirst());
        assertEquals("b_2.schema_migrations", scenario.state().name().toString());
    }

    private Validation validation() {
        return Validation.of(scenario.project(), scenario.report());
    }
}
