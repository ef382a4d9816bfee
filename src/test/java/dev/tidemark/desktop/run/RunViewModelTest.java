package dev.tidemark.desktop.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.run.RunRow.Progress;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.postgres.OtherSession;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.run.RunEvent;
import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.Rollout;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class RunViewModelTest {
    private final BackgroundWork work =
            new BackgroundWork(
                    Runnable::run,
                    Runnable::run,
                    bug -> {
                        throw new AssertionError(bug);
                    });
    private final RunningTasks tasks = new RunningTasks();
    private final RunViewModel model = new RunViewModel(work, tasks, "billing");
    private final List<RunEnd> ends = new ArrayList<>();

    @TempDir private Path folder;

    private void run(TestDatabase database, RunTarget target) throws Exception {
        var rollout = Rollout.of(database, folder);
        var plan = rollout.plan();
        model.start(target, plan, rollout.settings(plan), ends::add);
    }

    private void run(TestDatabase database) throws Exception {
        run(database, RunTarget.of(database.connector()));
    }

    private String rows() {
        return model.rows().stream()
                .map(row -> row.progress().glyph() + " " + row.text())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void listsEveryMigrationAndStatement(TestDatabase database) throws Exception {
        Files.writeString(folder.resolve("001_a.sql"), "create table a (id int);\nselect 1;\n");
        Files.writeString(folder.resolve("002_b.sql"), "create table b (id int);\n");
        run(database);
        assertEquals(
                "✓ 001 a\n✓ 1  create table a (id int)\n✓ 2  select 1\n✓ 002 b\n✓ 1  create table b (id int)",
                rows());
        assertTrue(model.headlineProperty().get().startsWith("Applied 2 migrations"));
        assertEquals(1, model.progressProperty().get());
        assertTrue(tasks.all().isEmpty());
    }

    @Test
    void showsWhatRunsOutsideATransactionWhileItRuns(TestDatabase database) throws Exception {
        Files.writeString(
                folder.resolve("001_a.sql"),
                "create table a (id int);\ncreate index concurrently a_id on a (id);\nselect 1;\n");
        var seen = new ArrayList<String>();
        try (var reader = database.open()) {
            // The build waits for everybody's snapshots.
            reader.send("begin isolation level repeatable read");
            reader.query("select 1", row -> row.getInt(1));
            model.rows().subscribe(() -> seen.add(rows()));
            var release = Thread.ofVirtual().start(() -> commitAfterwards(reader, database));
            run(database);
            release.join();
        }
        assertTrue(
                seen.contains(
                        "▶ 001 a\n✓ 1  create table a (id int)\n▶ 2  create index concurrently a_id on a (id)"),
                seen::toString);
        assertEquals(
                "✓ 001 a\n✓ 1  create table a (id int)\n✓ 2  create index concurrently a_id on a (id)\n✓ 3  select 1",
                rows());
        assertFalse(model.rows().get(2).time().startsWith("<"), model.rows().get(2)::time);
    }

    /// Lets the build wait for a while, so that its time can be told.
    private static void commitAfterwards(PgSession reader, TestDatabase database) {
        String builds =
                "select count(*) from pg_stat_activity where datname = current_database() and query ilike 'create index concurrently%' and wait_event_type = 'Lock'";
        try {
            while (!database.value(builds).equals("1")) {
                Thread.sleep(20);
            }
            reader.send("commit");
        } catch (SQLException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void showsWhatAFailureTookBack(TestDatabase database) throws Exception {
        Files.writeString(folder.resolve("001_a.sql"), "create table a (id int);\nselect 1 / 0;\n");
        Files.writeString(folder.resolve("002_b.sql"), "create table b (id int);\n");
        run(database);
        assertEquals("✗ 001 a\n↶ 1  create table a (id int)\n✗ 2  select 1 / 0\n○ 002 b", rows());
        assertEquals("select 1 / 0", model.sqlProperty().get());
        assertInstanceOf(RunOutcome.Failed.class, ((RunEnd.Ended) ends.getFirst()).outcome());
    }

    @Test
    void keepsAFewThousandOfManyStatements(TestDatabase database) throws Exception {
        var text = new StringBuilder("create table a (id int);\n");
        for (int i = 0; i < 10_000; i++) {
            text.append("insert into a values (%d);\n".formatted(i));
        }
        Files.writeString(folder.resolve("001_a.sql"), text);
        run(database);
        assertEquals(2_002, model.rows().size());
        var last = model.rows().getLast();
        assertEquals(Progress.DONE, last.progress());
        assertEquals("and 8,001 more statements", last.text());
    }

    @Test
    void stopsHarderEachTime(TestDatabase database) throws Exception {
        Files.writeString(folder.resolve("001_a.sql"), "select 1;\n");
        var said = new ArrayList<String>();
        RunTarget.Engine engine =
                (plan, _, stop, _) -> {
                    assertTrue(tasks.holdExit());
                    for (int i = 0; i < 4; i++) {
                        said.add(model.stopTextProperty().get() + " at " + stop.stage());
                        tasks.all().getFirst().stop();
                    }
                    return new RunOutcome.Completed(UUID.randomUUID(), List.of());
                };
        run(database, new RunTarget(database.connector(), engine));
        assertEquals(
                List.of(
                        "Stop at NONE",
                        "Force stop at CANCEL",
                        "Abandon at TERMINATE",
                        "Abandon at ABANDON"),
                said);
        assertFalse(tasks.holdExit());
    }

    @Test
    void forgetsARolledBackAttempt(TestDatabase database) throws Exception {
        Files.writeString(folder.resolve("001_a.sql"), "select 1;\n");
        RunTarget.Engine engine =
                (plan, _, _, listener) -> {
                    var migration = plan.migrations().getFirst();
                    listener.on(new RunEvent.MigrationStarted(migration, 1, 1));
                    for (int attempt = 1; attempt <= 2; attempt++) {
                        listener.on(
                                new RunEvent.AttemptFailed(
                                        migration,
                                        attempt,
                                        9,
                                        "55P03",
                                        "lock timeout",
                                        Duration.ofSeconds(5)));
                        assertTrue(model.attemptProperty().get().contains("Next attempt in"));
                    }
                    listener.on(
                            new RunEvent.Blocked(
                                    migration,
                                    List.of(
                                            new RunEvent.Blocker(
                                                    7,
                                                    "ana",
                                                    "psql",
                                                    "active",
                                                    Duration.ZERO,
                                                    8,
                                                    Instant.EPOCH)),
                                    2));
                    assertEquals("2 sessions wait for this run.", model.waitingProperty().get());
                    listener.on(
                            new RunEvent.MigrationFinished(
                                    migration, Duration.ZERO, Optional.empty()));
                    return new RunOutcome.Completed(UUID.randomUUID(), List.of("001"));
                };
        run(database, new RunTarget(database.connector(), engine));
        assertEquals(
                "✓ 001 a\n· Attempt 1 of 9 was rolled back: lock timeout.\n· Attempt 2 of 9 was rolled back: lock timeout.",
                rows());
        assertTrue(model.blockers().isEmpty());
    }

    @Test
    void saysWhatBecameOfEndingASession(TestDatabase database) throws Exception {
        var role = database.role("visitor");
        try (var other = database.open();
                var visitor = role.connector().open("test")) {
            var session = new OtherSession(other.backendPid(), Instant.EPOCH);
            assertEquals(OtherSession.Result.NOT_PERMITTED, session.terminate(visitor).result());
            try (var owner = database.open()) {
                var later =
                        new OtherSession(other.backendPid(), Instant.parse("2100-01-01T00:00:00Z"));
                assertEquals(OtherSession.Result.GONE, later.terminate(owner).result());
                assertEquals(OtherSession.Result.ASKED, session.terminate(owner).result());
                for (int i = 0;
                        i < 200 && session.cancel(owner).result() != OtherSession.Result.GONE;
                        i++) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
                assertEquals(OtherSession.Result.GONE, session.cancel(owner).result());
            }
        }
    }
}
