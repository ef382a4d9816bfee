package dev.tidemark.bench;

import dev.tidemark.desktop.page.Navigator;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.page.Workspace;
import dev.tidemark.desktop.schema.SchemaPage;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.profile.Profile;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeView;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/// The schema page of a database of many tables: how soon it shows, and how long the JavaFX thread
/// is held by typing into the search, by scrolling and by the diagram. Headless, software
/// rendering.
public final class SchemaBench {
    private static final int FRAMES = 300;
    private static final double MILLION = 1e6;

    private final Path folder;
    private final BackgroundWork work;
    private PinnedTarget target;
    private SchemaPage page;
    private Scene scene;

    private SchemaBench(Path folder) {
        this.folder = folder;
        this.work =
                BackgroundWork.ofToolkit(bug -> {
                    throw new IllegalStateException(bug);
                });
    }

    /// Entry point.
    ///
    /// @param arguments numbers of tables
    /// @throws Exception when anything fails
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("tidemark-bench");
        SampleFiles.trivial(folder, 10);
        var options =
                EmbeddedServer.Options.temporary(Environment.ofProcess())
                        .with("max_locks_per_transaction", "512")
                        .with("autovacuum", "off")
                        .withoutDurability();
        try (var server = EmbeddedServer.start(options)) {
            var started = new CountDownLatch(1);
            Platform.startup(started::countDown);
            started.await();
            for (String tables : arguments) {
                String database = "bench_" + tables;
                try (var session = server.connector("postgres").open("bench")) {
                    session.send("create database " + database);
                }
                try (var session = server.connector(database).open("bench")) {
                    CatalogBench.fill(session, Integer.parseInt(tables));
                }
                new SchemaBench(folder).run(server, database, Integer.parseInt(tables));
            }
            Platform.exit();
        }
    }

    private void run(EmbeddedServer server, String database, int tables) throws Exception {
        var profile =
                new Profile(
                        "bench",
                        server.settings(database),
                        Optional.of("local"),
                        Profile.Protection.NONE);
        onFx(() -> {
            open(profile);
            return true;
        });
        // The wait for the reading is not the thread's: what is measured is the longest frame.
        var opening = new Holds();
        long begun = System.nanoTime();
        onFx(() -> {
            page.onAttached();
            target.refresh();
            return true;
        });
        await(() -> text("schema-title").startsWith("app."));
        say(
                "%,d tables: shown %.2f s after opening, %s; longest hold %.0f ms",
                tables, (System.nanoTime() - begun) / 1e9, text("schema-state"), opening.end());
        await(() -> !target.readingProperty().get());
        for (String typed :
                new String[] {"t", "t9", "t99", "t999", "parent", "nothing at all", ""}) {
            var holds = new Holds();
            onFx(() -> {
                field().setText(typed);
                return true;
            });
            frames(3);
            say("search `%s`: %s, longest hold %.0f ms", typed, text("schema-hits"), holds.end());
        }
        var scrolling =
                FrameTimes.of(
                        scene,
                        FRAMES,
                        frame -> tree().scrollTo(frame * 7919 % Math.max(1, tables)));
        say("jumping through the tree: %s", scrolling);
        for (String reach : new String[] {"1", "2", "3", "0"}) {
            var holds = new Holds();
            String before = onFx(() -> text("diagram-note"));
            long started = System.nanoTime();
            onFx(() -> {
                ((ToggleButton) scene.getRoot().lookup("#schema-as-diagram")).setSelected(true);
                return true;
            });
            onFx(() -> {
                ((ToggleButton) scene.getRoot().lookup("#diagram-reach-" + reach))
                        .setSelected(true);
                return true;
            });
            await(() -> !text("diagram-note").equals(before));
            frames(3);
            say(
                    "diagram, reach %s: %s, %.0f ms, longest hold %.0f ms",
                    reach,
                    text("diagram-note"),
                    (System.nanoTime() - started) / MILLION,
                    holds.end());
        }
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
        page = new SchemaPage(context);
        scene = new Scene(new BorderPane(page.content()), 1280, 800);
        var theme = new Theme();
        theme.show(ColorScheme.LIGHT);
        theme.dress(scene);
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
    }

    /// The longest time between two pulses' beginnings, as processor time of the JavaFX thread.
    private static final class Holds {
        private final CountDownLatch ended = new CountDownLatch(1);
        private final AnimationTimer timer;
        private double longest;
        private long before = -1;

        Holds() throws Exception {
            timer =
                    onFx(() -> {
                        var made =
                                new AnimationTimer() {
                                    @Override
                                    public void handle(long now) {
                                        tick();
                                    }
                                };
                        made.start();
                        return made;
                    });
        }

        private void tick() {
            long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            if (before >= 0) {
                longest = Math.max(longest, (used - before) / MILLION);
            }
            before = used;
        }

        double end() throws Exception {
            onFx(() -> {
                tick();
                timer.stop();
                ended.countDown();
                return true;
            });
            ended.await();
            return longest;
        }
    }

    private void frames(int count) throws Exception {
        FrameTimes.of(scene, count, _ -> {});
    }

    private TreeView<?> tree() {
        return (TreeView<?>) scene.getRoot().lookup("#schema-tree");
    }

    private TextField field() {
        return (TextField) scene.getRoot().lookup("#schema-find");
    }

    private String text(String id) {
        return scene.getRoot().lookup("#" + id) instanceof Label label ? label.getText() : "";
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

    private static void say(String format, Object... values) {
        output().println(format.formatted(values));
    }

    private static PrintStream output() {
        return System.out;
    }
}
