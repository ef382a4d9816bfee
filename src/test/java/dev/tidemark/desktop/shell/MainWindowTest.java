package dev.tidemark.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.UiTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

@ExtendWith(DatabaseExtension.class)
class MainWindowTest extends UiTest {
    private final List<String> done = new ArrayList<>();
    private final RunningTasks tasks = new RunningTasks();

    @TempDir private Path folder;

    @Test
    void saysEverywhereWhatItIsPinnedTo(TestDatabase database) throws IOException {
        Files.writeString(folder.resolve("001_users.sql"), "create table users (id int);\n");
        var profile =
                new Profile(
                        "billing-prod",
                        database.settings(),
                        Optional.of("production"),
                        Profile.Protection.PROTECTED);
        var target = onFx(() -> new PinnedTarget(work(), profile, folder));
        var window = window();
        onFx(() -> {
            window.show("one", () -> new TestPage("one", "First"));
            window.show("two", () -> new TestPage("two", "Second"));
            window.pin(target);
            target.refresh();
        });
        waitUntil("it is connected", () -> lookup("1 pending").tryQuery().isPresent());
        assertTrue(lookup("■ PRODUCTION").tryQuery().isPresent());
        assertTrue(lookup("billing-prod").tryQuery().isPresent());
        assertTrue(lookup("READ-ONLY").tryQuery().isPresent());
        assertTrue(
                onFx(() -> lookup("#page-tabs").query().getStyleClass())
                        .contains("environment-production"));
        assertTrue(
                onFx(() -> lookup("#banner").query().getAccessibleText()).contains("PRODUCTION"));
        var fills = onFx(() -> lookup("#banner").queryAs(Region.class).getBackground().getFills());
        assertEquals(Color.web("#B42318"), fills.getFirst().getFill());
        pictures("window-production");
        onFx(target::close);
    }

    @Test
    void findsAndDoesWithTheKeyboardAlone() {
        var window = window();
        onFx(() -> {
            window.show("one", () -> new TestPage("one", "First"));
            window.searchIn(
                    () -> List.of(entry("004_add_price.sql", "pending")),
                    () -> List.of(entry("Open this project on staging", "")));
        });
        clickOn("#field-one");
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P).release(KeyCode.P, KeyCode.SHIFT);
        release(KeyCode.CONTROL);
        waitUntil("the palette is there", () -> lookup("#palette").tryQuery().isPresent());
        write("refr");
        pictures("palette");
        type(KeyCode.ENTER);
        assertEquals(List.of("refresh one"), done);
        assertTrue(lookup("#palette").tryQuery().isEmpty());
        assertEquals("field-one", onFx(() -> stage.getScene().getFocusOwner().getId()));

