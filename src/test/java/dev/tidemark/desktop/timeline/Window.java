package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.RecordingNavigator;
import dev.tidemark.testing.ui.RecordingWorkspace;
import java.nio.file.Path;
import java.util.Optional;

/// What pages need of a window, around a test's database and project.
public record Window(
        PageContext context, RecordingNavigator navigator, RecordingWorkspace workspace) {
    public static Window on(TestDatabase database, Path project, BackgroundWork work) {
        return on(database, project, work, Profile.Protection.NONE);
    }

    public static Window on(
            TestDatabase database,
            Path project,
            BackgroundWork work,
            Profile.Protection protection) {
        var profile =
                new Profile("billing-test", database.settings(), Optional.of("test"), protection);
        var navigator = new RecordingNavigator();
        var workspace = new RecordingWorkspace();
        var context =
                new PageContext(
                        Environment.ofProcess(),
                        work,
                        new RunningTasks(),
                        new PinnedTarget(work, profile, project),
                        navigator,
                        workspace);
        return new Window(context, navigator, workspace);
    }

    public PinnedTarget target() {
        return context.target();
    }
}
