package dev.tidemark.engine.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class DetectionTest {
    private static final String HOSTILE = "we\"ird; drop' schema \\ public";

    @TempDir Path folder;
    private Scenario scenario;

    @BeforeEach
    void prepare(TestDatabase database) {
        scenario =
                new Scenario(folder, database)
                        .file("001_one.sql", "select 1;")
                        .file("002_two.sql", "select 2;");
    }

    @Test
    void proposesItsOwnTableInTheCurrentSchema(TestDatabase database) {
        var state = scenario.state();
        assertEquals("public.schema_migrations", state.name().toString());
        assertFalse(state.exists());
        assertEquals(Tool.TIDEMARK, state.table().tool());
        database.execute(state.createSql());
        scenario.record("001");
        assertEquals(List.of("001 applied", "002 pending"), scenario.states());
        assertEquals("", scenario.state().createSql());
        assertEquals(
                "001|001_one.sql|one|alice (al@box)|12|t|" + Scenario.RUN,
                database.value(
                        "select concat_ws('|', version, filename, description, applied_by, execution_ms, success, run_id) from schema_migrations"));
    }

    @Test
    void namesAllTablesWhenSeveralCouldBeMeant(TestDatabase database) {
        database.execute(
                "create table schema_migrations (version bigint primary key, dirty boolean not null); create schema b; create table b.schema_migrations (version varchar primary key)");
        var problem = problem();
        assertEquals(ProblemCode.TRACKING_AMBIGUOUS, problem.code());
        assertTrue(problem.why().contains("b.schema_migrations, public.schema_migrations"));
        assertTrue(problem.hint().contains("`--schema b`"));

        scenario.asking(new TrackingRequest(Optional.empty(), Optional.of("b")));
        assertEquals(Tool.DBMATE, scenario.state().table().tool());
        scenario.asking(new TrackingRequest(Optional.of("public.schema_migrations"), none()));
        assertEquals(Tool.GOLANG_MIGRATE, scenario.state().table().tool());
        scenario.asking(new TrackingRequest(Optional.of("other"), Optional.of("c")));
        assertEquals("c.other", scenario.state().name().toString());
    }

    @Test
    void listsTheColumnsOfATableItDoesNotKnow(TestDatabase database) {
        database.execute("create table schema_migrations (what text, ever int)");
        var problem = problem();
        assertEquals(ProblemCode.TRACKING_UNKNOWN_LAYOUT, problem.code());
        assertTrue(problem.why().contains("what text, ever int4"), problem.why());
    }

    @Test
    void doesNotTakeItsJournalForATrackingTable(TestDatabase database) {
        scenario.record("001");
        database.execute("drop table schema_migrations");
        var state = scenario.state();
        assertFalse(state.exists());
        assertTrue(state.journalExists());
        assertTrue(state.createSql().contains("schema_migrations\""));
        assertFalse(state.createSql().contains("_journal"));
    }

    @Test
    void quotesHostileNames(TestDatabase database) throws SQLException {
        scenario.asking(
                new TrackingRequest(Optional.of("\"tra.ck'ing\"\"\""), Optional.of(HOSTILE)));
        assertEquals(new TrackingTableName(HOSTILE, "tra.ck'ing\""), scenario.state().name());
        scenario.record("001");
        scenario.record("002");
        scenario.remove("002");
        assertEquals(List.of("001 applied", "002 pending"), scenario.states());
        var journal = new Journal(scenario.state().name(), Scenario.RUN, scenario.actor());
        try (var session = database.open()) {
            var worker = WorkerSession.of(session);
            session.send(journal.runStarted(Direction.APPLY, worker, session.backendPid()));
        }
        assertEquals("public", database.value("select 'public'::regnamespace::text"));
        assertTrue(scenario.state().journalExists());
    }

    @Test
    void storesHostileTextsUnchanged(TestDatabase database) {
        scenario.file(
                "003_x'); drop table schema_migrations; --.sql",
                "create table a();\n-- ROLLBACK:\n-- drop table a; select E'\\\\', '''', $$;$$;\n");
        scenario.record("003");
        assertEquals(
                "003_x'); drop table schema_migrations; --.sql",
                database.value("select filename from schema_migrations"));
        assertTrue(
                database.value("select rollback_sql from schema_migrations")
                        .contains("drop table a; select E'\\\\', '''', $$;$$;"));
    }

    @Test
    void cutsTheNameOfAJournalThatWouldBeTooLong(TestDatabase database) {
        String name = "x".repeat(63);
        scenario.asking(new TrackingRequest(Optional.of(name), none()));
        scenario.record("001");
        assertTrue(scenario.state().journalExists());
        assertEquals(List.of("001 applied", "002 pending"), scenario.states());
    }

    @Test
    void namesTheGrantThatIsMissing(TestDatabase database) throws SQLException {
        var role = database.role("reader");
        // Before PostgreSQL 15 everybody could create there.
        database.execute("revoke create on schema public from public");
        try (var session = role.connector().open("test")) {
            var state = TrackingState.read(session, TrackingRequest.ANY);
            assertEquals(ProblemCode.RIGHTS_MISSING, state.rightsMissing().getFirst().code());
            assertTrue(
                    state.rightsMissing()
                            .getFirst()
                            .hint()
                            .contains(
                                    "GRANT CREATE ON SCHEMA \"public\" TO \"%s\""
                                            .formatted(role.name())));
            var elsewhere =
                    TrackingState.read(session, new TrackingRequest(none(), Optional.of("n")));
            assertTrue(elsewhere.rightsMissing().getFirst().hint().contains("ON DATABASE"));
        }
        scenario.record("001");
        try (var session = role.connector().open("test")) {
            var refused =
                    assertThrows(
                            ProblemException.class,
                            () -> TrackingState.read(session, TrackingRequest.ANY));
            assertEquals(ProblemCode.RIGHTS_MISSING, refused.problem().code());
            assertTrue(refused.problem().why().contains("lacks SELECT"));
            database.execute(
                    "grant select on schema_migrations, schema_migrations_journal to "
                            + role.name());
            var rights =
                    TrackingState.read(session, TrackingRequest.ANY).rightsMissing().stream()
                            .map(Problem::why)
                            .toList();
            assertEquals(4, rights.size(), rights.toString());
            assertTrue(rights.getFirst().contains("lacks INSERT"));
        }
    }

    @Test
    void noticesASequenceWithoutRights(TestDatabase database) throws SQLException {
        var role = database.role("writer");
        database.execute(
                "create table schema_migrations (id serial primary key, filename text unique, applied_at timestamp default now(), description text); grant all on schema_migrations to %s; grant create on schema public to %s"
                        .formatted(role.name(), role.name()));
        try (var session = role.connector().open("test")) {
            var missing = TrackingState.read(session, TrackingRequest.ANY).rightsMissing();
            assertEquals(1, missing.size(), missing.toString());
            assertTrue(missing.getFirst().hint().contains("GRANT USAGE ON ALL SEQUENCES"));
        }
    }

    @Test
    void refusesAColumnThatItCannotFill(TestDatabase database) {
        database.execute(
                "create table schema_migrations (filename text, checksum text, rollback_sql text, team text not null)");
        var refusals = scenario.state().table().refusals(scenario.project().migrations());
        assertEquals(1, refusals.size());
        assertEquals(ProblemCode.TRACKING_NOT_WRITABLE, refusals.getFirst().code());
        assertTrue(refusals.getFirst().why().contains("team"));
    }

    @Test
    void refusesAVersionThatTheKeyCannotHold(TestDatabase database) {
        database.execute(
                "create table schema_migrations (version bigint primary key, dirty boolean not null)");
        new Scenario(folder.resolve("other"), database).file("V1__a.sql", "").file("R__b.sql", "");
        var other = new Scenario(folder.resolve("other"), database);
        var refusals = other.state().table().refusals(other.project().migrations());
        assertEquals(1, refusals.size());
        assertTrue(refusals.getFirst().what().contains("R__b.sql"));
    }

    @Test
    void refusesAVersionTooGreatForTheKey(TestDatabase database) {
        database.execute(
                "create table schema_migrations (version integer unique, description text)");
        var other =
                new Scenario(folder.resolve("dates"), database)
                        .file("2025-10-17_0001_a.sql", "select 1;");
        var refusals = other.state().table().refusals(other.project().migrations());
        assertEquals(ProblemCode.TRACKING_NOT_WRITABLE, refusals.getFirst().code());
        assertTrue(refusals.getFirst().why().contains("int4"));
    }

    @Test
    void readsTenThousandRows(TestDatabase database) {
        scenario.record("001");
        database.execute(
                "insert into schema_migrations (version, filename, checksum) select i::text, i || '_x.sql', md5(i::text) || md5(i::text) from generate_series(2, 10000) i");
        var state = scenario.state();
        assertEquals(10_000, state.rows().size());
        assertEquals("10000", state.rows().getLast().version());
    }

    private Problem problem() {
        return assertThrows(ProblemException.class, () -> scenario.state()).problem();
    }

    private static Optional<String> none() {
        return Optional.empty();
    }
}
