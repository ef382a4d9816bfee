package dev.tidemark.desktop.tenants;

import static dev.tidemark.desktop.tenants.TenantsWindow.ALICE;
import static dev.tidemark.desktop.tenants.TenantsWindow.JOHN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.engine.profile.Profile.Protection;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.WizardUiTest;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class TenantRolloutWizardTest extends WizardUiTest {
    @TempDir private Path folder;
    private TenantsWindow window;
    private TenantWizards wizards;
    private Page tenants;

    @Test
    void deploysToAllTriesAgainWhatFailedAndRollsOneBack(TestDatabase database) throws Exception {
        window = new TenantsWindow(folder, database);
        database.execute("alter table %s.reminders add column channel text".formatted(JOHN));
        open(database, Protection.PROTECTED);
        waitUntil("they are read", () -> there("#tenants-map"));
        act("tenants.deploy");
        show("tenants-deploy");
        pictures("tenants-deploy-scope");
        next("Plan");
        waitForText("#plan-summary", "2 tenants to deploy to");
        waitUntil(
                "the SQL is shown",
                () -> !lookup("#plan-sql").<ListView<?>>query().getItems().isEmpty());
        pictures("tenants-deploy-plan");
        next("Waves");
        type("#settings-canary", "x");
        assertTrue(disabled("#wizard-next"));
        type("#settings-canary", "1");
        waitForText("#settings-order", "a canary of 1 tenant, then 1 tenant in one wave");
        pictures("tenants-deploy-settings");
        next("Commit");
        assertEquals("Deploy to 2 tenants on clicarity", text("#commit"));
        assertTrue(disabled("#commit"));
        type("#commit-name", "clicarity");
        pictures("tenants-deploy-commit");
        fire("#commit");
        waitForText("#tenant-run-headline", "2 tenants: 1 done, 1 failed");
        waitUntil("the error is listed", () -> errors() == 2);
        onFx(() -> lookup("#tenant-run-errors").<ListView<?>>query().getSelectionModel().select(1));
        pictures("tenants-deploy-failed");

        database.execute("alter table %s.reminders drop column channel".formatted(JOHN));
        fire("#tenant-run-retry");
        waitForText("#tenant-run-headline", "2 tenants: 2 done, 0 failed");
        pictures("tenants-deploy-done");
        next("Report");
        waitForText("#report-headline", "✓ 2 tenants: 2 done");
        pictures("tenants-deploy-report");
        assertEquals(List.of("6", "6"), applied(database));

        goTo(tenants);
        waitUntil("it was read again", () -> text("#tenants-state-current").equals("2 up to date"));
        onFx(() -> ((TenantsPage) tenants).show(JOHN));
        act("tenants.roll-back-one");
        show("tenants-roll-back");
        onFx(() -> lookup("#scope-only").<RadioButton>query().fire());
        onFx(() -> wizardVersion("20250110_require_reminder_channel"));
        next("Plan");
        waitForText("#plan-summary", "1 tenant to roll back");
        pictures("tenants-rollback-plan");
        next("Waves");
        next("Commit");
        assertEquals("Roll back 1 tenant on clicarity", text("#commit"));
        type("#commit-name", "clicarity");
        fire("#commit");
        waitForText("#tenant-run-headline", "1 tenant: 1 done, 0 failed");
        assertEquals(List.of("6", "5"), applied(database));
    }

    @Test
    void goesOnWithWhatAnotherProcessLeftAndLeavesATenantOut(TestDatabase database)
            throws Exception {
        window = new TenantsWindow(folder, database);
        database.execute("alter table %s.reminders add column channel text".formatted(ALICE));
        open(database, Protection.NONE);
        waitUntil("they are read", () -> there("#tenants-map"));
        act("tenants.deploy");
        show("tenants-deploy");
        next("Plan");
        waitForText("#plan-summary", "2 tenants to deploy to");
        next("Waves");
        type("#settings-canary", "1");
        next("Commit");
        fire("#commit");
        waitForText("#tenant-run-headline", "2 tenants: 0 done, 1 failed, 1 waits; stopped");
        pictures("tenants-deploy-canary");

        // As a process that died leaves it.
        database.execute("update tidemark_rollout.rollout set state = 'running', ended_at = null");
        database.execute(
                "update tidemark_rollout.tenant set state = 'waiting' where state = 'failed'");
        goTo(tenants);
        waitForText("#tenants-band-title", "A rollout was interrupted: nobody works on it");
        pictures("tenants-band-interrupted");
        fire("#tenants-band-resume");
        show("tenants-go-on");
        waitForText("#standing-task", "Deploy everything pending");
        next("Commit");
        assertEquals("Go on with the rollout on clicarity", text("#commit"));
        fire("#commit");
        waitForText("#tenant-run-headline", "1 failed, 1 waits; stopped");
        onFx(() -> lookup("#tenant-run-errors").<ListView<?>>query().getSelectionModel().select(1));
        type("#tenant-run-reason", "repaired by hand later");
        fire("#tenant-run-exclude");
        waitForText("#tenant-run-headline", "0 failed, 1 waits, 1 left out");
        fire("#tenant-run-retry");
        waitForText("#tenant-run-headline", "2 tenants: 1 done, 0 failed, 1 left out");
        assertEquals(List.of("2", "6"), applied(database));
    }

    private int errors() {
        return lookup("#tenant-run-errors").<ListView<?>>query().getItems().size();
    }

    private void wizardVersion(String version) {
        lookup("#scope-version")
                .<javafx.scene.control.ComboBox<String>>query()
                .getEditor()
                .setText(version);
    }

    private static List<String> applied(TestDatabase database) {
        return database.values(
                "select count(*) from %s.schema_migrations union all select count(*) from %s.schema_migrations"
                        .formatted(ALICE, JOHN));
    }

    private void open(TestDatabase database, Protection protection) {
        PageContext context = onFx(() -> window.context(work(), database, protection));
        wizards = onFx(() -> new TenantWizards(context, "0.1.0"));
        tenants = onFx(() -> new TenantsPage(context, wizards));
        show(() -> {
            tenants.onAttached();
            return new StackPane(tenants.content());
        });
        onFx(() -> tenants.onShown());
    }

    private void act(String id) {
        waitUntil(
                id + " can be done",
                () ->
                        tenants.actions().stream()
                                .anyMatch(it -> it.id().equals(id) && it.enabled().get()));
        onFx(() ->
                tenants.actions().stream()
                        .filter(it -> it.id().equals(id))
                        .forEach(it -> it.fire()));
    }

    private void show(String id) {
        var page = window.workspace().find(id).orElseThrow();
        onFx(() -> page.onAttached());
        goTo(page);
    }

    private void goTo(Page page) {
        onFx(() -> stage.getScene().setRoot(new StackPane()));
        onFx(() -> {
            stage.getScene().setRoot(new StackPane((Region) page.content()));
            theme.show(theme.scheme());
            page.onShown();
        });
    }
}
