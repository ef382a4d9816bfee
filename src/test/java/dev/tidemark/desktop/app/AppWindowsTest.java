package dev.tidemark.desktop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.state.StateFiles;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.UiTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class AppWindowsTest extends UiTest {
    private final AtomicBoolean ended = new AtomicBoolean();
    private final SimpleObjectProperty<ColorScheme> system =
            new SimpleObjectProperty<>(ColorScheme.LIGHT);

    @TempDir private Path folder;
    private Path project;
    private Environment environment;
    private Wiring wiring;
    private AppWindows windows;

    @BeforeEach
    void openTheFirstWindow() throws IOException {
        project = Files.createDirectory(folder.resolve("billing"));
        Files.writeString(project.resolve("001_users.sql"), "create table users (id int);\n");
        environment = new Environment(Map.of(), folder, "ana", Environment.Platform.LINUX);
        start();
    }

    @Test
    void pinsTheFirstWindowAndOpensAnotherForAnotherProfile(TestDatabase database) {
        assertEquals("Tidemark", titles().getFirst());
        onFx(() -> windows.open(profile(database, "billing-test"), project));
        assertEquals(List.of("billing-test · TEST · Tidemark"), titles());
        unwatched(() -> {
            windows.open(profile(database, "billing-two"), project);
            return true;
        });
        assertEquals(
                List.of("billing-test · TEST · Tidemark", "billing-two · TEST · Tidemark"),
                titles());
        onFx(() -> windows.open(profile(database, "billing-test"), project));
        assertEquals(2, titles().size());
        waitUntil("its window has the focus", () -> windows.open().getFirst().focused());
        assertTrue(stage().getIcons().stream().noneMatch(Image::isError));
        assertEquals(4, stage().getIcons().size());
        end();
    }

    @Test
    void offersOnlyScreensThatThereAre() {
        assertTrue(shows("screen.home"));
        assertFalse(shows("screen.timeline"));
        assertFalse(shows("screen.tenants"));
        end();
    }

    @Test
    void doesNotEndWhileARunIsActiveUnlessToldTo() {
        var stopped = new ArrayList<String>();
        var task =
                new RunningTask(
                        "Apply 3 migrations",
                        "billing-prod",
                        RunningTask.Weight.HOLDS_EXIT,
                        () -> stopped.add("stop"));
        onFx(() -> wiring.tasks().begin(task));
        onFx(() -> windows.close(windows.open().getFirst()));
        waitUntil("it asks", () -> lookup("A run is active").tryQuery().isPresent());
        pictures("exit-refused");
        clickOn("#stay");
        assertEquals(1, titles().size());
        assertFalse(ended.get());

        onFx(() -> windows.close(windows.open().getFirst()));
        clickOn("#exit-stop");
        assertEquals(List.of("stop"), stopped);
        assertEquals(1, titles().size());
        onFx(() -> wiring.tasks().end(task));
        waitUntil("it has ended", ended::get);
        assertEquals(List.of(), titles());
    }

    @Test
    void endsAtOnceWhenItMayAbandonTheRun() {
        onFx(() ->
                wiring.tasks()
                        .begin(
                                new RunningTask(
                                        "Apply 1 migration",
                                        "billing-prod",
                                        RunningTask.Weight.HOLDS_EXIT,
                                        () -> {})));
        onFx(() -> windows.close(windows.open().getFirst()));
        clickOn("#exit-abandon");
        waitUntil("it has ended", ended::get);
    }

    @Test
    void bringsAWindowBackToWhereItWas(TestDatabase database) {
        onFx(() -> windows.open(profile(database, "billing-test"), project));
        waitUntil("it is connected", () -> lookup("1 pending").tryQuery().isPresent());
        onFx(() -> {
            stage().setX(40);
            stage().setY(30);
            stage().setWidth(800);
            stage().setHeight(600);
            windows.open().getFirst().view().split().restore(false, 0.6);
        });
        end();
        waitUntil("it is written", () -> Files.isRegularFile(memory()));
        start();
        onFx(() -> windows.open(profile(database, "billing-test"), project));
        waitUntil("it is back", () -> stage().getX() == 40 && stage().getWidth() == 800);
        assertEquals(30, onFx(() -> stage().getY()));
        assertEquals(600, onFx(() -> stage().getHeight()));
        assertFalse(onFx(() -> windows.open().getFirst().view().split().wanted()));
        end();
    }

    @Test
    void followsTheSystemUntilTheUserChooses() {
        onFx(() -> system.set(ColorScheme.DARK));
        assertEquals(ColorScheme.DARK, onFx(() -> wiring.theme().scheme()));
        onFx(() -> wiring.appearance().choose(Appearance.Choice.LIGHT));
        assertEquals(ColorScheme.LIGHT, onFx(() -> wiring.theme().scheme()));
        end();
        start();
        onFx(() -> wiring.appearance().recall());
        waitUntil("it is light", () -> wiring.theme().scheme() == ColorScheme.LIGHT);
        end();
    }

    private void start() {
        ended.set(false);
        unwatched(() -> {
            wiring = new Wiring(environment, system, Optional.empty(), () -> ended.set(true));
            windows = wiring.windows();
            return windows.openFirst(new Stage());
        });
        stage = stage();
    }

    private boolean shows(String id) {
        return lookup((Node node) -> id.equals(node.getId())).tryQuery().isPresent();
    }

    private void end() {
        onFx(() -> windows.abandon());
        waitUntil("it has ended", ended::get);
    }

    private Stage stage() {
        return (Stage) windows.open().getFirst().view().getScene().getWindow();
    }

    private Path memory() {
        return environment
                .stateFolder()
                .resolve("windows")
                .resolve(StateFiles.name("window", "billing-test", project, ""));
    }

    private List<String> titles() {
        return onFx(() ->
                windows.open().stream()
                        .map(window -> (Stage) window.view().getScene().getWindow())
                        .map(Stage::getTitle)
                        .toList());
    }

    private static Profile profile(TestDatabase database, String name) {
        return new Profile(name, database.settings(), Optional.of("test"), Profile.Protection.NONE);
    }
}
