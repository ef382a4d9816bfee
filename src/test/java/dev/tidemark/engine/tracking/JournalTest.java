package dev.tidemark.engine.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.ServerNotice;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.problem.ServerError;
import dev.tidemark.engine.sql.ScriptMode;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class JournalTest {
    private static final JournalSubject SUBJECT =
            new JournalSubject(
                    Direction.APPLY,
                    "001",
                    Optional.of("001_one.sql"),
                    Optional.of("c1"),
                    ScriptMode.STATEMENTS);

    @TempDir Path folder;
    private Scenario scenario;
    private PgSession session;
    private WorkerSession worker;

    @BeforeEach
    void prepare(TestDatabase database) throws SQLException {
        scenario =
                new Scenario(folder, database)
                        .file("001_one.sql", "vacuum; vacuum; vacuum;")
                        .file("002_two.sql", "select 2;");
        database.execute(scenario.state().createSql());
        session = database.open();
        worker = WorkerSession.of(session);
    }

    @AfterEach
    void close() throws SQLException {
        session.close();
    }

    @Test
    void tellsARunFromItsStartToItsEnd() throws SQLException {
        var journal = journal();
        var problem =
                Problem.of(ProblemCode.STATEMENT_FAILED, "2 was not applied", "no", "Try.")
                        .withServer(new ServerError("42P07", "exists", null, null, null));
        var notice = new ServerNotice("NOTICE", "00000", "it's \"so\" \\ \u0000 ü", null, "h");
        session.send(journal.runStarted(Direction.APPLY, worker, session.backendPid()));
        session.send(
                journal.migrationFinished(
                        SUBJECT,
                        new JournalEnd(
                                JournalOutcome.APPLIED, Optional.empty(), 7, 3, List.of(notice)),
                        List.of(new JournalStatement(1, 2, "select 'a\\b'", 7, 1)),
                        Optional.of(JournalText.of("select 'ä\\';"))));
        session.send(
                journal.runFinished(
                        Direction.APPLY, JournalEnd.of(JournalOutcome.FAILED, problem, 9)));

        var reader = new JournalReader(scenario.state().name());
        var run = reader.runs(session, 10).getFirst();
        assertEquals(journal.run(), run.run());
        assertEquals(Optional.of(JournalOutcome.FAILED), run.outcome());
        assertEquals(1, run.migrations());
        assertEquals(Optional.of(worker), run.worker());
        assertEquals(scenario.actor().target(), run.target());
        assertEquals(ProcessHandle.current().pid(), run.applicationPid());
        var entries = reader.entries(session, journal.run());
        assertEquals(3, entries.size());
        assertTrue(entries.get(1).notices().orElseThrow().contains("it's \\\"so\\\""));
        assertTrue(entries.get(1).statements().orElseThrow().contains("select 'a\\\\b'"));
        assertEquals(Optional.of("42P07"), entries.getLast().sqlState());
        assertEquals("select 'ä\\';", reader.lastApplied(session, "001").orElseThrow().text());
        assertEquals(List.of(), reader.unfinished(session));
    }

    @Test
    void findsWhatAnInterruptedMigrationDidAndWhereItStopped() throws SQLException {
        var journal = journal();
        start(journal);
        step(journal, 1, JournalOutcome.APPLIED);
        session.send(journal.stepStarted(SUBJECT, step(2)));

        var left = unfinished().getFirst();
        assertEquals(Unfinished.Kind.INTERRUPTED, left.kind());
        assertEquals(List.of(step(1)), left.done());
        assertEquals(Optional.of(step(2)), left.open());
        assertEquals(Optional.of(worker), left.worker());
        assertEquals("statements", left.mode());
        assertEquals(Optional.of("c1"), left.checksum());
        assertTrue(worker.alive(session));
        assertFalse(
                new WorkerSession(worker.backendPid(), worker.backendStart().minusSeconds(1))
                        .alive(session));
        assertEquals("interrupted", scenario.row("001").state().text());
    }

    @Test
    void countsTheStepsOfAllRunsThatContinuedOneMigration() throws SQLException {
        var first = journal();
        start(first);
        step(first, 1, JournalOutcome.APPLIED);
        step(first, 2, JournalOutcome.FAILED);
        end(first, JournalOutcome.PARTIAL);
        var left = unfinished().getFirst();
        assertEquals(Unfinished.Kind.PARTIAL, left.kind());
        assertEquals(Optional.of(step(2)), left.failed());
        assertEquals("failed", scenario.row("001").state().text());

        var second = journal();
        start(second);
        step(second, 2, JournalOutcome.APPLIED);
        session.send(second.stepStarted(SUBJECT, step(3)));
        left = unfinished().getFirst();
        assertEquals(List.of(step(1), step(2)), left.done());
        assertEquals(Optional.of(step(3)), left.open());
        assertEquals(Optional.empty(), left.failed());
        assertEquals(second.run(), left.run());

        end(second, JournalOutcome.APPLIED);
        assertEquals(List.of(), unfinished());

        start(journal());
        assertEquals(List.of(), unfinished().getFirst().done());
    }

    @Test
    void takesWorkOfALiveHolderForRunning(TestDatabase database) throws Exception {
        var journal = journal();
        try (var other = database.open();
                var _ = TrackingLock.take(other, scenario.state().name(), Duration.ZERO)) {
            session.send(journal.runStarted(Direction.APPLY, worker, other.backendPid()));
            start(journal);
            var holder = scenario.state().lockHolder().orElseThrow();
            assertEquals(other.backendPid(), holder.pid());
            assertEquals(journal.run(), holder.run().orElseThrow().run());
            assertEquals("pending", scenario.row("001").state().text());
            var refused =
                    assertThrows(
                            ProblemException.class,
                            () ->
                                    TrackingLock.take(
                                            session,
                                            scenario.state().name(),
                                            Duration.ofMillis(150)));
            assertEquals(ProblemCode.LOCK_HELD, refused.problem().code());
            assertTrue(
                    refused.problem().why().contains("session %d".formatted(other.backendPid())),
                    refused.problem().why());
        }
        assertEquals(Optional.empty(), scenario.state().lockHolder());
        assertEquals("interrupted", scenario.row("001").state().text());
    }

    @Test
    void keepsTheBeginningOfATextThatIsTooLong() throws SQLException {
        String text = "ü".repeat(JournalText.MOST_BYTES);
        var kept = JournalText.of("x" + text);
        assertTrue(kept.truncated());
        assertEquals(2L * JournalText.MOST_BYTES + 1, kept.bytes());
        assertEquals('ü', kept.text().charAt(kept.text().length() - 1));
        session.send(
                journal()
                        .migrationFinished(
                                SUBJECT,
                                JournalEnd.of(JournalOutcome.APPLIED, 0, 1),
                                List.of(),
                                Optional.of(kept)));
        assertEquals(
                Optional.of(kept),
                new JournalReader(scenario.state().name()).lastApplied(session, "001"));
    }

    @Test
    void goesIntoTheTransactionOfTheMigration(TestDatabase database) throws SQLException {
        var applied = Applied.of(scenario.migration("002"), 1, Scenario.RUN, "me");
        session.send(
                String.join(
                        ";",
                        "begin",
                        "create table made()",
                        "set search_path = ''",
                        "set standard_conforming_strings = off",
                        scenario.state().table().insertSql(applied),
                        journal()
                                .migrationFinished(
                                        JournalSubject.applying(scenario.migration("002")),
                                        JournalEnd.of(JournalOutcome.APPLIED, 0, 1),
                                        List.of(),
                                        Optional.of(JournalText.of("a\\'b"))),
                        "rollback"));
        assertEquals(List.of("001 pending", "002 pending"), scenario.states());
        assertEquals("0", database.value("select count(*) from schema_migrations_journal"));
    }

    private Journal journal() {
        return new Journal(scenario.state().name(), UUID.randomUUID(), scenario.actor());
    }

    private List<Unfinished> unfinished() throws SQLException {
        return new JournalReader(scenario.state().name()).unfinished(session);
    }

    private void start(Journal journal) throws SQLException {
        session.send(journal.migrationStarted(SUBJECT, worker, 3, Optional.empty()));
    }

    private void step(Journal journal, int number, JournalOutcome outcome) throws SQLException {
        session.send(journal.stepStarted(SUBJECT, step(number)));
        session.send(journal.stepFinished(SUBJECT, step(number), JournalEnd.of(outcome, 0, 1)));
    }

    private void end(Journal journal, JournalOutcome outcome) throws SQLException {
        session.send(
                journal.migrationFinished(
                        SUBJECT, JournalEnd.of(outcome, 0, 1), List.of(), Optional.empty()));
    }

    private static JournalStep step(int number) {
        return new JournalStep(number, 3, number, "vacuum", "");
    }
}
