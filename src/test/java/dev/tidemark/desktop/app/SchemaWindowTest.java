package dev.tidemark.desktop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.timeline.TimelinePage;
import dev.tidemark.engine.files.Folders;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.UiTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The sample of a database where each tenant has a schema, and its tracking table, of its own.
@ExtendWith(DatabaseExtension.class)
class SchemaWindowTest extends UiTest {
    private static final String ALICE = "alice_87654321";
    private static final String JOHN = "john_12345678";

    private final AtomicBoolean ended = new AtomicBoolean();
    @TempDir private Path folder;
    private Path project;
    private Profile profile;
    private AppWindows windows;

    @BeforeEach
    void prepare(TestDatabase database) throws IOException {
        project = folder.resolve("clicarity");
        Folders.copy(Path.of("migrations-sample", "3-clicarity"), project);
        database.execute(Files.readString(project.resolve("before/old-database.sql")));
        profile =
                new Profile(
                        "clicarity",
                        database.settings(),
                        Optional.of("test"),
                        Profile.Protection.NONE);
        start();
    }

    @AfterEach
    void end() {
        onFx(() -> windows.abandon());
        waitUntil("it has ended", ended::get);
    }

    @Test
    void appliesInTheChosenSchemaAndLeavesTheOtherAlone(TestDatabase database) {
        unwatched(() -> open());
        waitUntil("it asks for the schema", () -> items("#schema-list") == 2);
        waitUntil("by keyboard", () -> lookup("#schema-list").query().isFocused());
        pictures("schema-choice");
        press(KeyCode.DOWN).release(KeyCode.DOWN);
        assertEquals("Show " + JOHN, text("#schema-show"));
        press(KeyCode.ENTER).release(KeyCode.ENTER);
        waitForText("#timeline-summary", "4 pending");
        assertEquals("clicarity · john_12345678 · TEST · Tidemark", stage.getTitle());
        assertTrue(there("schema=" + JOHN));
        pictures("schema-timeline");

        apply("20250110_require_reminder_channel");
        waitForText("#plan-status", "3 migrations");
        waitForText("#wizard-title", "Plan");
        pictures("schema-plan");
        for (var title : List.of("Preflight", "Backup", "Commit")) {
            fire("#wizard-next");
            waitForText("#wizard-title", title);
        }
        assertEquals("Apply 3 migrations to clicarity · " + JOHN, text("#commit"));
        fire("#commit");
        waitForText("#run-headline", "Applied 3 migrations");
        assertEquals("5", applied(database, JOHN));
        assertEquals("1", applied(database, ALICE));
        assertEquals(List.of(JOHN), schemasWithColumn(database, "channel"));

        fire("#wizard-next");
        waitUntil("it was verified", () -> text("#verify-verdict").contains("Passed"));
        pictures("schema-verify");
        onFx(() -> fireAction("screen.history"));
        waitUntil("its run is known", () -> items("#history-list") == 1);

        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P).release(KeyCode.P, KeyCode.SHIFT);
        release(KeyCode.CONTROL);
        write("roll back the last");
        press(KeyCode.ENTER).release(KeyCode.ENTER);
        waitForText("#wizard-title", "Scope");
    }

    @Test
    void opensAnotherSchemaInAnotherWindowAndRemembersTheLast(TestDatabase database) {
        unwatched(() -> open());
        waitUntil("it asks for the schema", () -> items("#schema-list") == 2);
        onFx(() -> lookup("#schema-show").<ButtonBase>query().fire());
        waitForText("#timeline-summary", "5 pending");
        unwatched(() -> {
            lookup("#timeline-schema").<MenuButton>query().getItems().getFirst().fire();
            return true;
        });
        waitUntil("there are two windows", () -> windows.open().size() == 2);
        assertEquals(
                List.of(
                        "clicarity · alice_87654321 · TEST · Tidemark",
                        "clicarity · john_12345678 · TEST · Tidemark"),
                titles());
        onFx(() -> windows.open().getLast().showSchema(ALICE));
        assertEquals(2, titles().size());

        end();
        start();
        unwatched(() -> open());
        waitForText("#timeline-summary", "4 pending");
        assertEquals(List.of("clicarity · john_12345678 · TEST · Tidemark"), titles());
        assertFalse(there("#schema-list"));

        database.execute(
                "create schema carl_1; create table carl_1.schema_migrations (like %s.schema_migrations including all)"
                        .formatted(ALICE));
        database.execute("drop schema %s cascade".formatted(JOHN));
        refresh();
        waitUntil("it says so", () -> there("The schema john_12345678 was not read"));
        end();
        start();
        unwatched(() -> open());
        waitUntil("it asks for the schema again", () -> items("#schema-list") == 2);
    }

    private void start() {
        ended.set(false);
        var environment = new Environment(Map.of(), folder, "ana", Environment.Platform.LINUX);
        unwatched(() -> {
            windows =
                    new Wiring(
                                    environment,
                                    new SimpleObjectProperty<>(ColorScheme.LIGHT),
                                    Optional.empty(),
                                    () -> ended.set(true))
                            .windows();
            return windows.openFirst(new Stage());
        });
        stage = (Stage) windows.open().getFirst().view().getScene().getWindow();
    }

    private boolean open() {
        windows.open(profile, project);
        return true;
    }

    private void refresh() {
        var page = windows.open().getFirst().view().find(TimelinePage.ID).orElseThrow();
        onFx(() -> fire(page, "timeline.refresh"));
    }

    private void apply(String version) {
        var page = windows.open().getFirst().view().find(TimelinePage.ID).orElseThrow();
        onFx(() -> ((TimelinePage) page).show(version));
        waitUntil("it is selected", () -> enabled(page, "timeline.apply-up-to"));
        onFx(() -> fire(page, "timeline.apply-up-to"));
    }

    private static boolean enabled(Page page, String action) {
        return page.actions().stream()
                .anyMatch(one -> one.id().equals(action) && one.enabled().get());
    }

    private static void fire(Page page, String action) {
        page.actions().stream().filter(one -> one.id().equals(action)).forEach(one -> one.fire());
    }

    private void fireAction(String id) {
        lookup((Node node) -> id.equals(node.getId())).<ButtonBase>query().fire();
    }

    private void fire(String query) {
        waitUntil(
                query + " can be pressed",
                () -> there(query) && !lookup(query).query().isDisabled());
        onFx(() -> lookup(query).<ButtonBase>query().fire());
    }

    private boolean there(String query) {
        return lookup(query).tryQuery().filter(SchemaWindowTest::shown).isPresent();
    }

    private static boolean shown(Node node) {
        for (var each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private int items(String query) {
        return there(query) ? lookup(query).<ListView<?>>query().getItems().size() : -1;
    }

    private String text(String query) {
        return lookup(query).<Labeled>tryQuery().map(Labeled::getText).orElse("");
    }

    private void waitForText(String query, String part) {
        waitUntil("%s says %s".formatted(query, part), () -> text(query).contains(part));
    }

    private List<String> titles() {
        return onFx(() ->
                windows.open().stream()
                        .map(window -> (Stage) window.view().getScene().getWindow())
                        .map(Stage::getTitle)
                        .toList());
    }

    private static String applied(TestDatabase database, String schema) {
        return database.value("select count(*) from %s.schema_migrations".formatted(schema));
    }

    private static List<String> schemasWithColumn(TestDatabase database, String column) {
        return database.values(
                "select table_schema from information_schema.columns where table_name = 'reminders' and column_name = '%s'"
                        .formatted(column));
    }
}
