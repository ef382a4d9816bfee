package dev.tidemark.engine.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class SampleDatabasesTest {
    @TempDir Path folder;
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private TestDatabase server;
    private Sample first;
    private Sample second;

    @BeforeEach
    void prepare(TestDatabase database) throws IOException {
        server = database;
        first = sample("first", "create table made (id int); insert into made values (1);");
        second = sample("second", "create table made (id int);");
    }

    @AfterEach
    void drop() {
        for (var sample : List.of(first, second)) {
            server.execute("drop database if exists %s with (force)".formatted(sample.database()));
            server.execute(
                    "drop database if exists %s_making with (force)".formatted(sample.database()));
        }
    }

    @Test
    void makesWhatIsMissingAndKeepsTheRest() throws SQLException {
        databases().make(List.of(first));
        databases().make(List.of(first, second));
        assertEquals(
                List.of(
                        "making first 1/1",
                        "made first",
                        "kept first",
                        "making second 2/2",
                        "made second"),
                told);
        assertEquals(1, rows(first));
        assertEquals(0, rows(second));
    }

    @Test
    void makesThemAnewAndThrowsOutWhoWorksInThem() throws SQLException {
        databases().make(List.of(first));
        try (var inside = Connectors.of(settings(first)).open("test")) {
            inside.send("insert into made values (2)");
            databases().makeAnew(List.of(first));
        } catch (SQLException e) {
            // The session was ended, which closing it tells.
        }
        assertEquals(1, rows(first));
    }

    @Test
    void leavesTheOldDatabaseWhereItsScriptFails() throws Exception {
        databases().make(List.of(first));
        Files.writeString(first.oldDatabase(), "create table made (id int); select nonsense;");
        var problem =
                assertThrows(ProblemException.class, () -> databases().makeAnew(List.of(first)))
                        .problem();
        assertEquals(ProblemCode.STATEMENT_FAILED, problem.code());
        assertEquals(1, rows(first));
        Files.delete(first.oldDatabase());
        assertEquals(
                ProblemCode.FILE_UNREADABLE,
                assertThrows(ProblemException.class, () -> databases().makeAnew(List.of(first)))
                        .problem()
                        .code());
        assertEquals(1, rows(first));
    }

    @Test
    void leavesOutWhatItIsAtWhenItIsStopped() throws Exception {
        Files.writeString(second.oldDatabase(), "select pg_sleep(60);");
        var databases = databases();
        var making =
                CompletableFuture.supplyAsync(() ->
                        assertThrows(
                                        ProblemException.class,
                                        () -> databases.make(List.of(first, second)))
                                .problem());
        while (server.values(
                        "select 1 from pg_stat_activity where query like 'select pg_sleep(60)%' and pid <> pg_backend_pid()")
                .isEmpty()) {
            Thread.onSpinWait();
        }
        databases.stop();
        assertEquals(ProblemCode.STOPPED, making.join().code());
        assertEquals(1, rows(first));
        assertEquals(
                List.of(),
                server.values(
                        "select 1 from pg_database where datname = '%s'"
                                .formatted(second.database())));
    }

    @Test
    void letsTwoMakeThemAtOnce() throws SQLException {
        var other = CompletableFuture.runAsync(() -> databases().make(List.of(first, second)));
        databases().make(List.of(first, second));
        other.join();
        assertEquals(2, told.stream().filter(event -> event.startsWith("made")).count());
        assertEquals(2, told.stream().filter(event -> event.startsWith("kept")).count());
        assertTrue(rows(first) == 1 && rows(second) == 0);
    }

    private SampleDatabases databases() {
        return new SampleDatabases(
                server.settings(),
                event ->
                        told.add(
                                switch (event) {
                                    case SampleEvent.Making(var sample, var index, var total) ->
                                            "making %s %d/%d"
                                                    .formatted(sample.title(), index, total);
                                    case SampleEvent.Made(var sample) -> "made " + sample.title();
                                    case SampleEvent.Kept(var sample) -> "kept " + sample.title();
                                }));
    }

    private Sample sample(String name, String script) throws IOException {
        Path project = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(project.resolve("before"));
        Files.writeString(project.resolve("before/old-database.sql"), script);
        return new Sample(name, "", project, server.name() + "_" + name);
    }

    private ConnectionSettings settings(Sample sample) {
        return server.settings().withDatabase(sample.database());
    }

    private int rows(Sample sample) throws SQLException {
        try (var session = Connectors.of(settings(sample)).open("test")) {
            return session.first("select count(*) from made", row -> row.getInt(1)).orElseThrow();
        }
    }
}
