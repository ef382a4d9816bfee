package dev.tidemark.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.tracking.TrackingLock;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingState;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What is refused says why and what to do, and leaves no trace in the database.
@ExtendWith(DatabaseExtension.class)
class RefusalCommandTest {
    /// Everything that a run could have changed.
    private static final String TRACES =
            """
            select line from (
              select format('%s %s', relkind, oid::regclass) line from pg_class
               where relnamespace = 'public'::regnamespace
              union all select schema_migrations::text from schema_migrations
              union all select schema_migrations_journal::text from schema_migrations_journal) it
            order by line
            """;

    @TempDir Path folder;
    private SmallProject project;

    @BeforeEach
    void applyTwo(TestDatabase database) throws IOException {
        project = SmallProject.ofTwo(folder, database);
        assertEquals(0, project.run("migrate").exitCode());
        project.with("003_c.sql", "create table c (id int);\n");
    }

    @Test
    void refusesAChangedFileWhateverElseIsPending() throws IOException {
        project.with("001_a.sql", "create table a (id bigint);\n");
        assertRefused(4, "changed-file", "migrate");
    }

    @Test
    void takesOtherLineEndsAndAByteOrderMarkForNoChange() throws IOException {
        Path file = folder.resolve("migrations/001_a.sql");
        Files.writeString(file, "\uFEFF" + Files.readString(file).replace("\n", "\r\n"));
        assertEquals(0, project.run("migrate").exitCode());
        assertTrue(project.has("c"));
    }

    @Test
    void refusesWhileAFileIsMissing() throws IOException {
        Files.delete(folder.resolve("migrations/001_a.sql"));
        assertRefused(4, "missing-file", "migrate");
    }

    @Test
    void refusesTwoFilesOfOneVersion() throws IOException {
        project.with("003_other.sql", "create table other (id int);\n");
        assertRefused(4, "duplicate-version", "migrate");
    }

    @Test
    void refusesAGapInTheDependencies() throws IOException {
        project.with("004_d.sql", "-- Dependencies: 009_none.sql\n\ncreate table d (id int);\n");
        assertRefused(4, "dependency-unknown", "migrate");
        project.with("004_d.sql", "-- Dependencies: 003_c.sql\n\ncreate table d (id int);\n");
        assertRefused(4, "dependency-not-applied", "migrate", "--only", "004");
    }

    @Test
    void refusesASecondRunAtTheSameTime(TestDatabase database) throws Exception {
        try (var other = database.open()) {
            var name = TrackingState.read(other, TrackingRequest.ANY).name();
            TrackingLock.take(other, name, Duration.ZERO);
            assertRefused(7, "lock-held", "migrate");
        }
    }

    @Test
    void refusesARollbackWithoutAScript() {
        assertEquals(0, project.run("migrate").exitCode());
        assertRefused(4, "rollback-not-available", "rollback", "--yes");
    }

    @Test
    void refusesARollbackThatOthersDependOn() throws IOException {
        project.with("003_c.sql", "-- Dependencies: 002_b.sql\n\ncreate table c (id int);\n");
        assertEquals(0, project.run("migrate").exitCode());
        assertRefused(4, "rollback-has-dependants", "rollback", "--version", "002", "--yes");
    }

    private void assertRefused(int exitCode, String code, String... args) {
        var before = traces();
        var ended = project.run(args);
        assertEquals(exitCode, ended.exitCode(), ended.err());
        assertTrue(ended.err().contains("[" + code + "]"), ended.err());
        var words = new ArrayList<>(List.of(args));
        words.add("--json");
        var problem = project.run(words.toArray(String[]::new)).json();
        assertEquals(code, problem.path("code").asText());
        for (String part : List.of("what", "why", "hint")) {
            assertFalse(problem.path(part).asText().isBlank(), part + " of " + problem);
        }
        assertEquals(before, traces());
    }

    private List<String> traces() {
        return project.database().values(TRACES);
    }
}
