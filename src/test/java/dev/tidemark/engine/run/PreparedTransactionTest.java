package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.testing.TcpRelay;
import dev.tidemark.testing.TestServers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A network that fails around PREPARE TRANSACTION, which stays when its connection is lost.
class PreparedTransactionTest {
    private static EmbeddedServer server;
    private static Connector connector;

    @TempDir Path folder;
    private TcpRelay relay;
    private RunFixture fixture;

    @BeforeAll
    static void start() {
        server = EmbeddedServer.start(TestServers.options().with("max_prepared_transactions", "5"));
        connector = server.connector("postgres");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void project() throws Exception {
        Aftermath.execute(connector, "drop schema public cascade; create schema public");
        relay = TcpRelay.to(server.settings("postgres"));
        fixture =
                new RunFixture(folder)
                        .file(
                                "001_a.sql",
                                "BEGIN;\nCREATE TABLE a(id int);\nPREPARE TRANSACTION 'it''s';\nCOMMIT PREPARED 'it''s';\n");
    }

    @AfterEach
    void close() throws Exception {
        relay.close();
    }

    private Problem failing(Runnable arm) throws Exception {
        fixture.listening(event -> {
            if (event instanceof RunEvent.StatementFinished) {
                arm.run();
            }
        });
        var outcome = fixture.apply(Connectors.of(relay.settings()));
        assertEquals(List.of(), outcome.done());
        return Aftermath.failure(outcome);
    }

    private String prepared() {
        return Aftermath.value(connector, "select count(*) from pg_prepared_xacts");
    }

    private void goOn() throws Exception {
        Aftermath.completed(new RunFixture(folder).resume(connector, "001"));
        assertEquals("t", Aftermath.value(connector, "select to_regclass('a') is not null"));
        assertEquals("0", prepared());
        assertEquals("001", Aftermath.value(connector, "select version from schema_migrations"));
        Aftermath.assertNothingRuns(connector);
    }

    @Test
    void runsThroughUndisturbed() throws Exception {
        Aftermath.completed(fixture.apply(connector));
        assertEquals("0", prepared());
        assertEquals("t", Aftermath.value(connector, "select to_regclass('a') is not null"));
    }

    @Test
    void seesThatTheServerPreparedItUnheardAndGoesOnBehindIt() throws Exception {
        var problem = failing(() -> relay.cutAfterForwarding("PREPARE TRANSACTION"));
        assertEquals(ProblemCode.PARTIAL_STATE, problem.code());
        assertEquals(3, problem.where().line());
        assertTrue(problem.databaseState().contains("Step 1 is prepared"), problem::toString);
        assertEquals("1", prepared());
        goOn();
    }

    @Test
    void doesNotClaimToKnowWhenTheServerNeverGotIt() throws Exception {
        var problem = failing(() -> relay.cutWhenClientSends("PREPARE TRANSACTION"));
        assertEquals(ProblemCode.OUTCOME_UNKNOWN, problem.code());
        assertTrue(problem.databaseState().contains("unknown"), problem::toString);
        assertEquals("0", prepared());
        goOn();
    }

    @Test
    void saysThatItIsPreparedWhenOnlyItsRecordWasLost() throws Exception {
        var problem = failing(() -> relay.cutWhenClientSends("pg_current_xact_id"));
        assertEquals(ProblemCode.PARTIAL_STATE, problem.code());
        assertTrue(problem.databaseState().contains("Step 1 is prepared"), problem::toString);
        assertEquals("1", prepared());
        goOn();
    }

    @Test
    void settlesTheCommitOfItsRecord() throws Exception {
        var problem = failing(() -> relay.cutAfterForwarding("COMMIT"));
        assertEquals(ProblemCode.PARTIAL_STATE, problem.code());
        assertTrue(
                problem.databaseState().contains("Step 1 was prepared and recorded"),
                problem::toString);
        assertEquals("1", prepared());
        goOn();
    }
}
