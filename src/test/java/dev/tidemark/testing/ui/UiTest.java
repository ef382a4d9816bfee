package dev.tidemark.testing.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import atlantafx.base.theme.PrimerLight;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.tour.Picture;
import dev.tidemark.desktop.work.BackgroundWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.robot.Motion;
import org.testfx.util.NodeQueryUtils;
import org.testfx.util.WaitForAsyncUtils;

/// The base of every test that opens a window: one toolkit on the headless platform, a stage for
/// each test, no bug left unseen, no task that holds the JavaFX thread.
@Execution(ExecutionMode.SAME_THREAD)
public abstract class UiTest extends FxRobot {
    /// The headless screen is 1000 × 1000.
    protected static final double WIDTH = 1000;

    protected static final double HEIGHT = 800;
    private static final AtomicBoolean WARM = new AtomicBoolean();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Throwable> bugs = new CopyOnWriteArrayList<>();
    private FxWatchdog watchdog;

    /// Shared by all scenes of the test.
    protected final Theme theme = new Theme();

    protected Stage stage;

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        if (WARM.compareAndSet(false, true)) {
            warmUp();
        }
    }

    /// The first scene of a process loads fonts, themes and controls, which is no fault of the
    /// screen that happens to come first.
    private static void warmUp() throws TimeoutException {
        var first = FxToolkit.registerStage(Stage::new);
        onFx(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            var list = new ListView<>(FXCollections.observableArrayList("one", "two"));
            var root =
                    new VBox(
                            new Label("Text"),
                            new Button("Text", new FontIcon(BootstrapIcons.PLAY)),
                            new MenuButton("Text"),
                            new ChoiceBox<>(FXCollections.observableArrayList("one", "two")),
                            new ProgressIndicator(),
                            new TextField("text"),
                            new TabPane(new Tab("Text", new ScrollPane(new Label("Text")))),
                            list);
            first.setScene(new Scene(root, WIDTH, HEIGHT));
            first.show();
            root.snapshot(null, null);
        });
        WaitForAsyncUtils.waitForFxEvents();
        FxToolkit.cleanupStages();
    }

    @BeforeEach
    final void openStage() throws TimeoutException {
        stage = FxToolkit.registerStage(Stage::new);
        onFx(() -> theme.show(ColorScheme.LIGHT));
        Thread.setDefaultUncaughtExceptionHandler((_, bug) -> bugs.add(bug));
        watchdog = FxWatchdog.start();
    }

    @AfterEach
    final void endCleanly() throws TimeoutException {
        watchdog.close();
        var eaten = onFx(() -> List.copyOf(lookup(UiTest::eatsUnderscores).queryAll()));
        FxToolkit.cleanupStages();
        assertEquals(List.of(), List.copyOf(bugs), "bugs");
        assertEquals(List.of(), eaten, "names whose underscores are taken for keys");
        assertEquals(List.of(), watchdog.stalls(), "tasks that held the JavaFX thread");
    }

    private static boolean eatsUnderscores(Node node) {
        return node instanceof Labeled labeled
                && labeled.isMnemonicParsing()
                && labeled.getText() != null
                && labeled.getText().contains("_");
    }

    /// Background work as the application does it; a bug fails the test.
    protected BackgroundWork work() {
        return BackgroundWork.ofToolkit(bugs::add);
    }

    /// Shows a root on the stage, and waits until the stage gets the keys that are typed.
    protected <P extends Parent> P show(Supplier<P> root) {
        P shown =
                onFx(() -> {
                    var made = root.get();
                    var scene = new Scene(made, WIDTH, HEIGHT);
                    theme.dress(scene);
                    stage.setScene(scene);
                    stage.show();
                    return made;
                });
        waitUntil("the window has the focus", stage::isFocused);
        return shown;
    }

    /// Clicks on what is laid out: a control that was just shown is not before the next pulse.
    @Override
    public FxRobot clickOn(String query, Motion motion, MouseButton... buttons) {
        waitUntil(
                query + " can be clicked on",
                () -> lookup(query).match(NodeQueryUtils.isVisible()).tryQuery().isPresent());
        return super.clickOn(query, motion, buttons);
    }

    /// Runs on the JavaFX thread and waits.
    protected static <T> T onFx(Supplier<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), action::get);
    }

    /// Runs on the JavaFX thread and waits.
    protected static void onFx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), action);
    }

    /// Waits until a condition, asked on the JavaFX thread, holds.
    protected static void waitUntil(String what, BooleanSupplier condition) {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (!onFx(condition::getAsBoolean)) {
            if (System.nanoTime() > limit) {
                throw new AssertionError("waited in vain until " + what);
            }
            WaitForAsyncUtils.sleep(20, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Writes pictures in both themes as they would look in a window larger than the headless
    /// screen, which is 1000 pixels wide and high.
    protected void picturesAt(String name, double width, double height) {
        var scene =
                unwatched(() -> {
                    var root = stage.getScene().getRoot();
                    stage.getScene().setRoot(new VBox());
                    var large = new Scene(root, width, height);
                    theme.dress(large);
                    large.snapshot(null);
                    return large;
                });
        for (var scheme : ColorScheme.values()) {
            restyle(scheme);
            write(
                    unwatched(() -> scene.snapshot(null)),
                    "%s-%s".formatted(name, scheme.name().toLowerCase(Locale.ROOT)));
        }
        onFx(() -> {
            var root = scene.getRoot();
            scene.setRoot(new VBox());
            theme.undress(scene);
            stage.getScene().setRoot(root);
            theme.show(ColorScheme.LIGHT);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Writes the stage's picture to `target/screens/NAME.png`, in one theme.
    protected void picture(String name) {
        write(unwatched(() -> stage.getScene().snapshot(null)), name);
    }

    private static void write(WritableImage image, String name) {
        var file = Path.of("target", "screens", name + ".png");
        try {
            Picture.write(image, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes pictures in both themes, `NAME-light.png` and `NAME-dark.png`.
    protected void pictures(String name) {
        picture(name + "-light");
        restyle(ColorScheme.DARK);
        picture(name + "-dark");
        restyle(ColorScheme.LIGHT);
    }

    private void restyle(ColorScheme scheme) {
        unwatched(() -> {
            theme.show(scheme);
            return true;
        });
    }

    /// Runs on the JavaFX thread, and may hold it: what no user does, or does before there is a
    /// window.
    protected <T> T unwatched(Supplier<T> action) {
        watchdog.lookAway();
        var result = onFx(action);
        WaitForAsyncUtils.waitForFxEvents();
        watchdog.lookAgain();
        return result;
    }

    /// From now on the test may hold the JavaFX thread: one that opens many screens for the first
    /// time and asks something else about them.
    protected void unwatchedFromNow() {
        watchdog.lookAway();
    }

    /// Whether the calling thread is the JavaFX thread.
    protected static boolean onFxThread() {
        return Platform.isFxApplicationThread();
    }
}
