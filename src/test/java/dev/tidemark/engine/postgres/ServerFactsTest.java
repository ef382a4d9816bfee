package dev.tidemark.engine.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TcpRelay;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class ServerFactsTest {
    @Test
    void readsWhatTheServerSaysOfItself(TestDatabase database) throws SQLException {
        try (var session = database.open()) {
            var facts = ServerFacts.read(session);
            assertEquals(session.serverVersion(), facts.versionNumber());
            assertEquals(database.name(), facts.database());
            assertEquals("postgres", facts.role());
            assertEquals("public", facts.schema());
            assertTrue(facts.superuser());
            assertFalse(facts.inRecovery());
            assertEquals(List.of(), facts.warnings());
            assertTrue(facts.refusal(database.connector().target()).isEmpty());
            assertTrue(ServerFacts.systemIdentifier(session).isPresent());
        }
    }

    @Test
    void anOrdinaryRoleIsNoSuperuser(TestDatabase database) throws SQLException {
        try (var session = database.role("plain").connector().open("test")) {
            assertFalse(ServerFacts.read(session).superuser());
        }
    }

    @Test
    void aDatabaseThatTakesNoChangesIsRefused(TestDatabase database) throws SQLException {
        database.execute(
                "alter database %s set default_transaction_read_only = on"
                        .formatted(database.name()));
        try (var session = database.open()) {
            var refusal =
                    ServerFacts.read(session).refusal(database.connector().target()).orElseThrow();
            assertEquals(ProblemCode.SERVER_READ_ONLY, refusal.code());
        }
    }

    @Test
    void warnsOfStrangeServersAndVersions() {
        var old = new ServerFacts(120_000, "PostgreSQL 12.0", "d", "r", null, false, false, false);
        assertTrue(old.warnings().getFirst().contains("PostgreSQL 12 is older"));
        var strange =
                new ServerFacts(130_000, "CockroachDB CCL", "d", "r", null, false, true, false);
        assertTrue(strange.warnings().getFirst().contains("is CockroachDB"));
        assertTrue(
                strange.refusal(new Target("h", 1, "d", "u"))
                        .orElseThrow()
                        .why()
                        .contains("standby"));
    }

    @Test
    void aDirectConnectionHasNoPooler(TestDatabase database) throws SQLException {
        try (var session = database.open()) {
            assertTrue(PoolerCheck.check(session, database.connector().target()).isEmpty());
        }
    }

    @Test
    void aProxyThatHandsOutServerProcessesIsFound(TestDatabase database)
            throws SQLException, IOException {
        try (var relay = TcpRelay.to(database.settings())) {
            relay.rewriteBackendPid();
            var connector = Connectors.of(relay.settings());
            try (var session = connector.open("test")) {
                var problem = PoolerCheck.check(session, connector.target()).orElseThrow();
                assertEquals(ProblemCode.CONNECTION_POOLER, problem.code());
            }
        }
    }
}
