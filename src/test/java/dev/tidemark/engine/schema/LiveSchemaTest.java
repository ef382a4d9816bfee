package dev.tidemark.engine.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tidemark.engine.catalog.model.Sizes;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.tracking.TrackingTableName;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class LiveSchemaTest {
    @Test
    void waitsForNoLockAndLeavesOutTheBooksWithTheirSequences(TestDatabase database)
            throws SQLException {
        database.execute(
                "create table held (id serial primary key); create table done (id serial primary key)");
        var books = new TrackingTableName("public", "done");
        try (var holder = database.open();
                var session = database.open()) {
            holder.send("begin; lock table held in access exclusive mode");
            var failure =
                    assertThrows(
                            ProblemException.class,
                            () ->
                                    LiveSchema.read(
                                            session,
                                            books,
                                            Optional.empty(),
                                            Sizes.MEASURED,
                                            Duration.ofMillis(50)));
            assertEquals(ProblemCode.LOCK_TIMEOUT, failure.problem().code());
            holder.send("rollback");
            var schema =
                    LiveSchema.read(session, books, Optional.empty(), Sizes.MEASURED)
                            .schemas()
                            .getFirst();
            assertEquals(
                    List.of("held"), schema.tables().stream().map(it -> it.name().name()).toList());
            assertEquals(
                    List.of("held_id_seq"),
                    schema.sequences().stream().map(it -> it.name().name()).toList());
        }
    }
}
