package dev.tidemark.desktop.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.page.Page;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.backup.Verification;
import dev.tidemark.engine.backup.content.Scope;
import dev.tidemark.engine.profile.Profile.Protection;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.DumpServer;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.UiTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class BackupWizardTest extends UiTest {
    @TempDir private Path folder;
    private BackupWindow window;

    @Test
    void copiesOnTheServerWhereNoPgDumpFits(TestDatabase database) throws Exception {
        database.execute("create table users as select i as id from generate_series(1, 30) i");
        window = new BackupWindow(work(), database.settings(), folder, false);
        open(Protection.PROTECTED);
        next();
        waitUntil("it says what to install", () -> present("#backup-use-copy"));
        pictures("backup-wizard-no-pg-dump");
        assertTrue(lookup("#backup-start").query().isDisabled());
        onFx(() -> lookup("#backup-use-copy").queryButton().fire());
        waitUntil("it is planned", () -> text("#backup-summary").contains("as a copy"));
        assertTrue(lookup("#backup-start").query().isDisabled());
        onFx(() -> lookup("#backup-name").query().requestFocus());
        write("billing-test");
        pictures("backup-wizard-copy");
        onFx(() -> lookup("#backup-start").queryButton().fire());
        waitUntil("it is made", () -> present("#backup-verify"));
        onFx(() -> lookup("#backup-verify").queryButton().fire());
        waitUntil("it is proved", () -> text("#backup-proof").startsWith("✓"));
        var backup = window.folder().find("latest");
        assertEquals(Optional.of(Verification.RESTORED), backup.manifest().proved());
        next();
        waitUntil("it is reported", () -> present("#report-headline"));
        assertEquals("✓ %s is made".formatted(backup.name()), text("#report-headline"));
        pictures("backup-wizard-report");
        BackupWindow.tidy(database);
    }

    @Test
    @ExtendWith(DumpServer.Extension.class)
    void dumpsTheTablesThatWereChosenByKeyboard(DumpServer server) throws Exception {
        BackupServer database =
                server.create(
                        "window_dump",
                        "create table users as select i as id from generate_series(1, 30) i; create table notes (id int)");
        window =
                new BackupWindow(
                        work(),
                        server.server().settings(database.target().database()),
                        folder,
                        true);
        open(Protection.NONE);
        onFx(() -> lookup("#backup-tables").queryAs(RadioButton.class).fire());
        waitUntil("the tables are listed", () -> present("public.users"));
        assertTrue(lookup("#wizard-next").query().isDisabled());
        onFx(() -> lookup("#backup-table-list").query().requestFocus());
        key(KeyCode.END);
        key(KeyCode.SPACE);
        pictures("backup-wizard-tables");
        next();
        waitUntil("it is planned", () -> text("#backup-summary").contains("by pg_dump"));
        pictures("backup-wizard-how");
        onFx(() -> lookup("#backup-start").queryButton().fire());
        waitUntil("it is made", () -> present("#backup-verify"));
        pictures("backup-wizard-verify");
        onFx(() -> lookup("#backup-verify").queryButton().fire());
        waitUntil("it is proved", () -> text("#backup-proof").startsWith("✓"));
        var manifest = window.folder().find("latest").manifest();
        assertEquals(Optional.of(Verification.READABLE), manifest.proved());
        assertEquals(
                List.of("public.users"),
                ((Scope.Tables) manifest.scope()).names().stream().map(Object::toString).toList());
    }

    @Test
    @ExtendWith(DumpServer.Extension.class)
    void leavesNothingWhenStopped(DumpServer server) throws Exception {
        var database = server.create("window_stop", "create table users (id int)");
        window =
                new BackupWindow(
                        work(),
                        server.server().settings(database.target().database()),
                        folder,
                        true);
        try (var other = server.open("window_stop")) {
            open(Protection.NONE);
            next();
            waitUntil("it is planned", () -> text("#backup-summary").contains("by pg_dump"));
            other.send("begin; lock table users in access exclusive mode");
            onFx(() -> lookup("#backup-start").queryButton().fire());
            waitUntil("it waits", () -> lookup("#backup-making-stop").query().isVisible());
            pictures("backup-wizard-run");
            onFx(() -> lookup("#backup-making-stop").queryButton().fire());
            waitUntil("it ended", () -> present("No backup of "));
        }
        assertEquals(List.of(), window.folder().list());
        assertEquals(List.of(), window.folder().unfinished());
        waitUntil("it leads back", () -> !lookup("#wizard-back").query().isDisabled());
    }

    private Page open(Protection protection) {
        var context = onFx(() -> window.context(protection));
        var show = onFx(() -> BackupWizard.pages(context));
        show(() -> {
            show.run();
            var page = window.workspace().find("backup").orElseThrow();
            page.onAttached();
            return new StackPane((Region) page.content());
        });
        return window.workspace().find("backup").orElseThrow();
    }

    private void next() {
        waitUntil("it leads on", () -> !lookup("#wizard-next").query().isDisabled());
        onFx(() -> lookup("#wizard-next").queryButton().fire());
    }

    private boolean present(String query) {
        return query.startsWith("#")
                ? lookup(query).tryQuery().isPresent()
                : lookup((Labeled node) -> node.getText() != null && node.getText().contains(query))
                        .tryQuery()
                        .isPresent();
    }

    private void key(KeyCode code) {
        press(code).release(code);
    }

    private String text(String id) {
        return lookup(id).tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
    }
}
