package dev.tidemark.desktop.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.RecordingNavigator;
import dev.tidemark.testing.ui.RecordingWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class RenumberQuestionTest {
    @TempDir private Path folder;

    @Test
    void showsWhatMovesAndMovesItWhenAnswered(TestDatabase database) throws IOException {
        database.execute(
                "create table schema_migrations (id serial primary key, filename text unique,"
                        + " applied_at timestamp default now(), description text);"
                        + " insert into schema_migrations (filename) values ('002_c.sql')");
        Files.writeString(folder.resolve("002_b.sql"), "-- Migration: 002\nselect 1;\n");
        Files.writeString(folder.resolve("002_c.sql"), "select 1;\n");
        var work =
                new BackgroundWork(
                        Runnable::run,
                        Runnable::run,
                        bug -> {
                            throw new AssertionError(bug);
                        });
        var profile =
                new Profile(
                        "billing",
                        database.settings(),
                        Optional.of("test"),
                        Profile.Protection.NONE);
        var workspace = new RecordingWorkspace();
        try (var target = new PinnedTarget(work, profile, folder)) {
            var context =
                    new PageContext(
                            new Environment(Map.of(), folder, "ana", Environment.Platform.LINUX),
                            work,
                            new RunningTasks(),
                            target,
                            new RecordingNavigator(),
                            workspace);
            var question = RenumberQuestion.of(context);
            // The record is about this one, so the other has to go.
            question.accept("002_c.sql");
            var asked = workspace.questions().getFirst();
            assertEquals("Renumber 002 to 003?", asked.title());
            assertEquals("002_b.sql → 003_b.sql", asked.text());
            asked.answers().getFirst().perform().run();
            assertEquals(
                    "-- Migration: 003\nselect 1;\n",
                    Files.readString(folder.resolve("003_b.sql")));
            question.accept("002_c.sql");
            var refused = workspace.questions().getLast();
            assertEquals("002_c.sql keeps version 002", refused.title());
            assertTrue(refused.answers().isEmpty());
        }
    }
}
