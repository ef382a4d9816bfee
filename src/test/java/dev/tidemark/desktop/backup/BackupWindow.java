package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.backup.BackupFolder;
import dev.tidemark.engine.backup.BackupListener;
import dev.tidemark.engine.backup.BackupPlanner;
import dev.tidemark.engine.backup.BackupRequest;
import dev.tidemark.engine.backup.BackupRun;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.backup.Method;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.program.ProgramSearch;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.RecordingNavigator;
import dev.tidemark.testing.ui.RecordingWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/// A window on a database whose backups are in a folder of the test.
final class BackupWindow {
    private static final Instant NOW = Instant.parse("2025-11-21T10:15:00Z");

    private final BackgroundWork work;
    private final Environment environment;
    private final ConnectionSettings settings;
    private final Path project;
    private final RecordingNavigator navigator = new RecordingNavigator();
    private final RecordingWorkspace workspace = new RecordingWorkspace();
    private final RunningTasks tasks = new RunningTasks();

    /// @param programs whether installed programs are found
    BackupWindow(BackgroundWork work, ConnectionSettings settings, Path folder, boolean programs)
            throws IOException {
        this.work = work;
        this.settings = settings;
        var variables = new java.util.HashMap<String, String>();
        if (programs) {
            variables.putAll(Environment.ofProcess().variables());
        }
        variables.put("TIDEMARK_BACKUPS", folder.resolve("backups").toString());
        environment =
                new Environment(
                        Map.copyOf(variables),
                        folder,
                        "tester",
                        programs ? Environment.Platform.LINUX : Environment.Platform.WINDOWS);
        project = Files.createDirectories(folder.resolve("project"));
        Files.writeString(project.resolve("001_one.sql"), "create table one (id int);\n");
    }

    /// Made on the JavaFX thread.
    PageContext context(Profile.Protection protection) {
        var profile = new Profile("billing-test", settings, Optional.of("test"), protection);
        return new PageContext(
                environment,
                work,
                tasks,
                new PinnedTarget(work, profile, project),
                navigator,
                workspace);
    }

    RecordingNavigator navigator() {
        return navigator;
    }

    RecordingWorkspace workspace() {
        return workspace;
    }

    BackupFolder folder() {
        return BackupFolder.usual(environment, new BackupServer(settings));
    }

    /// A copy on the server, its name so many minutes late.
    StoredBackup copied(int minute) throws Exception {
        var server = new BackupServer(settings);
        var request = BackupRequest.whole(folder().path()).by(new Method.ServerCopy());
        var clock = Clock.fixed(NOW.plus(Duration.ofMinutes(minute)), ZoneOffset.UTC);
        return new BackupRun(server, clock)
                .run(
                        new BackupPlanner(server, new ProgramSearch(environment, Optional.empty()))
                                .plan(request),
                        new StopSignal(),
                        BackupListener.SILENT)
                .orElseThrow();
    }

    /// Drops every database that was made beside one.
    static void tidy(TestDatabase database) {
        for (String name :
                database.values(
                        "select datname from pg_database where datname like '%s\\_%%'"
                                .formatted(database.name()))) {
            database.execute("drop database if exists %s with (force)".formatted(name));
        }
    }
}
