package dev.tidemark.desktop.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.page.Navigator.RestoreRequest;
import dev.tidemark.engine.profile.Profile.Protection;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.UiTest;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class RestoreWizardTest extends UiTest {
    @TempDir private Path folder;
    private TestDatabase database;
    private BackupWindow window;

    @BeforeEach
    void fill(TestDatabase fresh) throws Exception {
        database = fresh;
        database.execute("create table users as select i as id from generate_series(1, 30) i");
        window = new BackupWindow(work(), database.settings(), folder, false);
        window.copied(1);
        database.execute("delete from users where id > 10");
    }

    @AfterEach
    void tidy() {
        BackupWindow.tidy(database);
    }

    @Test
    void takesTheNameOnlyAfterTheTargetsNameWasTyped() {
        open();
        next();
        onFx(() -> lookup("#restore-swap").queryAs(RadioButton.class).fire());
        assertTrue(lookup("#restore-in-place").query().isDisabled());
        pictures("restore-how");
        next();
        waitUntil("it is compared", () -> text("#restore-summary").contains("1 of 1"));
        pictures("restore-lost");
        next();
        assertTrue(lookup("#commit").query().isDisabled());
        pictures("restore-commit");
        write("billing-test");
        waitUntil("it may be", () -> !lookup("#commit").query().isDisabled());
        onFx(() -> lookup("#commit").queryButton().fire());
        waitUntil("it is reported", () -> text("#report-headline").startsWith("✓ Restored as"));
        pictures("restore-report");
        assertEquals("30", database.value("select count(*) from users"));
        assertEquals(
                1,
                database.values(
                                "select datname from pg_database where datname like '%s\\_before\\_%%'"
                                        .formatted(database.name()))
                        .size());
    }

    @Test
    void leavesTheOldDatabaseAloneBesideTheNewOne() {
        open();
        next();
        next();
        waitUntil("it is compared", () -> text("#restore-summary").contains("1 of 1"));
        next();
        onFx(() -> lookup("#commit").queryButton().fire());
        waitUntil("it is reported", () -> text("#report-headline").startsWith("✓ Restored into"));
        assertEquals("10", database.value("select count(*) from users"));
    }

    private void open() {
        var context = onFx(() -> window.context(Protection.NONE));
        var pages = onFx(() -> RestoreWizard.pages(context));
        show(() -> {
            pages.show(new RestoreRequest(Optional.empty()));
            var page = window.workspace().find("restore:latest").orElseThrow();
            page.onAttached();
            return new StackPane((Region) page.content());
        });
    }

    private void next() {
        waitUntil("it leads on", () -> !lookup("#wizard-next").query().isDisabled());
        onFx(() -> lookup("#wizard-next").queryButton().fire());
    }

    private String text(String id) {
        return lookup(id).tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
    }
}
