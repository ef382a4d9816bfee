package dev.tidemark.desktop.apply;

import dev.tidemark.desktop.page.Navigator.ApplyRequest;
import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.wizard.WizardPages;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.testing.ui.RecordingNavigator;
import dev.tidemark.testing.ui.RecordingWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A window's surroundings and a project, for tests of the apply wizard.
final class ApplyFixture {
    final RecordingNavigator navigator = new RecordingNavigator();
    final RecordingWorkspace workspace = new RecordingWorkspace();
    final RunningTasks tasks = new RunningTasks();
    final PinnedTarget target;
    final WizardPages<ApplyRequest> pages;
    private final Path folder;

    ApplyFixture(
            BackgroundWork work,
            ConnectionSettings settings,
            Path folder,
            Profile.Protection protection) {
        this.folder = folder;
        boolean guarded = protection == Profile.Protection.PROTECTED;
        var profile =
                new Profile(
                        guarded ? "billing-prod" : "billing-test",
                        settings,
                        Optional.of(guarded ? "production" : "test"),
                        protection);
        target = new PinnedTarget(work, profile, folder);
        var context =
                new PageContext(environment(folder), work, tasks, target, navigator, workspace);
        pages = ApplyWizard.pages(context, "test");
    }

    /// One where no pg_dump is found, and backups are kept beside the files.
    private static Environment environment(Path folder) {
        return new Environment(
                Map.of("TIDEMARK_BACKUPS", folder.resolve("backups").toString()),
                folder,
                "tester",
                Environment.Platform.WINDOWS);
    }

    ApplyFixture file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return this;
    }

    /// Opens the wizard; called on the JavaFX thread.
    Page open(ApplyRequest request) {
        target.refresh();
        pages.show(request);
        String id = request instanceof ApplyRequest.Resume(var v) ? "apply:resume:" + v : "apply";
        return workspace.find(id).orElseThrow();
    }
}
