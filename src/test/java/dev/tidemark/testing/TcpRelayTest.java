package dev.tidemark.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.postgres.PgSession;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class TcpRelayTest {
    @Test
    void theServerNeverGetsWhatIsCutBefore(TestDatabase database) throws Exception {
        database.execute("create table t(n int)");
        try (var relay = TcpRelay.to(database.settings())) {
            var session = begin(relay);
            relay.cutWhenClientSends("COMMIT");
            assertThrows(SQLException.class, () -> session.send("COMMIT"));
            relay.awaitCut();
            assertEquals("0", database.value("select count(*) from t"));
            try (var again = Connectors.of(relay.settings()).open("test")) {
                again.send("COMMIT");
            }
        }
    }

    @Test
    void theServerHasDoneWhatIsCutAfter(TestDatabase database) throws Exception {
        database.execute("create table t(n int)");
        try (var relay = TcpRelay.to(database.settings())) {
            var session = begin(relay);
            relay.cutAfterForwarding("COMMIT");
            assertThrows(SQLException.class, () -> session.send("COMMIT"));
            relay.awaitCut();
            assertEquals("1", database.value("select count(*) from t"));
        }
    }

    @Test
    void nothingPassesWhilePaused(TestDatabase database) throws Exception {
        try (var relay = TcpRelay.to(database.settings());
                var session = Connectors.of(relay.settings()).open("test")) {
            relay.pause();
            var answer =
                    CompletableFuture.supplyAsync(() -> {
                        try {
                            return session.query("select 1", row -> row.getInt(1)).size();
                        } catch (SQLException e) {
                            throw new AssertionError(e);
                        }
                    });
            assertThrows(TimeoutException.class, () -> answer.get(200, TimeUnit.MILLISECONDS));
            relay.resume();
            assertEquals(1, answer.get(30, TimeUnit.SECONDS));
            assertTrue(relay.port() > 0);
        }
    }

    private static PgSession begin(TcpRelay relay) throws SQLException {
        var session = Connectors.of(relay.settings()).open("test");
        session.send("BEGIN");
        session.send("insert into t values (1)");
        return session;
    }
}
