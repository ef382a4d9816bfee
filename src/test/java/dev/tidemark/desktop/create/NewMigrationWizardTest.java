package dev.tidemark.desktop.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.RecordingNavigator;
import dev.tidemark.testing.ui.RecordingWorkspace;
import dev.tidemark.testing.ui.UiTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class NewMigrationWizardTest extends UiTest {
    private final RecordingNavigator navigator = new RecordingNavigator();
    private final RecordingWorkspace workspace = new RecordingWorkspace();

    @TempDir private Path folder;
    private PinnedTarget target;

    @BeforeEach
    void prepare(TestDatabase database) throws IOException {
        database.execute(
                "create schema app; create table app.customers (id bigint primary key, email text);"
                        + " create table app.orders (id bigint primary key, customer_id bigint)");
        Files.createDirectory(folder.resolve("migrations"));
        Files.writeString(folder.resolve("migrations/003_users.sql"), "select 1;\n");
        var profile =
                new Profile(
                        "billing-test",
                        database.settings(),
                        Optional.of("test"),
                        Profile.Protection.NONE);
        target = onFx(() -> new PinnedTarget(work(), profile, folder));
    }

    @AfterEach
    void close() {
        onFx(target::close);
    }

    @Test
    void makesAForeignKeyByTheKeyboardAlone() throws IOException {
        open();
        pictures("create-template-empty");
        write("foreign");
        waitUntil("it is found", () -> text("#template-title").startsWith("Add a foreign key"));
        picturesAt("create-template", 1280, 800);
        key(KeyCode.ENTER);
        waitUntil("the fields are shown", () -> present("#field-table"));
        picturesAt("create-fields-empty", 1280, 800);
        waitUntil("it has the focus", () -> lookup("#field-table").query().isFocused());
        write("o");
        waitUntil("tables are offered", () -> typedAgain("o"));
        write("rd");
        waitUntil("the table is offered", () -> offered().contains("app.orders"));
        key(KeyCode.DOWN);
        key(KeyCode.ENTER);
        waitUntil("it is taken", () -> value("#field-table").equals("app.orders"));
        key(KeyCode.TAB);
        write("customer_id");
        key(KeyCode.TAB);
        write("app.customers");
        waitUntil("all is there", () -> !lookup("#new-migration-create").query().isDisabled());
        assertEquals(
                "orders refers to customers",
                onFx(() ->
                        lookup("#new-migration-description")
                                .queryAs(TextInputControl.class)
                                .getPromptText()));
        ListView<String> files = onFx(() -> lookup("#new-migration-files").queryListView());
        assertEquals(3, onFx(() -> files.getItems().size()));
        picturesAt("create-fields-full", 1280, 800);
        key(KeyCode.ENTER);
        waitUntil("it is opened", () -> !navigator.asked().isEmpty());
        assertEquals(
                "editor 004_orders_refers_to_customers_index.sql:5:1",
                navigator.asked().getFirst());
        assertTrue(
                Files.readString(
                                folder.resolve(
                                        "migrations/006_orders_refers_to_customers_validate.sql"))
                        .contains("VALIDATE CONSTRAINT fk_orders_customer_id"));
    }

    @Test
    void writesOneByHandAndSaysWhatCannotBe() throws IOException {
        var own = Files.createDirectories(folder.resolve(".tidemark/templates"));
        Files.writeString(own.resolve("ours.toml"), "title = \"Ours\"\n[[migration]]\nupp = 1\n");
        open();
        waitUntil("the fault is told", () -> text("#template-problem").contains("ours.toml:3:1"));
        pictures("create-template-broken");
        write("index on several");
        waitUntil("it is found", () -> text("#template-title").startsWith("Create an index on"));
        key(KeyCode.ENTER);
        waitUntil("the fields are shown", () -> present("#field-columns"));
        onFx(() -> lookup("#field-columns").query().requestFocus());
        write("(id");
        waitUntil("it is told", () -> text("#fault-columns").contains("`)` is missing"));
        pictures("create-field-fault");
        assertTrue(lookup("#new-migration-create").query().isDisabled());
        press(KeyCode.ALT).press(KeyCode.LEFT).release(KeyCode.LEFT).release(KeyCode.ALT);
        waitUntil("it is back", () -> present("#template-search"));
        onFx(() -> lookup("#template-search").queryAs(TextInputControl.class).clear());
        waitUntil("all are shown", () -> text("#template-title").startsWith("Create an index on"));
        onFx(() -> lookup("#template-search").query().requestFocus());
        for (int i = 0; i < 40; i++) {
            key(KeyCode.UP);
        }
        waitUntil("by hand", () -> text("#template-title").equals("Write it by hand"));
        key(KeyCode.ENTER);
        waitUntil("it asks", () -> present("#new-migration-description"));
        write("Add price");
        waitUntil("ready", () -> !lookup("#new-migration-create").query().isDisabled());
        pictures("create-by-hand");
        Files.writeString(folder.resolve("migrations/004_add_price.sql"), "select 1;\n");
        Files.delete(folder.resolve("migrations/003_users.sql"));
        key(KeyCode.ENTER);
        waitUntil("it is opened", () -> !navigator.asked().isEmpty());
        assertTrue(navigator.asked().getFirst().contains("005_add_price.sql"));
        assertFalse(Files.exists(folder.resolve("migrations/006_add_price.sql")));
    }

    private void open() {
        var context =
                onFx(() ->
                        new PageContext(
                                new Environment(
                                        Map.of(), folder, "ana", Environment.Platform.LINUX),
                                work(),
                                new RunningTasks(),
                                target,
                                navigator,
                                workspace));
        var show = onFx(() -> NewMigrationWizard.pages(context));
        show(() -> {
            show.run();
            var page = workspace.find("new-migration").orElseThrow();
            page.onAttached();
            return new StackPane((Region) page.content());
        });
        waitUntil(
                "templates are listed",
                () -> lookup("#template-list").queryListView().getItems().size() > 20);
    }

    /// Names come from the database a moment later: what is typed then is offered.
    private boolean typedAgain(String text) {
        var field = lookup("#field-table").queryAs(TextInputControl.class);
        field.clear();
        field.appendText(text);
        return !offered().isEmpty();
    }

    private static java.util.List<String> offered() {
        return Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .filter(javafx.scene.control.ContextMenu.class::isInstance)
                .map(javafx.scene.control.ContextMenu.class::cast)
                .flatMap(menu -> menu.getItems().stream())
                .map(MenuItem::getText)
                .toList();
    }

    private boolean present(String query) {
        return lookup(query).tryQuery().filter(javafx.scene.Node::isVisible).isPresent();
    }

    private void key(KeyCode code) {
        press(code).release(code);
    }

    private String text(String id) {
        return lookup(id).tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
    }

    private String value(String id) {
        return lookup(id)
                .tryQueryAs(TextInputControl.class)
                .map(TextInputControl::getText)
                .orElse("");
    }
}
