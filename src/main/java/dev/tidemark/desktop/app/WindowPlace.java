package dev.tidemark.desktop.app;

import dev.tidemark.desktop.shell.MainWindow;
import dev.tidemark.desktop.shell.WindowMemory;
import dev.tidemark.desktop.state.StateFiles;
import dev.tidemark.desktop.work.BackgroundWork;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Keeps a window's place, size, tabs and splits, and brings them back.
final class WindowPlace {
    private static final Duration QUIET = Duration.seconds(1);
    private static final double LARGEST_WIDTH = 1600;
    private static final double LARGEST_HEIGHT = 1000;
    private static final double USUAL_WIDTH = 1280;
    private static final double USUAL_HEIGHT = 800;
    private static final double PART = 0.8;
    private static final double SHIFT = 28;
    private static final double SMALLEST_WIDTH = 720;
    private static final double SMALLEST_HEIGHT = 480;

    /// Windows without a target share one file.
    private static final String UNPINNED = "window.properties";

    private final Stage stage;
    private final MainWindow view;
    private final BackgroundWork work;
    private final StateFiles files;
    private final PauseTransition quiet = new PauseTransition(QUIET);
    private Rectangle2D normal = Rectangle2D.EMPTY;
    private String file = UNPINNED;
    private @Nullable String kept;
    private boolean recalled;

    WindowPlace(Stage stage, MainWindow view, BackgroundWork work, StateFiles files) {
        this.stage = stage;
        this.view = view;
        this.work = work;
        this.files = files;
        quiet.setOnFinished(_ -> keepNow());
    }

    /// Places a new window: in the middle, and a little beside those that are open.
    ///
    /// @param others how many are open
    void first(int others) {
        var screen = Screen.getPrimary().getVisualBounds();
        double width = length(screen.getWidth(), USUAL_WIDTH, LARGEST_WIDTH);
        double height = length(screen.getHeight(), USUAL_HEIGHT, LARGEST_HEIGHT);
        stage.setMinWidth(Math.min(SMALLEST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(SMALLEST_HEIGHT, screen.getHeight()));
        double shift = SHIFT * (others % 4);
        move(
                new Rectangle2D(
                        screen.getMinX() + (screen.getWidth() - width) / 2 + shift,
                        screen.getMinY() + (screen.getHeight() - height) / 2 + shift,
                        width,
                        height));
        watch();
        recall(UNPINNED, (_, _) -> {});
    }

    /// Most of a big screen, all of a small one.
    private static double length(double screen, double usual, double largest) {
        return Math.min(screen, Math.clamp(screen * PART, usual, largest));
    }

    /// Brings back what a file says, and keeps it there from now on.
    ///
    /// @param reopen gets the ids of the pages that were open, and of the one in front; empty ones
    ///   when nothing is known
    void recall(String name, BiConsumer<List<String>, String> reopen) {
        file = name;
        recalled = false;
        work.start(
                () -> files.read(name).flatMap(WindowMemory::parse),
                found -> {
                    if (file.equals(name)) {
                        found.ifPresent(this::restore);
                        reopen.accept(
                                found.map(WindowMemory::tabs).orElse(List.of()),
                                found.map(WindowMemory::front).orElse(""));
                        recalled = true;
                    }
                },
                _ -> {});
    }

    /// Writes it now, where it changed.
    void keepNow() {
        quiet.stop();
        if (!recalled) {
            // Not before it is known what there was.
            return;
        }
        String text = memory().text();
        String name = file;
        if (!text.equals(kept)) {
            kept = text;
            work.keep(() -> files.write(name, text));
        }
    }

    private void restore(WindowMemory memory) {
        var screens = Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
        if (memory.fits(screens)) {
            stage.setMaximized(false);
            move(memory.bounds());
            stage.setMaximized(memory.state() == WindowMemory.State.MAXIMIZED);
        }
        view.split().restore(memory.inspector() == WindowMemory.Inspector.SHOWN, memory.divider());
    }

    private void move(Rectangle2D bounds) {
        normal = bounds;
        stage.setX(bounds.getMinX());
        stage.setY(bounds.getMinY());
        stage.setWidth(bounds.getWidth());
        stage.setHeight(bounds.getHeight());
    }

    private void watch() {
        for (var property :
                List.of(
                        stage.xProperty(),
                        stage.yProperty(),
                        stage.widthProperty(),
                        stage.heightProperty())) {
            property.subscribe((_, _) -> changed());
        }
        view.frontProperty().subscribe((_, _) -> quiet.playFromStart());
    }

    private void changed() {
        if (stage.isShowing()
                && !stage.isMaximized()
                && !stage.isFullScreen()
                && !stage.isIconified()) {
            normal =
                    new Rectangle2D(
                            stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        }
        quiet.playFromStart();
    }

    private WindowMemory memory() {
        var front = view.frontProperty().get();
        return new WindowMemory(
                normal,
                stage.isMaximized() ? WindowMemory.State.MAXIMIZED : WindowMemory.State.NORMAL,
                view.split().wanted()
                        ? WindowMemory.Inspector.SHOWN
                        : WindowMemory.Inspector.HIDDEN,
                view.split().position(),
                view.pages().stream().flatMap(page -> page.restorable().stream()).toList(),
                front == null ? "" : front.restorable().orElse(front.id()));
    }
}
