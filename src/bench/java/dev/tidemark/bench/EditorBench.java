package dev.tidemark.bench;

import dev.tidemark.desktop.editor.EditorPage;
import dev.tidemark.desktop.page.Navigator;
import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.page.Workspace;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.postgres.ConnectionResolver;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.profile.Profile;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/// Times the editor in a window of 1280 × 800: from opening a file to its first lines in colour, a
/// key's time on the JavaFX thread, and the longest time that colouring holds that thread. Times on
/// the thread are its processor time, so that other work on the machine does not count.
public final class EditorBench {
    private static final PrintStream OUT = System.out;

    private final Path folder;
    private final Thread fx;
    private Stage stage;

    private EditorBench(Path folder, Thread fx) {
        this.folder = folder;
        this.fx = fx;
    }

    /// Entry point.
    ///
    /// @param arguments number of rounds, 3 unless given
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        var fx = new AtomicReference<Thread>();
        var started = new CountDownLatch(1);
        Platform.startup(() -> {
            fx.set(Thread.currentThread());
            started.countDown();
        });
        started.await();
        var bench = new EditorBench(Files.createTempDirectory("tidemark-bench"), fx.get());
        bench.onFx(() -> {
            bench.stage = new Stage();
            return true;
        });
        OUT.println("a small file, for the window that is open already when somebody opens a file");
        bench.run("10 KB", 10_000, 0);
        for (int round = 1; round <= rounds; round++) {
            OUT.printf("round %d%n", round);
            bench.run("10 MB", 10_000_000, round);
            bench.run("50,000 lines", 50_000 * 70, round);
        }
        Platform.exit();
    }

    private void run(String what, int size, int round) throws IOException, InterruptedException {
        Path file = folder.resolve("file%d-%d.sql".formatted(size, round));
        int lines = write(file, size);
        long asked = System.nanoTime();
        var page = onFx(() -> page(file));
        onFx(() -> {
            var theme = new Theme();
            var scene = new Scene(new BorderPane(page.content()), 1280, 800);
            theme.dress(scene);
            theme.show(ColorScheme.LIGHT);
            stage.setScene(scene);
            stage.show();
            page.onAttached();
            return true;
        });
        var holds = new Holds(fx);
        await(() -> page.content().lookup(".sql-keyword") != null);
        double first = (System.nanoTime() - asked) / 1e6;
        Thread.sleep(2_500);
        OUT.printf(
                "%-14s %,d lines: first coloured text %,.0f ms, longest hold until settled %.0f ms%n",
                what, lines, first, holds.end());
        keys(page, what, "beginning");
        onFx(() -> {
            ((EditorPage) page).goTo(lines / 2, 1);
            return true;
        });
        Thread.sleep(1_000);
        keys(page, what, "middle");
        holds = new Holds(fx);
        for (int step = 1; step <= 40; step++) {
            int line = lines / 40 * step - 100;
            onFx(() -> {
                ((EditorPage) page).goTo(line, 1);
                return true;
            });
            Thread.sleep(100);
        }
        OUT.printf("%-14s jumping to 40 places: longest hold %.0f ms%n", what, holds.end());
        onFx(() -> {
            page.onDetached();
            return true;
        });
    }

    private void keys(Page page, String what, String where) throws InterruptedException {
        var times = new ArrayList<Double>();
        for (int i = 0; i < 60; i++) {
            char typed = "select price from items where id = 1;\n".charAt(i % 38);
            times.add(key(page, typed));
            Thread.sleep(40);
        }
        Collections.sort(times);
        OUT.printf(
                "%-14s a key at the %s: median %.1f ms, 95 %% %.1f ms, longest %.1f ms of the"
                        + " JavaFX thread%n",
                what, where, times.get(30), times.get(57), times.getLast());
    }

    /// From the key to the end of the next frame's layout, with all that came between.
    private double key(Page page, char typed) throws InterruptedException {
        var done = new CountDownLatch(1);
        var used = new AtomicReference<Double>(0.0);
        onFx(() -> {
            var scene = page.content().getScene();
            var listener = new AtomicReference<Runnable>();
            long before = cpu();
            listener.set(() -> {
                used.set((cpu() - before) / 1e6);
                scene.removePostLayoutPulseListener(listener.get());
                done.countDown();
            });
            scene.addPostLayoutPulseListener(listener.get());
            type(page.content().lookup("#sql"), typed);
            Platform.requestNextPulse();
            return true;
        });
        done.await();
        return used.get();
    }

    private static void type(Node area, char typed) {
        if (typed == '\n') {
            Event.fireEvent(
                    area,
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED,
                            "",
                            "",
                            KeyCode.ENTER,
                            false,
                            false,
                            false,
                            false));
        } else {
            Event.fireEvent(
                    area,
                    new KeyEvent(
                            KeyEvent.KEY_TYPED,
                            String.valueOf(typed),
                            "",
                            KeyCode.UNDEFINED,
                            false,
                            false,
                            false,
                            false));
        }
    }

    private long cpu() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(fx.threadId());
    }

    /// The longest task of the JavaFX thread, by its processor time between two beats.
    private static final class Holds {
        private final Thread fx;
        private final Thread watch;
        private volatile boolean ended;
        private volatile double longest;

        Holds(Thread fx) {
            this.fx = fx;
            watch = Thread.ofPlatform().daemon().start(this::watch);
        }

        private void watch() {
            var threads = ManagementFactory.getThreadMXBean();
            while (!ended) {
                long before = threads.getThreadCpuTime(fx.threadId());
                var beat = new CountDownLatch(1);
                Platform.runLater(beat::countDown);
                try {
                    beat.await();
                    Thread.sleep(1);
                } catch (InterruptedException e) {
                    return;
                }
                long used = threads.getThreadCpuTime(fx.threadId()) - before;
                longest = Math.max(longest, used / 1e6);
            }
        }

        double end() throws InterruptedException {
            ended = true;
            watch.join();
            return longest;
        }
    }

    private Page page(Path file) {
        var environment =
                new Environment(
                        Map.of(), folder.resolve("home"), "bench", Environment.Platform.LINUX);
        var settings =
                new ConnectionResolver(environment)
                        .resolve("postgresql://nobody@127.0.0.1:1/none", "bench");
        var work = BackgroundWork.ofToolkit(Throwable::printStackTrace);
        var profile = new Profile("bench", settings, Optional.empty(), Profile.Protection.NONE);
        var target = new PinnedTarget(work, profile, folder);
        return new EditorPage(
                new PageContext(
                        environment,
                        work,
                        new RunningTasks(),
                        target,
                        unused(Navigator.class),
                        unused(Workspace.class)),
                file);
    }

    private static <T> T unused(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, _) -> {
                            throw new UnsupportedOperationException(method.getName());
                        }));
    }

    private static int write(Path file, int size) throws IOException {
        var text = new StringBuilder("-- Migration: 004\n-- Description: Many rows\n\n");
        int lines = 3;
        for (; text.length() < size; lines++) {
            text.append(
                    "insert into items (id, name, price) values (%d, 'Name %d', %d.50);\n"
                            .formatted(lines, lines, lines % 100));
        }
        Files.writeString(file, text);
        return lines;
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        while (!onFx(condition::getAsBoolean)) {
            Thread.sleep(5);
        }
    }

    private <T> T onFx(Supplier<T> act) {
        var result = new AtomicReference<T>();
        var done = new CountDownLatch(1);
        Platform.runLater(() -> {
            result.set(act.get());
            done.countDown();
        });
        try {
            done.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return result.get();
    }
}
