package dev.tidemark.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The server's own word on what refuses a transaction.
@ExtendWith(DatabaseExtension.class)
class RefusalsServerTest {
    private static final String REFUSED = "25001";

    /// Not to be tried here: commands of other versions, what fails for another reason before the
    /// server looks at the transaction, and what would reach out of the test's database.
    private static final Set<String> NOT_TRIED =
            Set.of(
                    "repack",
                    "repack (concurrently) t",
                    "repack t",
                    "alter subscription sub drop publication p",
                    "alter database postgres rename to y",
                    "reassign owned by postgres to postgres");

    @Test
    void refusesWhatWeSayItRefuses(TestDatabase database) throws IOException, SQLException {
        database.execute(
                "create table t (a int, b int); create index t_a on t (a); create schema s;"
                        + " create table p (a int) partition by range (a);"
                        + " create table p1 partition of p for values from (1) to (2);"
                        + " create type mood as enum ('a'); create materialized view mv as select 1 a;"
                        + " create unique index on mv (a); create publication pub;"
                        + " create subscription sub connection 'host=127.0.0.1 port=1' publication p"
                        + " with (connect = false, slot_name = sub_slot)");
        try (var session = database.open()) {
            // Older versions know some of the statements not at all, or refuse them for other
            // reasons.
            assumeTrue(session.serverVersion() >= 180_000);
            for (String line : RefusalsTest.cases()) {
                String sql = line.substring(4);
                if (!NOT_TRIED.contains(sql)) {
                    compare(session, line, sql);
                }
            }
        } finally {
            // A subscription with a slot would keep the database from being dropped.
            database.execute("alter subscription sub disable");
            database.execute("alter subscription sub set (slot_name = none)");
            database.execute("drop subscription sub");
        }
    }

    private static void compare(PgSession session, String line, String sql) throws SQLException {
        // Refreshing needs an enabled subscription, changing its slot a disabled one.
        session.send(
                sql.contains("publication")
                        ? "alter subscription sub enable"
                        : "alter subscription sub disable");
        String state = stateInTransaction(session, sql);
        if (line.startsWith("out")) {
            assertEquals(REFUSED, state, sql);
        } else {
            assertNotEquals(REFUSED, state, sql);
        }
    }

    private static String stateInTransaction(PgSession session, String sql) throws SQLException {
        session.send("begin");
        try {
            session.send(sql);
            return "00000";
        } catch (SQLException e) {
            return e.getSQLState();
        } finally {
            session.send("rollback");
        }
    }
}
