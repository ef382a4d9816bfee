package dev.tidemark.desktop.rollback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.page.Navigator.RollbackRequest;
import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.backup.BackupFolder;
import dev.tidemark.engine.backup.BackupListener;
import dev.tidemark.engine.backup.BackupPlanner;
import dev.tidemark.engine.backup.BackupRequest;
import dev.tidemark.engine.backup.BackupRun;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.backup.Method;
import dev.tidemark.engine.backup.program.ProgramSearch;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.Rollout;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.RecordingNavigator;
import dev.tidemark.testing.ui.RecordingWorkspace;
import dev.tidemark.testing.ui.UiTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class RollbackPageTest extends UiTest {
    private static final String USERS =
            "CREATE TABLE users (id int PRIMARY KEY);\n-- ROLLBACK:\n-- DROP TABLE users;\n";
    private static final String EMAIL =
            """
            ALTER TABLE users ADD email text;
            CREATE VIEW mails AS SELECT email FROM users;
            -- ROLLBACK:
            -- ALTER TABLE users DROP COLUMN email CASCADE;
            """;

    @TempDir private Path folder;
    private final RecordingNavigator navigator = new RecordingNavigator();
    private final RecordingWorkspace workspace = new RecordingWorkspace();

    @Test
    void showsWhatWouldBeLostAndTakesItBackByKeyboardAlone(TestDatabase database) throws Exception {
        applied(database);
        open(database, Profile.Protection.NONE);
        waitUntil("it is planned", () -> text("#rollback-sum").equals("1 migration"));
        pictures("rollback-scope");
        next();
        waitUntil("the strategy shows", () -> lookup("#rollback-forward").tryQuery().isPresent());
        pictures("rollback-strategy");
        next();
        waitUntil(
                "the impact shows",
                () ->
                        text("#impact-sum")
                                .equals("Data goes with it, in 1 place. It is saved first."));
        assertTrue(lookup("2 values; saved first, up to 16 kB").tryQuery().isPresent());
        assertTrue(lookup("goes too: view mails").tryQuery().isPresent());
        pictures("rollback-impact");
        next();
        waitUntil(
                "the commit page shows",
                () -> button("Roll back 1 migration on billing").isPresent());
        assertFalse(onFx(() -> lookup("#commit-name").query().isVisible()));
        pictures("rollback-commit");
        commit();
        waitUntil("it is over", () -> workspace.toasts().size() == 1);
        assertEquals(
                "001", database.value("select string_agg(version, ',') from schema_migrations"));
        assertEquals(
                "2", database.value("select count(email) from tidemark_archive.saved_1_users"));
        next();
        waitUntil(
                "the report shows",
                () -> text("#report-headline").contains("Rolled back 1 migration"));
        assertTrue(
                lookup(
                                "Saved email of 3 rows of public.users in tidemark_archive.saved_1_users (number 1).")
                        .tryQuery()
                        .isPresent());
        pictures("rollback-report");
    }

    @Test
    void leadsToTheLatestBackup(TestDatabase database) throws Exception {
        applied(database);
        var server = new BackupServer(database.settings());
        var kept = BackupFolder.usual(environment(), server);
        var plan =
                new BackupPlanner(server, new ProgramSearch(environment(), Optional.empty()))
                        .plan(BackupRequest.whole(kept.path()).by(new Method.ServerCopy()));
        var backup =
                new BackupRun(server, Clock.systemUTC())
                        .run(plan, new StopSignal(), BackupListener.SILENT)
                        .orElseThrow();
        try {
            open(database, Profile.Protection.NONE);
            waitUntil("it is planned", () -> text("#rollback-sum").equals("1 migration"));
            next();
            waitUntil("its age shows", () -> card("#rollback-backup").contains("just now"));
            pictures("rollback-strategy-backup");
            onFx(() -> lookup("#rollback-restore").<ButtonBase>query().fire());
            assertTrue(navigator.asked().contains("restore " + backup.name()));
        } finally {
            database.execute("drop database " + backup.manifest().copy().orElseThrow());
        }
    }

    @Test
    void wantsTheNameOfATargetWhoseDataIsLostForGood(TestDatabase database) throws Exception {
        applied(database);
        open(database, Profile.Protection.NONE);
        waitUntil("it is planned", () -> text("#rollback-sum").equals("1 migration"));
        next();
        next();
        waitUntil("the impact shows", () -> lookup("#impact-save").tryQuery().isPresent());
        onFx(() -> lookup("#impact-save").<ButtonBase>query().fire());
        waitUntil(
                "it says so",
                () ->
                        text("#impact-sum")
                                .equals("Data goes with it, in 1 place. It is not saved before."));
        assertTrue(lookup("✗ lost").tryQuery().isPresent());
        pictures("rollback-impact-unsaved");
        next();
        waitUntil("the name is asked", () -> lookup("#commit-name").query().isFocused());
        assertTrue(onFx(() -> lookup("#commit").query().isDisabled()));
        write("billing");
        commit();
        waitUntil("it is over", () -> workspace.toasts().size() == 1);
        assertEquals(
                "0",
                database.value(
                        "select count(*) from pg_namespace where nspname = 'tidemark_archive'"));
    }

    @Test
    void goesNoFurtherWhereTheRoleMayNotSave(TestDatabase database) throws Exception {
        var role = database.role("app");
        database.execute("grant create on schema public to " + role.name());
        write(folder);
        new Rollout(role.connector(), folder).run();
        database.execute("insert into users values (1, 'a')");
        open(role.settings(), Profile.Protection.NONE);
        waitUntil("it is planned", () -> text("#rollback-sum").equals("1 migration"));
        next();
        next();
        waitUntil("the impact shows", () -> lookup("#impact-save").tryQuery().isPresent());
        waitUntil("it goes no further", () -> lookup("#wizard-next").query().isDisabled());
        pictures("rollback-impact-hindered");
        onFx(() -> lookup("#impact-save").<ButtonBase>query().fire());
        waitUntil("it may go on", () -> !lookup("#wizard-next").query().isDisabled());
    }

    @Test
    void wantsTheNameOfAProtectedTarget(TestDatabase database) throws Exception {
        applied(database);
        open(database, Profile.Protection.PROTECTED);
        waitUntil("it is planned", () -> text("#rollback-sum").equals("1 migration"));
        for (int i = 0; i < 3; i++) {
            next();
        }
        waitUntil("the name is asked", () -> lookup("#commit-name").tryQuery().isPresent());
        assertTrue(
                onFx(() -> button("Roll back 1 migration on billing").orElseThrow().isDisabled()));
        clickOn("#commit-name").write("billing");
        waitUntil(
                "it may be committed",
                () -> !button("Roll back 1 migration on billing").orElseThrow().isDisabled());
        pictures("rollback-commit-protected");
    }

    @Test
    void saysWhatFailedAndHowToGoOn(TestDatabase database) throws Exception {
        applied(database);
        Files.writeString(
                folder.resolve("002_email.sql"),
                EMAIL.replace("DROP COLUMN email CASCADE", "DROP COLUMN email"));
        open(database, Profile.Protection.NONE);
        waitUntil("it is planned", () -> text("#rollback-sum").equals("1 migration"));
        for (int i = 0; i < 3; i++) {
            next();
        }
        commit();
        waitUntil("it failed", () -> lookup("#failure-open").tryQuery().isPresent());
        pictures("rollback-failed");
        onFx(() -> lookup("#failure-open").queryButton().fire());
        assertEquals(List.of("editor 002_email.sql:4:4"), navigator.asked());
        assertEquals(
                "001,002",
                database.value(
                        "select string_agg(version, ',' order by version) from schema_migrations"));
    }

    private static void write(Path folder) throws Exception {
        Files.writeString(folder.resolve("001_users.sql"), USERS);
        Files.writeString(folder.resolve("002_email.sql"), EMAIL);
    }

    private void applied(TestDatabase database) throws Exception {
        write(folder);
        Rollout.of(database, folder).run();
        database.execute("insert into users values (1, 'a'), (2, 'b'), (3, null)");
    }

    /// One whose backups are the test's own.
    private Environment environment() {
        return new Environment(
                Map.of("TIDEMARK_BACKUPS", folder.resolve("backups").toString()),
                folder,
                "tester",
                Environment.Platform.LINUX);
    }

    private void open(TestDatabase database, Profile.Protection protection) {
        open(database.settings(), protection);
    }

    private void open(ConnectionSettings settings, Profile.Protection protection) {
        var profile = new Profile("billing", settings, Optional.of("test"), protection);
        var target = onFx(() -> new PinnedTarget(work(), profile, folder));
        var context =
                new PageContext(
                        environment(), work(), new RunningTasks(), target, navigator, workspace);
        show(() -> {
            target.refresh();
            RollbackWizard.pages(context, "test").show(new RollbackRequest.Last(1));
            Page page = workspace.find("rollback:last:1").orElseThrow();
            page.onAttached();
            return new StackPane((Parent) page.content());
        });
    }

    /// Enter presses what leads on.
    private void next() {
        waitUntil(
                "it may go on",
                () ->
                        lookup(node -> node instanceof Button button && button.isDefaultButton())
                                .queryAllAs(Button.class)
                                .stream()
                                .anyMatch(button -> !button.isDisabled() && button.isVisible()));
        press(KeyCode.ENTER).release(KeyCode.ENTER);
    }

    /// Enter alone commits nothing: the button has to be gone to.
    private void commit() {
        waitUntil("it may be committed", () -> !lookup("#commit").query().isDisabled());
        for (int i = 0; i < 8 && !onFx(() -> lookup("#commit").query().isFocused()); i++) {
            press(KeyCode.TAB).release(KeyCode.TAB);
        }
        press(KeyCode.SPACE).release(KeyCode.SPACE);
    }

    private String text(String id) {
        return lookup(id).tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
    }

    private Optional<Button> button(String text) {
        return lookup(node -> node instanceof Button button && text.equals(button.getText()))
                .tryQueryAs(Button.class);
    }

    private String card(String query) {
        return lookup(query + " .label").<Labeled>queryAll().stream()
                .map(Labeled::getText)
                .collect(java.util.stream.Collectors.joining("\n"));
    }
}
