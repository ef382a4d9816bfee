package dev.tidemark.desktop.app;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.Question;
import dev.tidemark.desktop.page.TargetWindows;
import dev.tidemark.desktop.problem.ProblemText;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.profile.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.stage.Stage;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The application's windows, each pinned to a target or not yet. Used on the JavaFX thread.
final class AppWindows implements TargetWindows {
    private final Shared shared;
    private final Ending ending;
    private final List<AppWindow> windows = new ArrayList<>();

    AppWindows(Shared shared, Ending ending) {
        this.shared = shared;
        this.ending = ending;
    }

    /// The open windows.
    List<AppWindow> open() {
        return List.copyOf(windows);
    }

    /// Opens a window without a target.
    ///
    /// @param stage not shown yet
    AppWindow openFirst(Stage stage) {
        var window = new AppWindow(stage, shared, this);
        stage.setOnCloseRequest(event -> {
            event.consume();
            close(window);
        });
        windows.add(window);
        window.show();
        return window;
    }

    @Override
    public void open(Profile profile, Path projectFolder) {
        Path folder = projectFolder.toAbsolutePath().normalize();
        var there =
                windows.stream()
                        .filter(window -> window.isAbout(profile.name(), folder))
                        .max(Comparator.comparing(AppWindow::focused));
        if (there.isPresent()) {
            there.get().toFront();
            return;
        }
        unpinned().pin(profile, folder);
    }

    /// Brings the window of a schema to the front, which is opened first when there is none.
    ///
    /// @param target a window's that is about the same database and project
    void open(PinnedTarget target, String schema) {
        if (!front(target, schema)) {
            unpinned().pin(target.profile(), target.projectFolder(), schema);
        }
    }

    /// Brings the window of a schema to the front.
    ///
    /// @return whether there is one
    boolean front(PinnedTarget target, String schema) {
        var there = windows.stream().filter(window -> window.isAbout(target, schema)).findFirst();
        there.ifPresent(AppWindow::toFront);
        return there.isPresent();
    }

    private AppWindow unpinned() {
        return windows.stream()
                .filter(window -> !window.pinned())
                .max(Comparator.comparing(AppWindow::focused))
                .orElseGet(() -> openFirst(new Stage()));
    }

    /// Brings a window to the front: the one that was used last.
    void toFront() {
        windows.stream()
                .max(Comparator.comparing(AppWindow::focused))
                .ifPresent(AppWindow::toFront);
    }

    /// Says in the window in front what did not happen.
    void tell(Problem problem) {
        windows.stream()
                .max(Comparator.comparing(AppWindow::focused))
                .ifPresent(window ->
                        window.view()
                                .ask(
                                        new Question(
                                                problem.what(),
                                                "%s\n%s"
                                                        .formatted(
                                                                problem.why(),
                                                                ProblemText.hint(problem)),
                                                "Close",
                                                List.of())));
    }

    /// Closes a window, after a question where something would be lost; with the last one the
    /// application ends.
    void close(AppWindow window) {
        ending.leave(
                window.view(),
                List.of(window),
                windows.size() == 1 ? Ending.Scope.APPLICATION : Ending.Scope.WINDOW,
                () -> remove(window));
    }

    /// Ends the application, after a question where something would be lost.
    void quit(AppWindow asking) {
        ending.leave(
                asking.view(),
                open(),
                Ending.Scope.APPLICATION,
                () -> open().forEach(this::remove));
    }

    /// Ends the application without a question.
    void abandon() {
        ending.finish(() -> open().forEach(this::remove));
    }

    /// What any window can do to the application.
    List<Action> actions(AppWindow window) {
        var actions = new ArrayList<>(shared.appearance().actions());
        actions.add(
                Action.of(
                                "application.new-window",
                                "Open another window",
                                "A window without a target, for another database or project",
                                BootstrapIcons.WINDOW,
                                () -> openFirst(new Stage()))
                        .withKey("Shortcut+Shift+N"));
        actions.add(
                Action.of(
                                "application.quit",
                                "Quit Tidemark",
                                "",
                                BootstrapIcons.POWER,
                                () -> quit(window))
                        .withKey("Shortcut+Q"));
        return actions;
    }

    private void remove(AppWindow window) {
        windows.remove(window);
        window.end();
    }
}
