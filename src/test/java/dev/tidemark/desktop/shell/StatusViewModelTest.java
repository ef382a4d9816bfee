package dev.tidemark.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class StatusViewModelTest {
    private final BackgroundWork work =
            new BackgroundWork(
                    Runnable::run,
                    Runnable::run,
                    bug -> {
                        throw new AssertionError(bug);
                    });
    private final RunningTasks tasks = new RunningTasks();
    private final StatusViewModel model = new StatusViewModel(tasks);

    @TempDir private Path folder;

    @Test
    void saysHowTheTargetStands(TestDatabase database) throws IOException {
        Files.writeString(folder.resolve("001_users.sql"), "create table users (id int);\n");
        try (var target = target(database)) {
            model.pin(target);
            assertEquals("connecting …", model.connectionProperty().get());
            target.refresh();
            assertTrue(model.connectionProperty().get().startsWith("connected "));
            assertEquals("lock free", model.lockProperty().get());
            assertEquals("1 pending", model.pendingProperty().get());
            assertEquals("", model.findingsProperty().get());
        }
    }

    @Test
    void namesWhoHoldsTheLockAtTheNextCheck(TestDatabase database) throws Exception {
        Files.writeString(folder.resolve("001_users.sql"), "create table users (id int);\n");
        try (var target = target(database);
                var other = Connectors.of(database.settings()).open("other")) {
            model.pin(target);
            target.refresh();
            var name = target.snapshotProperty().get().report().tracking().name();
            other.first("select 1 from pg_advisory_lock(?)", row -> row.getInt(1), name.lockKey());
            target.check();
            assertTrue(
                    model.lockProperty().get().startsWith("lock held by "),
                    model.lockProperty().get());
            assertTrue(model.lockHelpProperty().get().contains("session "));
            other.first("select pg_advisory_unlock(?)", row -> row.getBoolean(1), name.lockKey());
            target.check();
            assertEquals("lock free", model.lockProperty().get());
        }
    }

    @Test
    void showsTheMeanOfWhatIsKnownOfTheTasks() {
        assertEquals("", model.runningProperty().get());
        var one = tasks.begin(task("one"));
        assertEquals("1 task", model.runningProperty().get());
        assertEquals(-1, model.progressProperty().get());
        var two = tasks.begin(task("two"));
        one.report("", 0.2);
        two.report("", 0.6);
        assertEquals("2 tasks", model.runningProperty().get());
        assertEquals(0.4, model.progressProperty().get(), 1e-9);
        tasks.end(one);
        tasks.end(two);
        assertEquals("", model.runningProperty().get());
    }

    private PinnedTarget target(TestDatabase database) {
        var profile =
                new Profile("p", database.settings(), Optional.of("test"), Profile.Protection.NONE);
        return new PinnedTarget(work, profile, folder);
    }

    private static RunningTask task(String title) {
        return new RunningTask(title, "billing", RunningTask.Weight.LIGHT, () -> {});
    }
}
