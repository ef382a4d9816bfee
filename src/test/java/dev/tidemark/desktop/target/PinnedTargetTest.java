package dev.tidemark.desktop.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.problem.ProblemCode;
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
class PinnedTargetTest {
    private final BackgroundWork work =
            new BackgroundWork(
                    Runnable::run,
                    Runnable::run,
                    bug -> {
                        throw new AssertionError(bug);
                    });

    @TempDir private Path folder;

    @Test
    void readsFilesAndDatabaseTogether(TestDatabase database) throws IOException {
        Files.writeString(folder.resolve("001_users.sql"), "create table users (id int);\n");
        try (var target = new PinnedTarget(work, profile(database), folder)) {
            target.refresh();
            assertNull(target.problemProperty().get());
            var snapshot = target.snapshotProperty().get();
            assertNotNull(snapshot);
            assertEquals(1, snapshot.report().summary().pending());
            assertInstanceOf(Link.Connected.class, target.linkProperty().get());
        }
    }

    @Test
    void keepsWhatItKnewWhenTheProjectCanNotBeReadAnyMore(TestDatabase database)
            throws IOException {
        Path file = Files.writeString(folder.resolve("001_users.sql"), "select 1;\n");
        try (var target = new PinnedTarget(work, profile(database), folder)) {
            target.refresh();
            Files.delete(file);
            Files.delete(folder);
            target.refresh();
            assertNotNull(target.problemProperty().get());
            assertNotNull(target.snapshotProperty().get());
        }
    }

    @Test
    void saysThatTheServerIsNotThere(TestDatabase database) throws IOException {
        Files.writeString(folder.resolve("001_users.sql"), "select 1;\n");
        var settings = database.settings().withDatabase("nowhere");
        var profile = new Profile("p", settings, Optional.empty(), Profile.Protection.NONE);
        try (var target = new PinnedTarget(work, profile, folder)) {
            target.refresh();
            var lost = assertInstanceOf(Link.Lost.class, target.linkProperty().get());
            assertEquals(ProblemCode.CONNECTION_UNKNOWN_DATABASE, lost.problem().code());
        }
    }

    private static Profile profile(TestDatabase database) {
        return new Profile("p", database.settings(), Optional.of("test"), Profile.Protection.NONE);
    }
}
