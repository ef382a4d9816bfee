package dev.tidemark.desktop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tidemark.desktop.page.Navigator.ApplyRequest;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplyRoutingTest {
    @TempDir Path folder;

    /// What "Apply…" asks other pages for on a target.
    private List<String> asked(String environment, Profile.Protection protection) {
        var navigator = new RecordingNavigator();
        // Nothing runs: only where it leads counts.
        var work = new BackgroundWork(_ -> {}, Runnable::run, Throwable::printStackTrace);
        var settings = ConnectionSettings.of("nowhere", 5432, "billing", "ana", null);
        var profile = new Profile("billing", settings, Optional.of(environment), protection);
        var target = new PinnedTarget(work, profile, folder);
        var context =
                new PageContext(
                        new Environment(Map.of(), folder, "ana", Environment.Platform.LINUX),
                        work,
                        new RunningTasks(),
                        target,
                        navigator,
                        new RecordingWorkspace());
        AllPages.pages("test").in(context).open(PageKind.APPLY, new ApplyRequest.UpTo("004"));
        target.close();
        return navigator.asked();
    }

    @Test
    void leadsToTheGuidedRolloutWhereTheTargetIsProtectedOrCalledProduction() {
        var rollout = List.of("roll out UpTo[version=004]");
        assertEquals(rollout, asked("production", Profile.Protection.NONE));
        assertEquals(rollout, asked("staging", Profile.Protection.PROTECTED));
    }
}
