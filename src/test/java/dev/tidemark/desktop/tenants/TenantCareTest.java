package dev.tidemark.desktop.tenants;

import static dev.tidemark.desktop.tenants.TenantsWindow.JOHN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.page.Page;
import dev.tidemark.engine.profile.Profile.Protection;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.WizardUiTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class TenantCareTest extends WizardUiTest {
    private static final String CAROL = "carol_11111111";
    private static final String DAVE = "dave_22222222";

    @TempDir private Path folder;
    private TenantsWindow window;
    private TenantWizards wizards;

    @Test
    void makesTenantsVerifiesComparesAndMendsThem(TestDatabase database) throws Exception {
        window = new TenantsWindow(folder, database);
        var context = onFx(() -> window.context(work(), database, Protection.NONE));
        wizards = onFx(() -> new TenantWizards(context, "0.1.0"));
        show(() -> new StackPane());
        create(CAROL);
        waitForText("#create-done", "✓ carol_11111111 is there, with 6 migrations.");
        pictures("tenants-create-done");
        next("Report");
        assertEquals("Carol", database.value("select name from %s.team_member".formatted(CAROL)));
        create(DAVE);
        waitForText("#create-done", DAVE);

        database.execute("drop index %s.contact_email_idx".formatted(DAVE));
        onFx(() -> wizards.compare(List.of()));
        open(TenantVariantsPage.ID);
        waitForText("#variants-headline", "3 are alike, 1 differs");
        waitUntil(
                "it says what is missing",
                () -> lines("#variants-list").contains("contact_email_idx"));
        onFx(() -> lookup("#variants-list").<ListView<?>>query().getSelectionModel().select(2));
        pictures("tenants-variants");

        database.execute("drop table %s.contact cascade".formatted(CAROL));
        onFx(() -> wizards.verify(List.of()));
        open(TenantHealthPage.ID);
        waitForText("#health-headline", "4 tenants: ");
        assertTrue(lines("#health-list").contains("required table contact is missing"));
        pictures("tenants-health");
        onFx(() -> wizards.backfill(List.of(CAROL)));
        open("tenants-backfill");
        waitForText("#backfill-summary", "1 tenant lacks required tables");
        pictures("tenants-backfill");
        next("Commit");
        assertEquals("Make required tables of 1 tenant on clicarity", text("#commit"));
        fire("#commit");
        waitUntil("it is made", () -> lines("#backfill-results").contains("made=[contact]"));
        next("Report");
        assertTrue(text("#report-headline").startsWith("✓ 1 tenant: 1 mended"));

        onFx(() -> wizards.verify(List.of(CAROL)));
        open(TenantHealthPage.ID);
        waitForText("#health-headline", "1 tenant: 1 healthy, 0 not");
    }

    @Test
    void leavesNothingOfATenantThatFails(TestDatabase database) throws Exception {
        window = new TenantsWindow(folder, database);
        Files.writeString(
                window.project().resolve("tenant-seed.sql"), "INSERT INTO nowhere VALUES (1);\n");
        var context = onFx(() -> window.context(work(), database, Protection.NONE));
        wizards = onFx(() -> new TenantWizards(context, "0.1.0"));
        show(() -> new StackPane());
        onFx(wizards::create);
        open("tenants-create");
        waitForText("#create-parts", "6 migrations");
        type("#create-name", JOHN);
        waitForText("#create-wrong", "There is a tenant of that name already.");
        assertTrue(disabled("#wizard-next"));
        pictures("tenants-create-wrong");
        type("#create-name", DAVE);
        next("Commit");
        fire("#commit");
        waitUntil("it failed", () -> there("relation \"nowhere\" does not exist"));
        pictures("tenants-create-failed");
        assertEquals(
                "0", database.value("select count(*) from pg_namespace where nspname ~ '^dave'"));
    }

    private void create(String schema) {
        onFx(wizards::create);
        open("tenants-create");
        waitForText("#create-parts", "6 migrations");
        type("#create-name", schema);
        next("Commit");
        assertEquals("Create %s on clicarity".formatted(schema), text("#commit"));
        fire("#commit");
    }

    private String lines(String query) {
        return lookup(query).<ListView<?>>query().getItems().toString();
    }

    private void open(String id) {
        Page page = window.workspace().find(id).orElseThrow();
        onFx(() -> page.onAttached());
        onFx(() -> stage.getScene().setRoot(new StackPane()));
        onFx(() -> {
            stage.getScene().setRoot(new StackPane((Region) page.content()));
            theme.show(theme.scheme());
            page.onShown();
        });
    }
}
