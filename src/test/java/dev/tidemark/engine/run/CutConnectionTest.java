package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.Target;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TcpRelay;
import dev.tidemark.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A network that fails under a run: what committed counts as done, and nothing else does.
@ExtendWith(DatabaseExtension.class)
class CutConnectionTest {
    private static final String STEPS =
            "CREATE TABLE a(id int);\nCREATE INDEX CONCURRENTLY i ON a(id);\n";

    @TempDir Path folder;
    private TestDatabase database;
    private TcpRelay relay;
    private Connector far;

    @BeforeEach
    void relay(TestDatabase given) {
        database = given;
        relay = TcpRelay.to(given.settings());
        far = Connectors.of(relay.settings());
    }

    @AfterEach
    void close() throws Exception {
        relay.close();
    }

    private RunFixture fixture(String script) throws Exception {
        return new RunFixture(folder).file("001_a.sql", script);
    }

    /// Makes it ready to fail when the last text of a migration is about to be sent.
    private RunOutcome applyCutting(RunFixture fixture, Runnable arm) throws Exception {
        return fixture.listening(
                        event -> {
                            if (event instanceof RunEvent.MigrationStarted started
                                    && started.index() == started.total()) {
                                arm.run();
                            }
                        })
                .apply(far);
    }

    @Test
    void rollsBackWhatWasCutInAStatement() throws Exception {
        var fixture = fixture("CREATE TABLE a(id int);\nSELECT 'cut here';\n");
        String undisturbed = Aftermath.undisturbed(fixture, database.connector());
        var outcome = applyCutting(fixture, () -> relay.cutWhenClientSends("cut here"));
        var problem = Aftermath.failure(outcome);
        assertEquals(ProblemCode.SERVER_LOST_ROLLED_BACK, problem.code());
        assertEquals("SELECT 'cut here'", problem.statement());
        assertEquals(List.of(), outcome.done());
        Aftermath.assertNothingRuns(database.connector());
        assertEquals("f", database.value("select to_regclass('a') is not null"));
        Aftermath.endsLike(undisturbed, fixture, database.connector());
    }

    @Test
    void rollsBackWhenTheServerNeverGotTheCommit() throws Exception {
        var fixture = fixture("CREATE TABLE a(id int);\n");
        String undisturbed = Aftermath.undisturbed(fixture, database.connector());
        var outcome = applyCutting(fixture, () -> relay.cutWhenClientSends(this::isCommit));
        var problem = Aftermath.failure(outcome);
        assertEquals(ProblemCode.SERVER_LOST_ROLLED_BACK, problem.code());
        assertEquals(List.of(), outcome.done());
        assertEquals("f", database.value("select to_regclass('a') is not null"));
        assertEquals("0", database.value("select count(*) from schema_migrations"));
        Aftermath.endsLike(undisturbed, fixture, database.connector());
    }

    private boolean isCommit(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains("\n;\nCOMMIT\n;\n");
    }

    @Test
    void countsAsDoneWhatTheServerCommittedWithoutBeingHeard() throws Exception {
        var fixture = fixture("CREATE TABLE a(id int);\n");
        String undisturbed = Aftermath.undisturbed(fixture, database.connector());
        var outcome = applyCutting(fixture, () -> relay.cutAfterForwarding("COMMIT"));
        var problem = Aftermath.failure(outcome);
        assertEquals(ProblemCode.CONNECTION_LOST, problem.code());
        assertTrue(problem.databaseState().contains("was committed"), problem::toString);
        assertEquals(List.of("001"), outcome.done());
        assertEquals("001", database.value("select version from schema_migrations"));
        assertEquals(
                "1",
                database.value(
                        "select count(*) from schema_migrations_journal where event = 'run-finished'"));
        Aftermath.endsLike(undisturbed, fixture, database.connector());
    }

    @Test
    void settlesACommitOfAStepAndGoesOnBehindIt() throws Exception {
        var fixture = fixture(STEPS);
        String undisturbed = Aftermath.undisturbed(fixture, database.connector());
        var outcome = applyCutting(fixture, () -> relay.cutAfterForwarding("COMMIT"));
        var problem = Aftermath.failure(outcome);
        assertEquals(ProblemCode.PARTIAL_STATE, problem.code());
        assertTrue(problem.databaseState().contains("Step 1 was committed"), problem::toString);
        assertTrue(
                problem.databaseState().contains("Step 1 of 001 is committed"), problem::toString);
        assertEquals("t", database.value("select to_regclass('a') is not null"));
        Aftermath.endsLike(undisturbed, fixture, database.connector());
    }