        press(KeyCode.CONTROL, KeyCode.P).release(KeyCode.P, KeyCode.CONTROL);
        write("price");
        type(KeyCode.ENTER);
        assertEquals(List.of("refresh one", "004_add_price.sql"), done);
    }

    @Test
    void opensScreensWithTheirNumbersAndGivesThePageItsKeys() {
        var window = window();
        onFx(() -> {
            window.show("one", () -> new TestPage("one", "First"));
            window.show("two", () -> new TestPage("two", "Second"));
        });
        press(KeyCode.CONTROL, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.CONTROL);
        assertEquals("one", onFx(() -> window.frontProperty().get().id()));
        type(KeyCode.F5);
        press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
        type(KeyCode.F5);
        assertEquals(List.of("refresh one", "refresh two"), done);
    }

    @Test
    void asksBeforeItClosesWhatIsNotSaved() {
        var window = window();
        var page =
                onFx(() -> {
                    var made = new TestPage("one", "First");
                    made.reason = "3 changes are not saved.";
                    window.show("one", () -> made);
                    return made;
                });
        press(KeyCode.CONTROL, KeyCode.W).release(KeyCode.W, KeyCode.CONTROL);
        waitUntil("it asks", () -> lookup("3 changes are not saved.").tryQuery().isPresent());
        pictures("question");
        type(KeyCode.ENTER);
        assertTrue(onFx(() -> window.find("one").isPresent()), "Enter changes nothing");
        press(KeyCode.CONTROL, KeyCode.W).release(KeyCode.W, KeyCode.CONTROL);
        clickOn("#discard");
        assertFalse(onFx(() -> window.find("one").isPresent()));
        assertTrue(page.detached);
    }

    @Test
    void keepsTheFocusInTheQuestion() {
        var window = window();
        onFx(() -> {
            var made = new TestPage("one", "First");
            made.reason = "3 changes are not saved.";
            window.show("one", () -> made);
            window.close(made);
            window.show("one", () -> made);
        });
        press(KeyCode.CONTROL, KeyCode.W).release(KeyCode.W, KeyCode.CONTROL);
        for (int i = 0; i < 5; i++) {
            type(KeyCode.TAB);
            assertTrue(
                    onFx(() ->
                            Panes.holds(
                                    lookup("#question").query(),
                                    stage.getScene().getFocusOwner())));
        }
        type(KeyCode.ESCAPE);
        assertTrue(lookup("#question").tryQuery().isEmpty());
    }

    @Test
    void movesThroughItsPanesWithF6() {
        var window = window();
        onFx(() -> window.show("one", () -> new TestPage("one", "First")));
        clickOn("#field-one");
        type(KeyCode.F6);
        assertEquals("inspect-one", focused());
        type(KeyCode.F6);
        assertEquals("screen.one", focused());
        type(KeyCode.F6);
        assertEquals("field-one", focused());
    }

    @Test
    void hidesTheInspectorAndShowsItAgain() {
        var window = window();
        onFx(() -> window.show("one", () -> new TestPage("one", "First")));
        waitUntil("it is there", () -> lookup("#inspect-one").tryQuery().isPresent());
        press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.I)
                .release(KeyCode.I, KeyCode.ALT, KeyCode.CONTROL);
        assertTrue(lookup("#inspect-one").tryQuery().isEmpty());
        assertFalse(onFx(() -> window.split().wanted()));
        onFx(() -> window.split().restore(true, 0.6));
        waitUntil("it is there again", () -> lookup("#inspect-one").tryQuery().isPresent());
    }

    @Test
    void showsAllKeysAndWhatRuns() {
        var window = window();
        onFx(() -> window.show("one", () -> new TestPage("one", "First")));
        type(KeyCode.F1);
        waitUntil("keys are there", () -> lookup("#key-map").tryQuery().isPresent());
        assertTrue(lookup("Refresh one").tryQuery().isPresent());
        pictures("keys");
        type(KeyCode.ESCAPE);
        var task =
                new RunningTask(
                        "Apply 3 migrations",
                        "billing-prod",
                        RunningTask.Weight.HOLDS_EXIT,
                        () -> done.add("stop"));
        onFx(() -> {
            tasks.begin(task);
            task.report("004_add_price.sql", 0.4);
        });
        waitUntil(
                "the button is there",
                () -> lookup("#status-tasks").query().getBoundsInParent().getWidth() > 50);
        clickOn("#status-tasks");
        waitUntil("tasks are there", () -> lookup("#tasks").tryQuery().isPresent());
        pictures("tasks");
        clickOn("Stop");
        assertEquals(List.of("stop"), done);
        onFx(() -> tasks.end(task));
        assertTrue(lookup("Nothing runs.").tryQuery().isPresent());
    }

    @Test
    void showsToastsAndForgetsTheOldestOfMany() {
        var window = window();
        onFx(() ->
                IntStream.range(1, 7).forEach(i -> window.toast("Run %d has ended".formatted(i))));
        waitUntil("the last is there", () -> lookup("Run 6 has ended").tryQuery().isPresent());
        assertTrue(lookup("Run 1 has ended").tryQuery().isEmpty());
        pictures("toasts");
    }

    private MainWindow window() {
        var window = show(() -> new MainWindow(tasks));
        onFx(() ->
                window.navigate(List.of(screen(window, "one"), screen(window, "two")), List.of()));
        assertNotNull(onFx(() -> lookup("#navigation").query()));
        return window;
    }

    private Screen screen(MainWindow window, String id) {
        return new Screen(
                id,
                Action.of(
                        "screen." + id,
                        "Screen " + id,
                        "",
                        BootstrapIcons.LIST_UL,
                        () -> window.show(id, () -> new TestPage(id, id))));
    }

    private PaletteEntry entry(String text, String detail) {
        return new PaletteEntry(
                text, detail, BootstrapIcons.FILE_EARMARK_CODE, "", () -> done.add(text));
    }

    private String focused() {
        return onFx(() -> stage.getScene().getFocusOwner().getId());
    }

    private final class TestPage implements Page {
        private final String id;
        private final SimpleStringProperty title;
        private final VBox content;
        private final Button inspector;
        private String reason = "";
        private boolean detached;

        TestPage(String id, String title) {
            this.id = id;
            this.title = new SimpleStringProperty(title);
            var field = new TextField();
            field.setId("field-" + id);
            content = new VBox(new Label(title), field);
            inspector = new Button("Inspect");
            inspector.setId("inspect-" + id);
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public ObservableValue<String> title() {
            return title;
        }

        @Override
        public Ikon icon() {
            return BootstrapIcons.LIST_UL;
        }

        @Override
        public Node content() {
            return content;
        }

        @Override
        public Optional<Node> inspector() {
            return Optional.of(inspector);
        }

        @Override
        public List<Action> actions() {
            return List.of(
                    Action.of(
                                    "refresh",
                                    "Refresh " + id,
                                    "",
                                    BootstrapIcons.ARROW_CLOCKWISE,
                                    () -> done.add("refresh " + id))
                            .withKey("F5"));
        }

        @Override
        public Optional<String> reasonToStay() {
            return Optional.of(reason).filter(text -> !text.isEmpty());
        }

        @Override
        public void onDetached() {
            detached = true;
        }
    }
}
