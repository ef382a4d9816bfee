package dev.tidemark.desktop.tenants;

import static dev.tidemark.desktop.tenants.TenantsWindow.ALICE;
import static dev.tidemark.desktop.tenants.TenantsWindow.JOHN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.profile.Profile.Protection;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.WizardUiTest;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class TenantsPageTest extends WizardUiTest {
    @TempDir private Path folder;
    private TenantsWindow window;
    private TenantsPage page;

    @Test
    void showsTenantsAndMigrationsAsMapAndAsList(TestDatabase database) throws Exception {
        window = new TenantsWindow(folder, database);
        database.execute("create schema carol_11111111");
        open(database);
        waitForText("#tenants-counts", "3 tenants");
        assertTrue(text("#tenants-state-pending").equals("2 pending"));
        assertTrue(text("#tenants-state-new").equals("1 new"));
        waitUntil("by keyboard", () -> lookup("#tenants-map").query().isFocused());
        assertTrue(text("#tenants-cell").startsWith(ALICE + " · 20241218_initial_schema · ✓"));
        key(KeyCode.END);
        write("j");
        assertEquals(JOHN + " · 20250203_index_contact_email · ○ Pending", text("#tenants-cell"));
        waitForText("#tenant-title", JOHN);
        key(KeyCode.SPACE);
        waitForText("#tenants-counts", "3 tenants, 1 marked");
        waitUntil("its own records are read", () -> there("Its journal has none."));
        pictures("tenants-map");
        picturesAt("tenants-map-wide", 1280, 800);
        fire("#tenants-state-new");
        waitForText("#tenants-counts", "1 of 3 tenants");
        assertTrue(text("#tenants-cell").startsWith("carol_11111111"));
        fire("#tenants-state-new");
        act("tenants.list");
        waitUntil("the list is shown", () -> there("#tenants-list"));
        assertEquals(3, lookup("#tenants-list").<ListView<?>>query().getItems().size());
        pictures("tenants-list");
        key(KeyCode.ENTER);
        assertEquals(1, window.navigator().asked().size());
    }

    @Test
    void explainsHowTenantsAreConfiguredWhereThereAreNone(TestDatabase database) throws Exception {
        window = new TenantsWindow(folder, database);
        Files.writeString(window.project().resolve("tidemark.toml"), "name = \"clicarity\"\n");
        open(database);
        waitUntil("it says how", () -> there("#tenants-example"));
        pictures("tenants-not-configured");
    }

    private void open(TestDatabase database) {
        var context = onFx(() -> window.context(work(), database, Protection.NONE));
        page = onFx(() -> new TenantsPage(context, new TenantWizards(context, "0.1.0")));
        show(() -> {
            page.onAttached();
            var root = new BorderPane(page.content());
            root.setRight(page.inspector().orElseThrow());
            return root;
        });
        onFx(() -> page.onShown());
    }

    private void act(String id) {
        onFx(() ->
                page.actions().stream()
                        .filter(action -> action.id().equals(id))
                        .forEach(action -> action.fire()));
    }

    private void key(KeyCode code) {
        press(code).release(code);
    }
}
