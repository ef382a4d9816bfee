package dev.tidemark.engine.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class ConnectorPoolTest {
    @Test
    void usesASessionAgain(TestDatabase database) throws SQLException {
        try (var pool = ConnectorPool.readOnly(database.settings())) {
            int first;
            try (var session = pool.open("look")) {
                first = session.backendPid();
            }
            try (var session = pool.open("look")) {
                assertEquals(first, session.backendPid());
            }
        }
    }

    @Test
    void leavesItToTheServerToRefuseWrites(TestDatabase database) throws SQLException {
        try (var pool = ConnectorPool.readOnly(database.settings());
                var session = pool.open("look")) {
            var refused =
                    assertThrows(SQLException.class, () -> session.send("create table t (id int)"));
            assertEquals("25006", refused.getSQLState());
        }
    }

    @Test
    void tellsAtOnceWhyItCanNotConnect(TestDatabase database) {
        try (var pool = ConnectorPool.readOnly(database.settings().withDatabase("nowhere"))) {
            var problem = assertThrows(ProblemException.class, () -> pool.open("look")).problem();
            assertEquals(ProblemCode.CONNECTION_UNKNOWN_DATABASE, problem.code());
        }
    }

    @Test
    void replacesASessionThatTheServerEnded(TestDatabase database) throws SQLException {
        try (var pool = ConnectorPool.readOnly(database.settings())) {
            int first;
            try (var session = pool.open("look")) {
                first = session.backendPid();
            }
            try (var other = database.open()) {
                other.first("select pg_terminate_backend(?)", row -> row.getBoolean(1), first);
            }
            try (var session = pool.open("look")) {
                assertEquals(1, session.first("select 1", row -> row.getInt(1)).orElseThrow());
            }
        }
    }
}
