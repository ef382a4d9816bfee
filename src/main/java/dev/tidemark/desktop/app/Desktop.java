package dev.tidemark.desktop.app;

import dev.tidemark.engine.postgres.Environment;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The desktop from its first window to its end.
final class Desktop {
    private final Environment environment;
    private final OnlyInstance instance;
    private final CountDownLatch ended = new CountDownLatch(1);

    Desktop(Environment environment, OnlyInstance instance) {
        this.environment = environment;
        this.instance = instance;
    }

    /// Starts the toolkit and opens the first window; returns when everything has ended.
    ///
    /// @throws UnsupportedOperationException when the toolkit finds no display
    /// @throws UnsatisfiedLinkError when a library of the system is missing
    void run(PrintStream messages) {
        // There is no window yet to show a bug in, and no password has been read.
        Thread.setDefaultUncaughtExceptionHandler((_, bug) -> {
            bug.printStackTrace(messages);
            ended.countDown();
        });
        Platform.startup(this::open);
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
    }

    private void open() {
        // The application ends when its server has stopped, not with its last window.
        Platform.setImplicitExit(false);
        var wiring =
                new Wiring(
                        environment,
                        Platform.getPreferences().colorSchemeProperty(),
                        Optional.ofNullable(System.getProperty("tidemark.home")).map(Path::of),
                        ended::countDown);
        wiring.appearance().recall();
        wiring.windows().openFirst(new Stage());
        instance.whenCalled(() -> Platform.runLater(wiring.windows()::toFront));
        // From now on there is a window to show bugs in.
        Thread.setDefaultUncaughtExceptionHandler(
                (_, bug) -> Platform.runLater(() -> wiring.errors().show(bug)));
    }
}
