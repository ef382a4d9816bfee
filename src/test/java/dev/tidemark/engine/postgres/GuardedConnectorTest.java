package dev.tidemark.engine.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class GuardedConnectorTest {
    @Test
    void opensSessionsOnTheSameDatabaseOnly(TestDatabase database) throws SQLException {
        var identity = identity(database);
        try (var session = connector(database, identity).open("test")) {
            assertEquals(identity, ServerIdentity.read(session));
        }
        var moved = changed(identity, "elsewhere", identity.role(), identity.systemIdentifier());
        assertRefused(database, moved, "elsewhere");
    }

    @Test
    void refusesACopyOfTheDatabaseInAnotherCluster(TestDatabase database) throws SQLException {
        var identity = identity(database);
        assertTrue(identity.systemIdentifier().isPresent());
        assertRefused(
                database,
                changed(identity, identity.database(), identity.role(), Optional.of("1")),
                "cluster");
    }

    @Test
    void refusesAnotherRole(TestDatabase database) throws SQLException {
        var identity = identity(database);
        assertRefused(
                database,
                changed(identity, identity.database(), "somebody", identity.systemIdentifier()),
                "somebody");
    }

    @Test
    void doesNotCompareAClusterThatARoleMayNotKnow(TestDatabase database) throws SQLException {
        var identity = identity(database);
        var unknown = changed(identity, identity.database(), identity.role(), Optional.empty());
        try (var session = connector(database, unknown).open("test")) {
            assertEquals(identity, ServerIdentity.read(session));
        }
    }

    private static ServerIdentity changed(
            ServerIdentity identity, String database, String role, Optional<String> system) {
        return new ServerIdentity(
                database, identity.databaseOid(), role, system, identity.address());
    }

    private static ServerIdentity identity(TestDatabase database) throws SQLException {
        try (var session = database.open()) {
            return ServerIdentity.read(session);
        }
    }

    private static GuardedConnector connector(TestDatabase database, ServerIdentity identity) {
        return new GuardedConnector(database.connector(), identity);
    }

    private static void assertRefused(
            TestDatabase database, ServerIdentity identity, String named) {
        var connector = connector(database, identity);
        var problem = assertThrows(ProblemException.class, () -> connector.open("test")).problem();
        assertEquals(ProblemCode.POLICY_TARGET_CHANGED, problem.code());
        assertTrue(problem.why().contains(named), problem.why());
    }
}
