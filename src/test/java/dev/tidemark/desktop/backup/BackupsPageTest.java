package dev.tidemark.desktop.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.backup.BackupFolder;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.backup.Verification;
import dev.tidemark.engine.backup.restore.KeptDatabase;
import dev.tidemark.engine.profile.Profile.Protection;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.UiTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class BackupsPageTest extends UiTest {
    @TempDir private Path folder;
    private TestDatabase database;
    private BackupWindow window;

    @BeforeEach
    void fill(TestDatabase fresh) throws Exception {
        database = fresh;
        database.execute("create table users as select i as id from generate_series(1, 30) i");
        window = new BackupWindow(work(), database.settings(), folder, false);
    }

    @AfterEach
    void tidy() {
        BackupWindow.tidy(database);
    }

    @Test
    void listsBackupsProvesOneAndShowsIt() throws Exception {
        var page = open(Protection.NONE);
        waitUntil("it is read", () -> text("#backups-count").startsWith("0 in "));
        pictures("backups-empty");
        window.copied(1);
        Files.createDirectories(window.folder().path().resolve("billing-1.partial"));
        onFx(page::onShown);
        waitUntil("it is listed", () -> list().getItems().size() == 1);
        assertTrue(lookup("? Not verified").tryQuery().isPresent());
        assertTrue(text("#backups-unfinished").contains("billing-1.partial"));
        onFx(() -> fire(page, "backups.verify-restored"));
        waitUntil("it is proved", () -> lookup("✓✓ Restored").tryQuery().isPresent());
        assertEquals(
                Optional.of(Verification.RESTORED),
                window.folder().find("latest").manifest().proved());
        pictures("backups");
        // A copy is a backup and no database beside, unless its record is lost.
        assertTrue(lookup("#kept-none").query().isVisible());
        new BackupFolder(window.folder().path()).delete(window.folder().find("latest"));
        onFx(page::onShown);
        waitUntil("it is without a record", () -> lookup("? Copy").tryQuery().isPresent());
        pictures("backups-copy-without-record");
    }

    @Test
    void saysWhyABackupIsNotProved() throws Exception {
        var backup = window.copied(1);
        database.execute("drop database " + backup.manifest().copy().orElseThrow());
        var page = open(Protection.NONE);
        waitUntil("it is listed", () -> list().getItems().size() == 1);
        onFx(() -> fire(page, "backups.verify-written"));
        waitUntil("it failed", () -> lookup("✗ Not proved").tryQuery().isPresent());
        pictures("backups-failed");
    }

    @Test
    void deletesNothingOfAProtectedTargetUnlessItsNameIsTyped() throws Exception {
        window.copied(1);
        open(Protection.PROTECTED);
        waitUntil("it is listed", () -> list().getItems().size() == 1);
        onFx(() -> list().requestFocus());
        key(KeyCode.DELETE);
        waitUntil("the name is asked", () -> lookup("#backup-removal-name").query().isFocused());
        assertTrue(lookup("#backup-removal-act").query().isDisabled());
        pictures("backups-delete");
        key(KeyCode.ESCAPE);
        assertFalse(lookup("#backup-removal").query().isVisible());
        onFx(() -> list().requestFocus());
        key(KeyCode.DELETE);
        write("billing-test");
        waitUntil("it may be", () -> !lookup("#backup-removal-act").query().isDisabled());
        key(KeyCode.TAB);
        key(KeyCode.TAB);
        key(KeyCode.SPACE);
        waitUntil("it is gone", () -> list().getItems().isEmpty());
        assertEquals(List.of(), window.folder().list());
        assertEquals(List.of(), copies());
    }

    @Test
    void keepsTheLatestOnes() throws Exception {
        for (int i = 1; i <= 3; i++) {
            window.copied(i);
        }
        var page = open(Protection.NONE);
        waitUntil("they are listed", () -> list().getItems().size() == 3);
        onFx(() -> fire(page, "backups.keep"));
        assertTrue(lookup("#backup-removal-act").query().isDisabled());
        onFx(() -> lookup("#backup-keep").queryAs(TextField.class).setText("2"));
        waitUntil("it counts", () -> text("#backup-removal-act").equals("Delete 1 backup"));
        pictures("backups-keep");
        onFx(() -> lookup("#backup-removal-act").queryButton().fire());
        waitUntil("one is gone", () -> list().getItems().size() == 2);
        assertEquals(2, copies().size());
    }

    @Test
    void changesNamesAndRemovesADatabaseBesideOnPurposeOnly() throws Exception {
        String kept = database.name() + "_before_20251121_101600";
        database.execute("create database " + kept);
        var page = open(Protection.NONE);
        waitUntil("it is listed", () -> lookup("◌ Kept").tryQuery().isPresent());
        pictures("backups-beside");
        try (var _ = new BackupServer(database.settings()).database(kept).open("other")) {
            onFx(() -> fire(page, "backups.kept-remove"));
            assertTrue(lookup("#kept-act").query().isDisabled());
            type(kept);
            pictures("backups-beside-remove");
            waitUntil("it may be", () -> !lookup("#kept-act").query().isDisabled());
            onFx(() -> lookup("#kept-act").queryButton().fire());
            waitUntil("it is refused", () -> problem().contains("1 session is connected"));
            onFx(() -> fire(page, "backups.kept-swap"));
            onFx(() -> lookup("#kept-act").queryButton().fire());
            waitUntil("there is a way", () -> lookup("#kept-swap-ending").tryQuery().isPresent());
            pictures("backups-beside-in-use");
            onFx(() -> lookup("#kept-swap-ending").queryButton().fire());
            pictures("backups-beside-swap");
            onFx(() -> lookup("#kept-act").queryButton().fire());
            waitUntil(
                    "the names are changed",
                    () ->
                            !lookup("#kept-list")
                                    .queryListView()
                                    .getItems()
                                    .toString()
                                    .contains(kept));
        }
        assertEquals("f", database.value("select to_regclass('users') is not null"));
        onFx(() -> fire(page, "backups.kept-remove"));
        type(onFx(() -> databaseBeside().name()));
        onFx(() -> lookup("#kept-act").queryButton().fire());
        waitUntil("none is left", () -> lookup("#kept-none").query().isVisible());
        pictures("backups-beside-none");
    }

    private void type(String name) {
        onFx(() -> lookup("#kept-name").queryAs(TextField.class).setText(name));
    }

    private KeptDatabase databaseBeside() {
        return (KeptDatabase) lookup("#kept-list").queryListView().getItems().getFirst();
    }

    private String problem() {
        return lookup(".problem .label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList()
                .toString();
    }

    private BackupsPage open(Protection protection) {
        var context = onFx(() -> window.context(protection));
        var page = onFx(() -> new BackupsPage(context));
        show(() -> {
            var split = new SplitPane(page.content(), page.inspector().orElseThrow());
            split.setDividerPositions(0.64);
            return split;
        });
        onFx(page::onShown);
        return page;
    }

    private List<String> copies() {
        return database.values(
                "select datname from pg_database where datname like '%s\\_copy\\_%%'"
                        .formatted(database.name()));
    }

    private static void fire(BackupsPage page, String id) {
        page.actions().stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow()
                .fire();
    }

    private void key(KeyCode code) {
        press(code).release(code);
    }

    private String text(String id) {
        return lookup(id).tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
    }

    @SuppressWarnings("unchecked")
    private ListView<Catalogue.Entry> list() {
        return lookup("#backups-list").queryAs(ListView.class);
    }
}
