package dev.tidemark.desktop.emergency;

import dev.tidemark.desktop.page.Navigator.RollbackRequest;
import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.wizard.WizardPages;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.engine.rollout.journal.ProcedureFolder;
import dev.tidemark.testing.ui.RecordingNavigator;
import dev.tidemark.testing.ui.RecordingWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A window's surroundings and a project with an application that is a file: `running` is there
/// while it runs.
final class EmergencyDesk {
    final RecordingNavigator navigator = new RecordingNavigator();
    final RecordingWorkspace workspace = new RecordingWorkspace();
    final RunningTasks tasks = new RunningTasks();
    final PinnedTarget target;
    final Environment environment;
    private final PageContext context;
    private final Path project;
    private final Path home;

    /// @param protection of the profile `billing-staging`
    EmergencyDesk(
            BackgroundWork work,
            ConnectionSettings settings,
            Path folder,
            Profile.Protection protection)
            throws IOException {
        project = Files.createDirectory(folder.resolve("project"));
        Files.createDirectory(project.resolve("migrations"));
        home = folder.resolve("home");
        environment =
                new Environment(
                        Map.of(
                                "PATH",
                                System.getenv("PATH"),
                                "TIDEMARK_BACKUPS",
                                folder.resolve("backups").toString()),
                        home,
                        "ana",
                        Environment.Platform.LINUX);
        var profile = new Profile("billing-staging", settings, Optional.of("staging"), protection);
        target = new PinnedTarget(work, profile, project);
        context = new PageContext(environment, work, tasks, target, navigator, workspace);
        file("stop.sh", "echo stopping the application\nrm running\n");
        file("start.sh", "echo starting the application\ntouch running\n");
        file("running", "");
        file(
                "migrations/001_users.sql",
                "create table users (id int primary key);\n\n-- ROLLBACK:\n-- drop table users;\n");
        file(
                "migrations/002_orders.sql",
                "create table orders (id int primary key);\ninsert into orders values (1), (2);\n\n-- ROLLBACK:\n-- drop table orders;\n");
    }

    EmergencyDesk file(String name, String text) throws IOException {
        Files.writeString(project.resolve(name), text);
        return this;
    }

    EmergencyDesk settings(String more) throws IOException {
        return file(
                "tidemark.toml",
                "%s\n[emergency]\nstop = \"sh stop.sh\"\nstart = \"sh start.sh\"\ntimeout = \"20s\"\n"
                        .formatted(more));
    }

    Path project() {
        return project;
    }

    boolean running() {
        return Files.exists(project.resolve("running"));
    }

    ProcedureFolder procedures() {
        return ProcedureFolder.of(environment);
    }

    /// A model; called on the JavaFX thread.
    EmergencyViewModel model() {
        target.refresh();
        return new EmergencyViewModel(context, "test", new RollbackRequest.Last(1), () -> {});
    }

    Page page(EmergencyViewModel model) {
        new WizardPages<Integer>(
                        workspace, _ -> "emergency", (_, _) -> EmergencyWizard.wizard(model))
                .show(1);
        return workspace.find("emergency").orElseThrow();
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
