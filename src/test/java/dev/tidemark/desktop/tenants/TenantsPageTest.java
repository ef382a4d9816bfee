package dev.tidemark.desktop.tenants;

import static dev.tidemark.desktop.tenants.TenantsWindow.ALICE;
import static dev.tidemark.desktop.tenants.TenantsWindow.JOHN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.profile.Profile.Protection;
import dev.tidemark.engine.status.MigrationState;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.WizardUiTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void showsHundredsOfTenantsInThreeSizes(TestDatabase database) throws Exception {
        window = new TenantsWindow(folder, database);
        Files.createDirectories(folder.resolve("many"));
        var tenants = new SyntheticTenants(folder.resolve("many"), 40);
        var states =
                List.of(
                        tenants.stand(40, MigrationState.PENDING),
                        tenants.stand(36, MigrationState.PENDING),
                        tenants.stand(22, MigrationState.FAILED),
                        tenants.stand(30, MigrationState.CHANGED),
                        tenants.stand(33, MigrationState.OUT_OF_ORDER));
        for (int i = 0; i < 400; i++) {
            tenants.with("tenant_%03d".formatted(i), states.get(i % 17 < 12 ? 0 : i % 5));
        }
        open(database);
        waitUntil("it was read", () -> there("#tenants-map"));
        onFx(() -> page.showReport(tenants.table().report()));
        waitForText("#tenants-counts", "400 tenants");
        assertEquals("308 up to date", text("#tenants-state-current"));
        act("tenants.smaller");
        picturesAt("tenants-map-medium", 1280, 800);
        act("tenants.smaller");
        picturesAt("tenants-map-small", 1920, 1080);
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
