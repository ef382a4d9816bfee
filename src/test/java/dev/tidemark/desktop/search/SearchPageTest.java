package dev.tidemark.desktop.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.timeline.Window;
import dev.tidemark.engine.tracking.Scenario;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.UiTest;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class SearchPageTest extends UiTest {
    @TempDir private Path folder;
    private Window window;
    private SearchPage page;

    @AfterEach
    void close() {
        onFx(() -> {
            page.onDetached();
            window.target().close();
        });
    }

    @Test
    void findsInUpAndRollbackFilesAndOpensThePlace(TestDatabase database) {
        new Scenario(folder, database)
                .file(
                        "000001_users.up.sql",
                        "create table users (\n  id int,\n  Name text -- name\n);\n")
                .file("000001_users.down.sql", "drop table users;\n")
                .file("000002_orders.up.sql", "create table orders (user_name text);\n")
                .file("000002_orders.down.sql", "drop table orders;\n");
        open(database);
        picturesAt("search-empty", 1280, 800);
        write("table users");
        waitUntil("it is found", () -> status().equals("2 places in 2 files"));
        assertEquals(4, rows());
        onFx(() -> page.search("name"));
        waitUntil("all are found", () -> status().equals("3 places in 2 files"));
        picturesAt("search-found", 1280, 800);
        toggle("#search-word");
        waitUntil("words are found", () -> status().equals("2 places in 1 file"));
        toggle("#search-case");
        waitUntil("one is found", () -> status().equals("1 place in 1 file"));
        toggle("#search-regex");
        onFx(() -> page.search("(name"));
        waitUntil("it is told", () -> status().equals("Unclosed group"));
        picturesAt("search-failing", 1280, 800);
        onFx(() -> page.search("n[a]me"));
        waitUntil("it is found again", () -> status().equals("1 place in 1 file"));
        push(KeyCode.DOWN);
        push(KeyCode.ENTER);
        assertEquals(List.of("editor 000001_users.up.sql:3:16"), window.navigator().asked());
        onFx(() -> page.search("nowhere at all"));
        waitUntil("it is told", () -> status().equals("nothing found"));
    }

    @Test
    void stopsAndEndsAtWhatAnybodyReads(TestDatabase database) {
        var scenario = new Scenario(folder, database);
        for (int i = 1; i <= 12; i++) {
            scenario.file("%03d_many.sql".formatted(i), "select 1;\n".repeat(1_000));
        }
        open(database);
        onFx(() -> page.search("select"));
        waitUntil("it ends", () -> status().startsWith("The first 10,000 places"));
        assertTrue(window.context().tasks().all().isEmpty());
        // A pattern that takes for ever gives up by itself.
        toggle("#search-regex");
        onFx(() -> page.search("(s|e|l|c|t| |1|;|\\n)+x"));
        waitUntil("it says so", () -> status().startsWith("It takes too long"));
        onFx(() -> page.search("select"));
        onFx(() -> lookup("Stop").queryButton().fire());
        waitUntil("it ended", () -> window.context().tasks().all().isEmpty());
        assertFalse(status().isEmpty());
    }

    private void open(TestDatabase database) {
        window = onFx(() -> Window.on(database, folder, work()));
        page = onFx(() -> new SearchPage(window.context()));
        show(() -> new BorderPane(page.content()));
        onFx(window.target()::refresh);
        waitUntil("it is read", () -> window.target().snapshotProperty().get() != null);
        onFx(page::onShown);
    }

    private void toggle(String id) {
        onFx(() -> lookup(id).queryAs(ToggleButton.class).fire());
    }

    private String status() {
        return lookup("#search-status").queryAs(Label.class).getText();
    }

    private int rows() {
        return lookup("#search-rows").queryListView().getItems().size();
    }
}
