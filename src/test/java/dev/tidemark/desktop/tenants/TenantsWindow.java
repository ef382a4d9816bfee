package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.files.Folders;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.RecordingNavigator;
import dev.tidemark.testing.ui.RecordingWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A window on the sample whose tenants are schemas of one database.
final class TenantsWindow {
    static final String ALICE = "alice_87654321";
    static final String JOHN = "john_12345678";

    private final Path project;
    private final RecordingNavigator navigator = new RecordingNavigator();
    private final RecordingWorkspace workspace = new RecordingWorkspace();

    /// @param folder where the sample is copied to
    TenantsWindow(Path folder, TestDatabase database) throws IOException {
        project = folder.resolve("clicarity");
        Folders.copy(Path.of("migrations-sample", "3-clicarity"), project);
        database.execute(Files.readString(project.resolve("before/old-database.sql")));
    }

    /// Made on the JavaFX thread.
    PageContext context(BackgroundWork work, TestDatabase database, Profile.Protection protection) {
        var profile =
                new Profile("clicarity", database.settings(), Optional.of("test"), protection);
        return new PageContext(
                new Environment(Map.of(), project.getParent(), "ana", Environment.Platform.LINUX),
                work,
                new RunningTasks(),
                new PinnedTarget(work, profile, project),
                navigator,
                workspace);
    }

    Path project() {
        return project;
    }

    RecordingNavigator navigator() {
        return navigator;
    }

    RecordingWorkspace workspace() {
        return workspace;
    }
}
