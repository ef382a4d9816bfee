package dev.tidemark.desktop.rollout;

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
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// A window's surroundings, a project and a home folder, for tests of the rollout wizard.
final class RolloutDesk {
    final RecordingNavigator navigator = new RecordingNavigator();
    final RecordingWorkspace workspace = new RecordingWorkspace();
    final RunningTasks tasks = new RunningTasks();
    final PinnedTarget target;
    private final PageContext context;
    private final Path project;
    private final Path home;

    /// @param environment the profile's; `production` makes a protected one
    RolloutDesk(BackgroundWork work, ConnectionSettings settings, Path folder, String environment)
            throws IOException {
        this(work, settings, folder, environment, Environment.Platform.LINUX);
    }

    /// One where no program of PostgreSQL is installed, with a protected target.
    static RolloutDesk withoutPrograms(
            BackgroundWork work, ConnectionSettings settings, Path folder) throws IOException {
        return new RolloutDesk(work, settings, folder, "production", Environment.Platform.WINDOWS);
    }

    private RolloutDesk(
            BackgroundWork work,
            ConnectionSettings settings,
            Path folder,
            String environment,
            Environment.Platform platform)
            throws IOException {
        project = Files.createDirectory(folder.resolve("project"));
        Files.createDirectory(project.resolve("migrations"));
        home = folder.resolve("home");
        var variables = new HashMap<String, String>();
        if (platform == Environment.Platform.LINUX) {
            variables.put("PATH", System.getenv("PATH"));
        }
        variables.put("TIDEMARK_BACKUPS", folder.resolve("backups").toString());
        boolean guarded = environment.equals("production");
        var profile =
                new Profile(
                        "billing-" + environment,
                        settings,
                        Optional.of(environment),
                        guarded ? Profile.Protection.PROTECTED : Profile.Protection.NONE);
        target = new PinnedTarget(work, profile, project);
        context =
                new PageContext(
                        new Environment(variables, home, "ana", platform),
                        work,
                        tasks,
                        target,
                        navigator,
                        workspace);
    }

    RolloutDesk file(String name, String text) throws IOException {
        Files.writeString(project.resolve(name), text);
        return this;
    }

    /// A model and its page; called on the JavaFX thread.
    RolloutViewModel model() {
        target.refresh();
        return new RolloutViewModel(context, "test", new ApplyRequest.Everything(), () -> {});
    }

    Page page(RolloutViewModel model) {
        new WizardPages<Integer>(workspace, _ -> "rollout", (_, _) -> RolloutWizard.wizard(model))
                .show(1);
        return workspace.find("rollout").orElseThrow();
    }

    String text(String name) throws IOException {
        return Files.readString(project.resolve(name));
    }

    /// The reports that were written, by their names.
    List<Path> reports() throws IOException {
        Path folder = home.resolve(".local/share/tidemark/reports");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
