package dev.tidemark.engine.tenant.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.tracking.WorkerSession;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class WorkListTest {
    private final WorkList list = new WorkList(UUID.randomUUID());
    private PgSession session;

    @BeforeEach
    void listACanaryAndAnother(TestDatabase database) throws SQLException {
        session = database.open();
        RolloutTables.create(session);
        session.send(
                """
                insert into tidemark_rollout.rollout
                       (id, project, task, files, state, on_failure, started_by)
                values ('%1$s', 'shop', 'deploy all', '', 'running', 'go-on', 'ana');
                insert into tidemark_rollout.tenant (rollout, schema, wave, place, state)
                values ('%1$s', 'canary', 0, 0, 'waiting'), ('%1$s', 'other', 1, 1, 'waiting')
                """
                        .formatted(list.rollout()));
    }

    @AfterEach
    void close() throws SQLException {
        session.close();
    }

    @Test
    void isNotHeldUpByATenantThatIsJustBeingTaken(TestDatabase database) throws SQLException {
        try (var taking = database.open()) {
            taking.send(
                    "begin; select from tidemark_rollout.tenant where schema = 'canary' for update");
            assertEquals(Optional.empty(), take());
            assertFalse(list.heldUp(session));
            taking.send("rollback");
        }
        assertEquals("canary", take().orElseThrow().schema());
    }

    @Test
    void isHeldUpByACanaryThatFailedButNotWhileItIsWorkedOn() throws SQLException {
        assertEquals("canary", take().orElseThrow().schema());
        assertFalse(list.heldUp(session));
        session.send("update tidemark_rollout.tenant set state = 'failed' where schema = 'canary'");
        assertEquals(Optional.empty(), take());
        assertTrue(list.heldUp(session));
    }

    private Optional<WorkList.Taken> take() throws SQLException {
        return list.take(session, WorkerSession.of(session), "here");
    }
}
