package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.testing.ui.RecordingNavigator;
import dev.tidemark.testing.ui.RecordingWorkspace;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A window's surroundings for the editor, with a home of its own.
final class EditorDesk implements AutoCloseable {
    final Environment environment;
    final RecordingNavigator navigator = new RecordingNavigator();
    final RecordingWorkspace workspace = new RecordingWorkspace();
    final PinnedTarget target;
    final PageContext context;

    EditorDesk(BackgroundWork work, Path home, Path project, ConnectionSettings settings) {
        environment = new Environment(Map.of(), home, "ana", Environment.Platform.LINUX);
        var profile =
                new Profile("billing", settings, Optional.of("test"), Profile.Protection.NONE);
        target = new PinnedTarget(work, profile, project);
        context =
                new PageContext(
                        environment, work, new RunningTasks(), target, navigator, workspace);
    }

    @Override
    public void close() {
        target.close();
    }
}
