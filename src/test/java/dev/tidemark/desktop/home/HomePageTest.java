package dev.tidemark.desktop.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.profile.PasswordDialog;
import dev.tidemark.desktop.profile.ProfileBook;
import dev.tidemark.desktop.shell.MainWindow;
import dev.tidemark.desktop.state.StateFiles;
import dev.tidemark.desktop.target.LocalServer;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.profile.secret.PasswordQuestion;
import dev.tidemark.engine.profile.secret.Passwords;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.UiTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class HomePageTest extends UiTest {
    private final List<String> opened = new ArrayList<>();
    @TempDir private Path home;
    private Environment environment;
    private Path profiles;
    private MainWindow window;
    private PasswordDialog dialog;

    @BeforeEach
    void prepare() {
        environment = new Environment(Map.of(), home, "me", Environment.Platform.LINUX);
        profiles = environment.configFolder().resolve("profiles.toml");
    }

    @Test
    void offersTheSamplesAtAFirstStart() {
        open(Optional.of(Path.of("").toAbsolutePath()));
        waitUntil("the offer is there", () -> lookup("#first-start").query().isVisible());
        pictures("home-first-start");
        onFx(() -> lookup("#first-start-skip").queryButton().fire());
        waitUntil("it is skipped", () -> !lookup("#first-start").query().isVisible());
        waitUntil(
                "that is kept",
                () -> Files.exists(environment.stateFolder().resolve("first-start-skipped")));
        pictures("home-empty");
    }

    @Test
    void pastesTestsAndSavesByKeyboard(TestDatabase database) throws IOException {
        open(Optional.empty());
        onFx(() -> button("home.new").orElseThrow().fire());
        waitUntil("the editor has the focus", () -> focused("profile-paste"));
        pictures("profile-new");
        onFx(() ->
                ((TextInputControl) stage.getScene().getFocusOwner())
                        .replaceText(0, 0, database.url()));
        waitUntil(
                "everything is filled in",
                () -> !lookup("#profile-host").queryTextInputControl().getText().isEmpty());
        assertEquals("", lookup("#profile-paste").queryTextInputControl().getText());
        assertFalse(lookup("#profile-password").queryTextInputControl().getText().isEmpty());
        press(KeyCode.CONTROL, KeyCode.T).release(KeyCode.T, KeyCode.CONTROL);
        waitUntil("it was tried", () -> text("#check-verdict").startsWith("It connects"));
        pictures("profile-test-passing");
        press(KeyCode.ENTER).release(KeyCode.ENTER);
        String name = database.name();
        waitUntil("its card is there", () -> lookup("#card-" + name).tryQuery().isPresent());
        waitUntil("its server answered", () -> lookup(".home-reachable").tryQuery().isPresent());
        assertTrue(lookup("no backup yet").tryQuery().isPresent());
        assertFalse(
                Files.readString(profiles)
                        .contains(database.settings().hosts().getFirst().password().reveal()));
    }

    @Test
    void showsHowEachDatabaseStands(TestDatabase database) throws IOException {
        var billing = project("billing", database);
        var settings = database.settings().target();
        profiles(
                """
                [billing-prod]
                url = "%s"
                environment = "production"
                projects = ["%s"]

                [billing-staging]
                url = "postgresql://deploy@127.0.0.1:1/billing"
                environment = "staging"
                projects = ["%s"]

                [warehouse]
                host = "localhost"
                port = %d
                database = "%s"
                environment = "dev"
                password_from = "ask"

                [broken]
                hots = "x"
                """
                        .formatted(
                                "postgresql://%s@%s:%d/%s"
                                        .formatted(
                                                settings.user(),
                                                settings.host(),
                                                settings.port(),
                                                settings.database()),
                                billing,
                                billing,
                                settings.port(),
                                settings.database()));
        Files.writeString(
                Files.createDirectories(billing.resolve(".tidemark")).resolve("profiles.toml"),
                "[team-test]\nurl = \"postgresql://qa@127.0.0.1:1/qa\"\nenvironment = \"test\"\n");
        pgpass(database);
        open(Optional.empty());
        waitUntil(
                "the reachable one answered",
                () -> lookup(".home-reachable").tryQuery().isPresent());
        waitUntil(
                "the others failed", () -> lookup("#again-billing-staging").tryQuery().isPresent());
        waitUntil("the team's failed", () -> lookup("#again-team-test").tryQuery().isPresent());
        assertTrue(
                lookup("#card-billing-prod .state-pending")
                        .<Labeled>query()
                        .getText()
                        .contains("2 pending"));
        assertTrue(lookup("#look-warehouse").tryQuery().isPresent(), "nobody was asked");
        pictures("home-cards");
        onFx(() -> lookup("#open-billing-prod-billing").queryButton().fire());
        waitUntil("it is open", () -> opened.equals(List.of("billing-prod on billing")));
        onFx(() -> lookup("#try-billing-staging").queryButton().fire());
        waitUntil("it was tried", () -> text("#check-verdict").startsWith("It does not"));
        pictures("profile-test-failing");
    }

    @Test
    void opensARecentProjectWithOneClick(TestDatabase database) throws IOException {
        var target = database.settings().target();
        profiles(
                "[warehouse]\nhost = \"%s\"\nport = %d\ndatabase = \"%s\"\nuser = \"%s\"\n"
                        .formatted(target.host(), target.port(), target.database(), target.user()));
        pgpass(database);
        var recents = new RecentProjects(StateFiles.of(environment));
        recents.note(new RecentProjects.Recent("embedded:gone", home.resolve("gone")));
        recents.note(new RecentProjects.Recent("billing-prod", project("shop", database)));
        recents.note(new RecentProjects.Recent("warehouse", project("billing", database)));
        open(Optional.empty());
        waitUntil(
                "the recent ones are there",
                () -> lookup("#recent-warehouse-billing").tryQuery().isPresent());
        assertTrue(lookup("#recent-embedded:gone-gone").tryQuery().isEmpty(), "it was deleted");
        pictures("home-recent");
        onFx(() -> lookup("#recent-warehouse-billing").queryButton().fire());
        waitUntil("it is open", () -> opened.equals(List.of("warehouse on billing")));
    }

    @Test
    void deletesAfterAQuestion() throws IOException {
        profiles("[a]\nservice = \"x\"\n");
        open(Optional.empty());
        waitUntil("the card is there", () -> lookup("#card-a").tryQuery().isPresent());
        onFx(() ->
                lookup("#menu-a").<javafx.scene.control.MenuButton>query().getItems().stream()
                        .filter(item -> "delete-a".equals(item.getId()))
                        .forEach(item -> item.fire()));
        waitUntil("it is asked", () -> lookup("#profile-delete").tryQuery().isPresent());
        assertTrue(Files.readString(profiles).contains("[a]"));
        onFx(() -> lookup("#profile-delete").queryButton().fire());
        waitUntil("the card is gone", () -> lookup("#card-a").tryQuery().isEmpty());
        assertFalse(Files.readString(profiles).contains("[a]"));
    }

    @Test
    void importsWhatIsFound() throws IOException {
        Files.writeString(
                home.resolve(".pg_service.conf"),
                "[billing]\nhost=db.example\ndbname=billing\nuser=deploy\n\n[reports]\nhost=replica.example\ndbname=reports\nuser=reader\n");
        Path pgpass = home.resolve(".pgpass");
        Files.writeString(pgpass, "pg1.corp:5432:*:release:s3cret\n");
        Files.setPosixFilePermissions(
                pgpass, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        open(Optional.empty());
        onFx(() -> button("home.import").orElseThrow().fire());
        waitUntil("something was found", () -> text("#import-make").equals("Make 3 profiles"));
        pictures("profile-import");
        onFx(() -> lookup("#import-make").queryButton().fire());
        waitUntil("the cards are there", () -> lookup("#card-reports").tryQuery().isPresent());
    }

    @Test
    void asksForAPasswordMasked() {
        open(Optional.empty());
        var answer =
                ask(
                        new PasswordQuestion(
                                PasswordQuestion.Kind.PASSWORD,
                                "billing",
                                Optional.of("The keychain was not read: it is locked")));
        waitUntil("it is asked", () -> lookup("#password-answer").tryQuery().isPresent());
        dialogPicture("password-question");
        onFx(() -> lookup("#password-answer").queryTextInputControl().setText("s3cret"));
        onFx(() -> lookup("#password-ok").queryButton().fire());
        assertEquals(Optional.of(Secret.of("s3cret")), answer.join());

        var cancelled =
                ask(
                        new PasswordQuestion(
                                PasswordQuestion.Kind.NEW_PASSPHRASE, "billing", Optional.empty()));
        waitUntil("it is asked", () -> lookup("#password-again").tryQuery().isPresent());
        onFx(() -> lookup("#password-answer").queryTextInputControl().setText("a"));
        onFx(() -> lookup("#password-again").queryTextInputControl().setText("b"));
        assertTrue(onFx(() -> lookup("#password-ok").queryButton().isDisabled()));
        onFx(() -> lookup("#password-again").queryTextInputControl().setText("a"));
        assertFalse(onFx(() -> lookup("#password-ok").queryButton().isDisabled()));
        dialogPicture("password-new");
        onFx(() -> lookup("#password-cancel").queryButton().fire());
        assertEquals(Optional.empty(), cancelled.join());
    }

    private CompletableFuture<Optional<Secret>> ask(PasswordQuestion question) {
        return CompletableFuture.supplyAsync(() -> dialog.ask(question));
    }

    private void dialogPicture(String name) {
        var main = stage;
        stage =
                onFx(() ->
                        (javafx.stage.Stage)
                                lookup("#password-answer").query().getScene().getWindow());
        pictures(name);
        stage = main;
    }

    private void open(Optional<Path> installed) {
        var work = work();
        var tasks = new RunningTasks();
        dialog = new PasswordDialog(work, theme);
        var book = new ProfileBook(environment, work, new Passwords(environment, dialog));
        var services =
                new HomeServices(
                        book,
                        tasks,
                        new LocalServer(environment),
                        new RecentProjects(StateFiles.of(environment)),
                        installed);
        onFx(() -> {
            window = new MainWindow(tasks);
            var scene = new Scene(window, 1280, 860);
            theme.dress(scene);
            stage.setScene(scene);
            stage.show();
            window.show(
                    HomePage.ID,
                    () ->
                            new HomePage(
                                    services,
                                    window,
                                    (profile, folder) ->
                                            opened.add(
                                                    "%s on %s"
                                                            .formatted(
                                                                    profile.name(),
                                                                    folder.getFileName()))));
        });
        waitUntil("it is shown", () -> button("home.new").isPresent());
    }

    private Path project(String name, TestDatabase database) throws IOException {
        var folder = Files.createDirectories(home.resolve(name));
        Files.writeString(folder.resolve("001_users.sql"), "create table users (id bigint);\n");
        Files.writeString(folder.resolve("002_orders.sql"), "create table orders (id bigint);\n");
        return folder;
    }

    private void pgpass(TestDatabase database) throws IOException {
        var password = database.settings().hosts().getFirst().password();
        Path pgpass = home.resolve(".pgpass");
        Files.writeString(pgpass, "*:*:*:*:%s\n".formatted(password.reveal()));
        Files.setPosixFilePermissions(
                pgpass, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    }

    private void profiles(String text) throws IOException {
        Files.createDirectories(profiles.getParent());
        Files.writeString(profiles, text);
    }

    private boolean focused(String id) {
        var owner = stage.getScene().getFocusOwner();
        return owner != null && id.equals(owner.getId());
    }

    // A selector can't have the dot of an action's id.
    private Optional<Button> button(String id) {
        return lookup(node -> id.equals(node.getId())).tryQueryAs(Button.class);
    }

    private String text(String query) {
        return lookup(query).tryQuery().map(node -> ((Labeled) node).getText()).orElse("");
    }
}
