package dev.tidemark.bench;

import dev.tidemark.desktop.page.Navigator;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.page.Workspace;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.timeline.TimelinePage;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.project.ProjectLoader;
import dev.tidemark.engine.tracking.Applied;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingState;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/// The timeline of a folder of 10,000 migrations: how soon it shows, what a frame of scrolling
/// costs the JavaFX thread, and how soon a filter shows its result. Headless, software rendering.
public final class TimelineBench {
    private static final int COUNT = 10_000;
    private static final int PENDING = 20;
    private static final int FRAMES = 300;
    private static final double MILLION = 1e6;

    private final Path folder;
    private final BackgroundWork work;
    private PinnedTarget target;
    private TimelinePage page;
    private Scene scene;

    private TimelineBench(Path folder) {
        this.folder = folder;
        this.work =
                BackgroundWork.ofToolkit(bug -> {
                    throw new IllegalStateException(bug);
                });
    }

    /// Entry point.
    ///
    /// @param arguments none
    /// @throws Exception when anything fails
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("tidemark-bench");
        try (var server =
                EmbeddedServer.start(EmbeddedServer.Options.temporary(Environment.ofProcess()))) {
            SampleFiles.trivial(folder, COUNT);
            apply(server, ProjectLoader.load(folder));
            var started = new CountDownLatch(1);
            Platform.startup(started::countDown);
            started.await();
            new TimelineBench(folder).run(server);
            Platform.exit();
        } finally {
            delete(folder);
        }
    }

    /// Records all but the last as applied, as a run does.
    private static void apply(EmbeddedServer server, Project project) throws SQLException {
        try (var session = server.connector("postgres").open("bench")) {
            var state = TrackingState.read(session, TrackingRequest.ANY);
            var sql = new StringBuilder("begin;" + state.createSql() + ";");
            for (var file : project.migrations().subList(0, COUNT - PENDING)) {
                var applied = Applied.of(file, 12, new UUID(0, 1), "ana (ana@box)");
                sql.append(state.table().insertSql(applied)).append(';');
            }
            session.send(sql.append("commit").toString());
        }
    }

    private void run(EmbeddedServer server) throws Exception {
        var profile =
                new Profile(
                        "bench",
                        server.settings("postgres"),
                        Optional.of("local"),
                        Profile.Protection.NONE);
        onFx(() -> {
            open(profile);
            return true;
        });
        // What is measured is the second opening: the first one loads classes and fonts.
        usable("first");
        onFx(() -> {
            page.onDetached();
            target.close();
            open(profile);
            return true;
        });
        usable("warm");
        scroll("warming up");
        scroll("scrolling by the wheel");
        jump();
        filter();
        onFx(() -> {
            page.onDetached();
            target.close();
            return true;
        });
    }

    private void open(Profile profile) {
        target = new PinnedTarget(work, profile, folder);
        var context =
                new PageContext(
                        Environment.ofProcess(),
                        work,
                        new RunningTasks(),
                        target,
                        silent(Navigator.class),
                        silent(Workspace.class));
        page = new TimelinePage(context);
        var root = new BorderPane(page.content());
        page.inspector().ifPresent(root::setRight);
        scene = new Scene(root, 1280, 800);
        var theme = new Theme();
        theme.show(ColorScheme.LIGHT);
        theme.dress(scene);
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
    }

    private void usable(String opening) throws Exception {
        var drawn = drawnWhen(() -> items() >= COUNT);
        var clock = Clock.start();
        onFx(() -> {
            page.onAttached();
            return true;
        });
        drawn.await();
        output().println("%s opening: rows after %s".formatted(opening, clock));
        // The watch began, so that everything is read once more.
        await(() -> !target.readingProperty().get());
    }

    private void scroll(String what) throws Exception {
        onFx(() -> {
            list().scrollTo(0);
            return true;
        });
        var frames = FrameTimes.of(scene, FRAMES, frame -> wheel(frame < FRAMES / 2 ? -120 : 90));
        output().println("%s: %s".formatted(what, frames));
    }

    private void jump() throws Exception {
        var frames = FrameTimes.of(scene, FRAMES, frame -> list().scrollTo(frame * 7919 % COUNT));
        output().println("dragging the thumb: %s".formatted(frames));
    }

    private void filter() throws Exception {
        for (String text :
                new String[] {"9", "99", "999", "9999", "", "change_1", "state:p", "author:ana"}) {
            int before = onFx(this::items);
            var drawn = drawnWhen(() -> items() != before);
            var clock = Clock.start();
            onFx(() -> {
                field().setText(text);
                return true;
            });
            drawn.await();
            output().println("filter `%s`: %,d lines after %s".formatted(text, items(), clock));
        }
    }

    /// Time on the wall, and processor time of all threads of this process: on a busy machine the
    /// second tells more.
    private record Clock(long wall, long processor) {
        static Clock start() {
            return new Clock(System.nanoTime(), used());
        }

        private static long used() {
            return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
        }

        @Override
        public String toString() {
            return "%.0f ms (%.0f ms of processor time)"
                    .formatted(
                            (System.nanoTime() - wall) / MILLION, (used() - processor) / MILLION);
        }
    }

    private void wheel(double delta) {
        var list = list();
        Node cell = list.lookup(".list-cell");
        Point2D at = list.localToScene(100, 100);
        Point2D onScreen = list.localToScreen(100, 100);
        cell.fireEvent(
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        at.getX(),
                        at.getY(),
                        onScreen.getX(),
                        onScreen.getY(),
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        0,
                        delta,
                        0,
                        delta,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        new PickResult(cell, at.getX(), at.getY())));
    }

    /// Counts down after the layout of the first frame in which something holds.
    private CountDownLatch drawnWhen(BooleanSupplier condition) throws Exception {
        var drawn = new CountDownLatch(1);
        onFx(() -> {
            var listener =
                    new Runnable() {
                        @Override
                        public void run() {
                            if (condition.getAsBoolean()) {
                                scene.removePostLayoutPulseListener(this);
                                drawn.countDown();
                            }
                        }
                    };
            scene.addPostLayoutPulseListener(listener);
            return true;
        });
        return drawn;
    }

    private ListView<?> list() {
        return (ListView<?>) scene.getRoot().lookup("#timeline-list");
    }

    private TextField field() {
        return (TextField) scene.getRoot().lookup("#timeline-filter");
    }

    private int items() {
        return list().getItems().size();
    }

    private static void await(BooleanSupplier condition) throws Exception {
        while (!onFx(condition::getAsBoolean)) {
            Thread.sleep(5);
        }
    }

    private static <T> T onFx(Supplier<T> action) throws Exception {
        var task = new FutureTask<>(action::get);
        Platform.runLater(task);
        return task.get();
    }

    /// Nobody follows where the page leads.
    private static <T> T silent(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> null));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static PrintStream output() {
        return System.out;
    }
}
