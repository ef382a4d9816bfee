package dev.tidemark.desktop.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.page.Navigator.RepairRequest;
import dev.tidemark.desktop.timeline.Window;
import dev.tidemark.engine.profile.Profile.Protection;
import dev.tidemark.engine.tracking.Journal;
import dev.tidemark.engine.tracking.JournalEnd;
import dev.tidemark.engine.tracking.JournalOutcome;
import dev.tidemark.engine.tracking.JournalSubject;
import dev.tidemark.engine.tracking.JournalText;
import dev.tidemark.engine.tracking.Scenario;
import dev.tidemark.engine.tracking.TrackingLock;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.UiTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class RepairPageTest extends UiTest {
    private static final String APPLIED =
            """
            CREATE TABLE users (
                id bigint PRIMARY KEY,
                name text NOT NULL,
                email text
            );
            CREATE INDEX users_name ON users (name);
            """;

    @TempDir private Path folder;
    private Scenario scenario;
    private TestDatabase database;
    private Window window;
    private RepairPage page;

    @BeforeEach
    void prepare(TestDatabase fresh) {
        database = fresh;
        scenario =
                new Scenario(folder, database)
                        .file("001_users.sql", APPLIED)
                        .file("002_more.sql", "select 2;\n")
                        .file("003_most.sql", "select 3;\n");
        scenario.record("001");
    }

    @Test
    void acceptsAChangedFileAfterShowingWhatDiffers() {
        changeTheFirst();
        open(new RepairRequest.Accept("001"), Protection.NONE);
        waitUntil("the plan shows", () -> !commit().isDisabled());
        assertEquals("Accept 001 on billing-test", onFx(() -> commit().getText()));
        pictures("repair-accept");
        clickOn("#repair-reason").write("agreed with the owner");
        type(KeyCode.ENTER);
        waitUntil("it is done", () -> !window.workspace().toasts().isEmpty());
        assertEquals(List.of("timeline 001"), window.navigator().asked());
        assertEquals("applied", scenario.row("001").state().text());
        assertEquals(
                "agreed with the owner",
                database.value(
                        "select reason from schema_migrations_journal where event = 'repair'"));
    }

    @Test
    void asksForTheNameOfAProtectedTarget() {
        open(new RepairRequest.Forget("001"), Protection.PROTECTED);
        waitUntil("the plan shows", () -> lookup("#repair-sql").tryQuery().isPresent());
        waitUntil("it was read", () -> commit().getText().startsWith("Forget 001"));
        assertTrue(onFx(() -> commit().isDisabled()));
        clickOn("#repair-name").write("billing-test");
        waitUntil("the name fits", () -> !commit().isDisabled());
        pictures("repair-forget-protected");
        clickOn("#repair-commit");
        waitUntil("it is done", () -> !window.workspace().toasts().isEmpty());
        assertEquals("pending", scenario.row("001").state().text());
    }

    @Test
    void marksWithoutRunning() {
        open(new RepairRequest.Mark("002"), Protection.NONE);
        waitUntil("the plan shows", () -> !commit().isDisabled());
        clickOn("#repair-commit");
        waitUntil("it is done", () -> !window.workspace().toasts().isEmpty());
        assertEquals(List.of("001 applied", "002 applied", "003 pending"), scenario.states());
    }

    @Test
    void saysWhoHoldsTheLockAndChangesNothing() throws Exception {
        open(new RepairRequest.Forget("001"), Protection.NONE);
        waitUntil("the plan shows", () -> !commit().isDisabled());
        try (var other = database.open();
                var _ = TrackingLock.take(other, scenario.state().name(), Duration.ZERO)) {
            clickOn("#repair-commit");
            waitUntil("it runs", () -> lookup("#repair-stop").query().isVisible());
            clickOn("#repair-stop");
            waitUntil("it ended", () -> !lookup("#repair-stop").query().isVisible());
        }
        assertTrue(lookup("Look again").tryQuery().isPresent());
        pictures("repair-stopped");
        assertEquals("applied", scenario.row("001").state().text());
        clickOn("Look again");
        waitUntil("the plan shows again", () -> !commit().isDisabled());
    }

    @Test
    void refusesAFileThatChangedSinceItWasShown() {
        changeTheFirst();
        open(new RepairRequest.Accept("001"), Protection.NONE);
        waitUntil("the plan shows", () -> !commit().isDisabled());
        scenario.file("001_users.sql", "select 'something else altogether';\n");
        clickOn("#repair-commit");
        waitUntil("it is refused", () -> lookup("Look again").tryQuery().isPresent());
        assertEquals("changed", scenario.row("001").state().text());
        assertTrue(window.workspace().toasts().isEmpty());
    }

    @Test
    void showsWhatABaselineRecordsAndLetsOneChooseAnotherVersion() {
        scenario.remove("001");
        open(new RepairRequest.Baseline("003"), Protection.NONE);
        waitUntil("the plan shows", () -> !commit().isDisabled());
        assertEquals("Record the baseline at 003 on billing-test", onFx(() -> commit().getText()));
        clickOn("#repair-choice").type(KeyCode.DOWN).type(KeyCode.ENTER);
        waitUntil(
                "the other one is planned",
                () -> commit().getText().equals("Record the baseline at 002 on billing-test"));
        waitUntil("it can be done", () -> !commit().isDisabled());
        pictures("repair-baseline");
        clickOn("#repair-commit");
        waitUntil("it is done", () -> !window.workspace().toasts().isEmpty());
        assertEquals(List.of("001 baseline", "002 baseline", "003 pending"), scenario.states());
    }

    private void changeTheFirst() {
        var state = scenario.state();
        database.execute(state.createSql().isEmpty() ? "select 1" : state.createSql());
        var file = scenario.migration("001");
        database.execute(
                new Journal(scenario.state().name(), Scenario.RUN, scenario.actor())
                        .migrationFinished(
                                JournalSubject.applying(file),
                                JournalEnd.of(JournalOutcome.APPLIED, 0, 1),
                                List.of(),
                                Optional.of(JournalText.of(APPLIED))));
        scenario.file(
                "001_users.sql",
                APPLIED.replace("email text", "email text NOT NULL UNIQUE")
                        .replace("users_name", "users_by_name"));
    }

    private void open(RepairRequest request, Protection protection) {
        window = onFx(() -> Window.on(database, folder, work(), protection));
        page = onFx(() -> new RepairPage(window.context(), request, "0.1.0"));
        show(() -> (Parent) page.content());
        onFx(page::onAttached);
    }

    private Button commit() {
        return lookup("#repair-commit").queryButton();
    }
}
