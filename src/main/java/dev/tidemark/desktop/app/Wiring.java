package dev.tidemark.desktop.app;

import dev.tidemark.cli.console.Version;
import dev.tidemark.desktop.home.HomePage;
import dev.tidemark.desktop.home.HomeServices;
import dev.tidemark.desktop.home.RecentProjects;
import dev.tidemark.desktop.profile.PasswordDialog;
import dev.tidemark.desktop.profile.ProfileBook;
import dev.tidemark.desktop.shell.ErrorWindow;
import dev.tidemark.desktop.state.StateFiles;
import dev.tidemark.desktop.target.LocalServer;
import dev.tidemark.desktop.target.SchemaMemory;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.process.LeftPassFiles;
import dev.tidemark.engine.profile.secret.Passwords;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.beans.value.ObservableValue;

/// Builds the desktop's object graph, by hand and once. Used on the JavaFX thread.
final class Wiring {
    private final Theme theme;
    private final RunningTasks tasks;
    private final ErrorWindow errors;
    private final AppWindows windows;
    private final Appearance appearance;

    /// @param system the colour scheme that the system prefers, as it changes
    /// @param installed where Tidemark lies with its samples; empty when its launcher did not say
    /// @param end ends the application; called when all is closed
    Wiring(
            Environment environment,
            ObservableValue<ColorScheme> system,
            Optional<Path> installed,
            Runnable end) {
        theme = new Theme();
        errors = new ErrorWindow(theme, Version.text());
        var work = BackgroundWork.ofToolkit(errors::show);
        work.start(
                () -> {
                    LeftPassFiles.removeOnce();
                    return true;
                },
                _ -> {},
                _ -> {});
        tasks = new RunningTasks();
        var files = StateFiles.of(environment);
        appearance = new Appearance(theme, system, work, files);
        var server = new LocalServer(environment);
        var passwords = new Passwords(environment, new PasswordDialog(work, theme));
        var recents = new RecentProjects(files);
        var book = new ProfileBook(environment, work, passwords);
        var home = new HomeServices(book, tasks, server, recents, installed);
        var shared =
                new Shared(
                        environment,
                        theme,
                        work,
                        tasks,
                        files,
                        new SchemaMemory(environment),
                        recents,
                        appearance,
                        new SystemNotices(environment, work),
                        AllPages.pages(Version.text()),
                        (workspace, targets) -> new HomePage(home, workspace, targets));
        windows =
                new AppWindows(
                        shared, new Ending(work, tasks, () -> release(server, passwords), end));
    }

    private static void release(LocalServer server, Passwords passwords) {
        server.close();
        passwords.close();
    }

    AppWindows windows() {
        return windows;
    }

    RunningTasks tasks() {
        return tasks;
    }

    Theme theme() {
        return theme;
    }

    Appearance appearance() {
        return appearance;
    }

    ErrorWindow errors() {
        return errors;
    }
}
