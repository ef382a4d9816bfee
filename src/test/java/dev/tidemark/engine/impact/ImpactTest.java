package dev.tidemark.engine.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.impact.Loss.Exactness;
import dev.tidemark.engine.impact.Loss.Kind;
import dev.tidemark.engine.project.ProjectLoader;
import dev.tidemark.engine.run.Planner;
import dev.tidemark.engine.run.Selection;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingState;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.Rollout;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class ImpactTest {
    private static final String UP =
            """
            CREATE TABLE users (id int PRIMARY KEY, email text, "Nick" text);
            CREATE TABLE posts (id int, author int REFERENCES users);
            CREATE VIEW mails AS SELECT email FROM users;

            """;

    @TempDir private Path folder;

    @Test
    void countsRowsAndValuesAndNamesDependants(TestDatabase database) throws Exception {
        var impact =
                impact(
                        database,
                        """
                        -- ALTER TABLE ONLY users DROP COLUMN "Nick", DROP IF EXISTS email CASCADE,
                        --   DROP CONSTRAINT IF EXISTS c, ALTER id TYPE numeric(10, 2);
                        -- TRUNCATE posts;
                        -- DROP TABLE posts, users CASCADE;
                        """);
        var losses = impact.losses();
        assertEquals(
                List.of("users.\"Nick\"", "users.email", "users.id", "posts", "posts", "users"),
                losses.stream().map(Loss::object).toList());
        assertEquals(
                List.of(1L, 3L, 3L, 2L, 2L, 3L),
                losses.stream().map(loss -> loss.count().value().orElseThrow()).toList());
        assertEquals(List.of(), losses.getFirst().dependants());
        assertEquals(List.of("view mails"), losses.get(1).dependants());
        assertTrue(losses.get(1).cascade());
        assertEquals(
                List.of("view mails", "foreign key posts_author_fkey of posts"),
                losses.getLast().dependants());
        assertTrue(impact.losesData());
        assertFalse(impact.losesUnsavedData());
        assertTrue(losses.stream().allMatch(loss -> loss.fate() instanceof Fate.Saved));
    }

    @Test
    void saysWhatItCanNotTell(TestDatabase database) throws Exception {
        var losses =
                impact(
                                database,
                                """
                                -- DROP TABLE IF EXISTS nowhere;
                                -- DELETE FROM users WHERE id > 1;
                                -- DO $$ BEGIN EXECUTE 'drop table users'; END $$;
                                -- DROP VIEW mails;
                                """)
                        .losses();
        assertEquals(
                List.of(Kind.TABLE, Kind.CHANGED_ROWS, Kind.UNSEEN, Kind.OBJECT),
                losses.stream().map(Loss::kind).toList());
        assertEquals(Exactness.ABSENT, losses.getFirst().count().exactness());
        assertFalse(losses.getFirst().losesData());
        assertTrue(losses.get(2).losesData());
    }

    @Test
    void countsTheTablesOfASchemaAndDoesNotCallMoreHarmless(TestDatabase database)
            throws Exception {
        database.execute("create schema s; create table s.t (id int); create schema empty");
        var losses =
                impact(
                                database,
                                """
                                -- DROP SCHEMA s CASCADE;
                                -- DROP SCHEMA empty;
                                -- DROP SCHEMA IF EXISTS nowhere CASCADE;
                                -- DROP EXTENSION IF EXISTS hstore CASCADE;
                                -- DROP TYPE IF EXISTS mood CASCADE;
                                -- DROP OWNED BY nobody;
                                """)
                        .losses();
        assertEquals(List.of("table s.t"), losses.getFirst().dependants());
        assertEquals(
                List.of(true, false, false, true, true, true),
                losses.stream().map(Loss::losesData).toList());
    }

    @Test
    void estimatesWhatIsLocked(TestDatabase database) throws Exception {
        try (var other = database.open()) {
            var counted = impact(database, "-- DROP TABLE users CASCADE;\n");
            assertEquals(Exactness.COUNTED, counted.losses().getFirst().count().exactness());
            other.send("analyze users; begin; lock table users in access exclusive mode");
            var losses = impact(database).losses();
            assertEquals(Exactness.ESTIMATED, losses.getFirst().count().exactness());
            assertEquals(3, losses.getFirst().count().value().orElseThrow());
            assertTrue(losses.getFirst().losesData());
        }
    }

    private Impact impact(TestDatabase database, String rollback) throws Exception {
        Files.writeString(folder.resolve("001_users.sql"), UP + "-- ROLLBACK:\n" + rollback);
        Rollout.of(database, folder).run();
        database.execute(
                "insert into users values (1, 'a', null), (2, 'b', 'bee'), (3, 'c', null);"
                        + " insert into posts values (1, 1), (2, 1)");
        return impact(database);
    }

    private Impact impact(TestDatabase database) throws Exception {
        var project = ProjectLoader.load(folder);
        try (var session = database.open()) {
            var report =
                    StatusReport.of(
                            project,
                            TrackingState.read(session, TrackingRequest.ANY),
                            Optional.empty());
            var plan =
                    new Planner(project, report, TrackingRequest.ANY)
                            .rollBack(new Selection.Back.Last(1));
            return Impact.of(plan, session);
        }
    }
}