    @Test
    void settlesTheCommitThatRecordsAMigrationOfSteps() throws Exception {
        var fixture = fixture(STEPS);
        String undisturbed = Aftermath.undisturbed(fixture, database.connector());
        fixture.listening(event -> {
            if (event instanceof RunEvent.StepDone done && done.step() == 2) {
                relay.cutAfterForwarding("COMMIT");
            }
        });
        var outcome = fixture.apply(far);
        assertEquals(ProblemCode.CONNECTION_LOST, Aftermath.failure(outcome).code());
        assertEquals(List.of("001"), outcome.done());
        assertEquals("001", database.value("select version from schema_migrations"));
        Aftermath.endsLike(undisturbed, fixture, database.connector());
    }

    @Test
    void doesNotCountStepsWhoseRecordWasNotCommitted() throws Exception {
        var fixture = fixture(STEPS);
        String undisturbed = Aftermath.undisturbed(fixture, database.connector());
        fixture.listening(event -> {
            if (event instanceof RunEvent.StepDone done && done.step() == 2) {
                relay.cutWhenClientSends(this::isCommit);
            }
        });
        var outcome = fixture.apply(far);
        var problem = Aftermath.failure(outcome);
        assertEquals(ProblemCode.PARTIAL_STATE, problem.code());
        assertTrue(problem.databaseState().contains("does not list it"), problem::toString);
        assertEquals(List.of(), outcome.done());
        assertEquals("0", database.value("select count(*) from schema_migrations"));
        Aftermath.endsLike(undisturbed, fixture, database.connector());
    }

    @Test
    void findsTheIndexThatTheServerBuiltUnheard() throws Exception {
        var fixture = fixture(STEPS);
        String undisturbed = Aftermath.undisturbed(fixture, database.connector());
        fixture.listening(event -> {
            if (event instanceof RunEvent.StatementStarted started
                    && started.statement().refusesTransaction()) {
                relay.cutAfterForwarding("CREATE INDEX CONCURRENTLY i");
            }
        });
        var problem = Aftermath.failure(fixture.apply(far));
        assertEquals(ProblemCode.OUTCOME_UNKNOWN, problem.code());
        assertTrue(problem.databaseState().contains("step 2"), problem::toString);
        Aftermath.endsLike(undisturbed, fixture, database.connector());
    }

    @Test
    void saysThatTheOutcomeIsUnknownWhileTheServerCannotBeReached() throws Exception {
        var fixture = fixture("CREATE TABLE a(id int);\n");
        String undisturbed = Aftermath.undisturbed(fixture, database.connector());
        var stop = new StopSignal();
        fixture.listening(event -> {
            if (event instanceof RunEvent.MigrationStarted) {
                relay.cutAfterForwarding("COMMIT");
            }
        });
        var running = fixture.startApplying(unreachableOnceCut(), stop);
        relay.awaitCut();
        // Somebody loses patience with the questions.
        stop.escalate();
        stop.escalate();
        stop.escalate();
        var outcome = running.get(40, TimeUnit.SECONDS);
        var problem = Aftermath.stopped(outcome);
        assertEquals(ProblemCode.OUTCOME_UNKNOWN, problem.code());
        assertEquals(List.of(), outcome.done());
        Aftermath.endsLike(undisturbed, fixture, database.connector());
    }

    @Test
    void waitsForAnswersOnlySoLong() throws Exception {
        var answers = new Settlement(unreachableOnceCut(), new StopSignal(), Duration.ofMillis(50));
        assertEquals(Settlement.Fate.UNKNOWN, answers.of("3"));
        var direct = new Settlement(far, new StopSignal(), Duration.ofSeconds(5));
        String committed = database.value("select pg_current_xact_id()::text");
        assertEquals(Settlement.Fate.COMMITTED, direct.of(committed));
        assertEquals(Settlement.Fate.UNKNOWN, direct.of("3"));
        assertEquals(Settlement.Fate.ROLLED_BACK, direct.of("99999999"));
    }

    /// Connections of a run are opened before the cut; those that ask afterwards find nobody.
    private Connector unreachableOnceCut() {
        return new Connector() {
            @Override
            public Target target() {
                return far.target();
            }

            @Override
            public PgSession open(String purpose) {
                if (purpose.equals("settle")) {
                    throw Problem.of(ProblemCode.CONNECTION_REFUSED, "a", "b", "c").asException();
                }
                return far.open(purpose);
            }

            @Override
            public Map<String, String> environment() {
                return far.environment();
            }

            @Override
            public String passwordFileLine() {
                return far.passwordFileLine();
            }
        };
    }

    @Test
    void leavesNoThreadOrSessionBehindOnASilentNetwork() throws Exception {
        var fixture = fixture("CREATE TABLE a(id int);\nSELECT pg_sleep(30);\n");
        var stop = new StopSignal();
        var running = fixture.startApplying(far, stop);
        Aftermath.untilAsleep(database.connector());
        relay.pause();
        relay.cut();
        relay.resume();
        var problem = Aftermath.failure(running.get(20, TimeUnit.SECONDS));
        assertTrue(problem.databaseState().contains("still works"), problem::toString);
        database.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tidemark run' and datname = current_database()");
        Aftermath.assertNothingRuns(database.connector());
    }
}
