package dev.tidemark.desktop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.tour.Guide;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.UiTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The whole application killed without warning, and started again.
@ExtendWith(DatabaseExtension.class)
@DisabledOnOs(OS.WINDOWS)
class KilledDesktopTest extends UiTest {
    private static final String BUILDS =
            "select count(*) from pg_stat_activity where datname = current_database() and query ilike 'create index concurrently%' and wait_event_type = 'Lock'";
    private static final String SLEEPS =
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'";
    private static final String WORKS =
            "select count(*) from pg_stat_activity where datname = current_database() and application_name like 'tidemark%' and state = 'active' and pid <> pg_backend_pid()";

    private final AtomicBoolean ended = new AtomicBoolean();
    private final Guide guide = new Guide();
    @TempDir private Path home;
    private Path project;
    private Environment environment;
    private Wiring wiring;

    @BeforeEach
    void makeAProfile(TestDatabase database) throws IOException {
        environment = new Environment(Map.of(), home, "ana", Environment.Platform.LINUX);
        project = Files.createDirectory(home.resolve("billing"));
        var settings = database.settings();
        var target = settings.target();
        Files.createDirectories(environment.configFolder());
        Files.writeString(
                environment.configFolder().resolve("profiles.toml"),
                """
                [billing-test]
                url = "postgresql://%s@%s:%d/%s"
                environment = "test"
                projects = ["%s"]
                """
                        .formatted(
                                target.user(),
                                target.host(),
                                target.port(),
                                target.database(),
                                project));
        Path pgpass = home.resolve(".pgpass");
        Files.writeString(
                pgpass, "*:*:*:*:%s\n".formatted(settings.hosts().getFirst().password().reveal()));
        Files.setPosixFilePermissions(pgpass, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void resumesWhatWasKilledWhileAnIndexWasBuilt(TestDatabase database) throws Exception {
        migration("001_users.sql", "create table users (id int);\n");
        migration(
                "002_orders.sql",
                """
                create table orders (id int, name text);
                create index concurrently orders_name on orders (name);
                insert into orders values (1, 'first');
                """);
        try (var reader = database.open()) {
            // A concurrent build waits for everybody's snapshots.
            reader.send("begin isolation level repeatable read");
            reader.query("select 1", row -> row.getInt(1));
            killWhile(() -> database.value(BUILDS).equals("1"), "apply");
            start();
            guide.press(DrivenDesktop.opener("billing"));
            guide.see("callout-end-session");
            assertTrue(says("002 was interrupted"), texts());
            assertTrue(says("1 step is done"), texts());
            assertTrue(says("create index concurrently orders_name"), texts());
            select("002");
            waitUntil("its runs are read", () -> says("the server still works on what it was"));
            pictures("killed-timeline-working");
            history("Abandoned");
            pictures("killed-history-working");
            reader.send("commit");
        }
        await("the index is built", () -> database.value(WORKS).equals("0"));
        guide.press("screen.timeline");
        guide.press("callout-look");
        waitUntil("it is known", () -> guide.node("callout-end-session") == null);
        assertTrue(says("002 was interrupted"), texts());
        pictures("killed-timeline-interrupted");
        history("Interrupted");
        pictures("killed-history-interrupted");
        openRun();
        pictures("killed-run-interrupted");
        guide.press("screen.timeline");
        guide.press("callout-resume");
        waitUntil("it says where it goes on", () -> says("goes on, 1 step is done"));
        pictures("killed-resume-plan");
        DrivenDesktop.commit(guide);
        waitUntil("it is done", () -> guide.text("run-headline").startsWith("Applied"));
        pictures("killed-resumed");
        assertTrue(says("steps 1 to 2 were done before"), texts());
        assertEquals("1", database.value("select count(*) from orders"));
        assertEquals(
                "t",
                database.value(
                        "select indisvalid from pg_index where indexrelid = 'orders_name'::regclass"));
        assertEquals("2", database.value("select count(*) from schema_migrations"));
        guide.press("screen.timeline");
        waitUntil("nothing is pending", () -> guide.text("status-pending").equals("0 pending"));
        assertFalse(says("was interrupted"), texts());
        end();
    }

    @Test
    void showsThatTheServerRolledAKilledTransactionBack(TestDatabase database) throws Exception {
        database.execute("create table pause (seconds int); insert into pause values (600)");
        migration(
                "001_users.sql",
                "create table users (id int);\nselect pg_sleep(seconds) from pause;\n");
        killWhile(() -> database.value(SLEEPS).equals("1"), "apply");
        start();
        guide.press(DrivenDesktop.opener("billing"));
        guide.see("callout-end-session");
        assertTrue(says("pg_sleep(seconds)"), texts());
        assertTrue(says("1 pending"), texts());
        assertFalse(says("was interrupted"), texts());
        pictures("killed-transaction-working");
        guide.press("callout-end-session");
        pictures("killed-transaction-question");
        guide.press("end-session");
        waitUntil("it has ended", () -> guide.node("callout-end-session") == null);
        assertEquals("0", database.value(SLEEPS));
        assertEquals("f", database.value("select to_regclass('users') is not null"));
        history("Interrupted");
        database.execute("update pause set seconds = 0");
        guide.press("screen.timeline");
        DrivenDesktop.apply(guide);
        waitUntil("it is done", () -> guide.text("run-headline").startsWith("Applied"));
        assertEquals("t", database.value("select to_regclass('users') is not null"));
        end();
    }

    @Test
    void bringsBackTheTabsAndWhatWasTyped() throws Exception {
        migration("001_users.sql", "create table users (id int);\n");
        killWhile(
                () -> stateHolds("-- typed before it was killed") && stateHolds("editor:"),
                "write",
                "-- typed before it was killed\n");
        start();
        guide.press(DrivenDesktop.opener("billing"));
        guide.await(
                "the editor is back",
                () ->
                        guide.node("sql") instanceof CodeArea area
                                && area.getText()
                                        .equals(
                                                "-- typed before it was killed\ncreate table users (id int);\n"));
        pictures("killed-draft");
        assertEquals(
                "create table users (id int);\n",
                Files.readString(project.resolve("001_users.sql")));
        end();
    }

    /// Whether a file of the state folder has a text in it, escaped as properties are.
    private boolean stateHolds(String text) {
        var folder = environment.stateFolder();
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.walk(folder)) {
            // A temporary file is not what is found at the next start.
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".tmp"))
                    .anyMatch(file -> read(file).replace("\\", "").contains(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Files are replaced while they are looked at.
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private void history(String state) {
        guide.press("screen.history");
        waitUntil("the run is listed", () -> says(state));
    }

    private void openRun() {
        guide.await(
                "the run is selected",
                () -> {
                    if (guide.node("history-list") instanceof ListView<?> list) {
                        list.getSelectionModel().selectFirst();
                        list.requestFocus();
                    }
                    return true;
                });
        guide.keys("Enter");
        guide.see("run-lines");
        waitUntil("it is read", () -> guide.text("run-title").contains(":"));
    }

    private void select(String version) {
        waitUntil(
                "the rows are there",
                () -> wiring.windows().open().getFirst().view().find("timeline").isPresent());
        onFx(() ->
                wiring.windows()
                        .open()
                        .getFirst()
                        .view()
                        .find("timeline")
                        .map(dev.tidemark.desktop.timeline.TimelinePage.class::cast)
                        .orElseThrow()
                        .show(version));
    }

    private void migration(String name, String sql) throws IOException {
        Files.writeString(project.resolve(name), sql);
    }

    /// Kills the application, driven so, as soon as the database or the disk says so.
    private void killWhile(BooleanSupplier condition, String... arguments)
            throws IOException, InterruptedException {
        Process desktop = DrivenDesktop.start(home, arguments);
        try {
            await("it is there", () -> condition.getAsBoolean() || !desktop.isAlive());
            assertTrue(desktop.isAlive());
        } finally {
            desktop.destroyForcibly().waitFor();
        }
    }

    /// Waits for the database or the disk, off the JavaFX thread.
    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < limit, "waited in vain until " + what);
            Thread.sleep(50);
        }
    }

    private void start() throws IOException {
        var instance = OnlyInstance.take(environment.dataFolder());
        assertTrue(instance.isPresent(), "what was killed is not in the way");
        instance.get().close();
        unwatched(() -> {
            wiring =
                    new Wiring(
                            environment,
                            new SimpleObjectProperty<>(ColorScheme.LIGHT),
                            Optional.empty(),
                            () -> ended.set(true));
            var window = wiring.windows().openFirst(new Stage());
            stage = (Stage) window.view().getScene().getWindow();
            // Pictures are taken in the test's theme.
            theme.dress(stage.getScene());
            return window;
        });
    }

    private void end() {
        onFx(() -> wiring.windows().abandon());
        waitUntil("it has ended", ended::get);
    }

    private boolean says(String part) {
        return texts().contains(part);
    }

    /// Everything that can be read in the window.
    private String texts() {
        return onFx(() -> {
            var all = new StringBuilder();
            collect(stage.getScene().getRoot(), all);
            return all.toString();
        });
    }

    private static void collect(Parent parent, StringBuilder all) {
        for (var child : parent.getChildrenUnmodifiable()) {
            if (child.isVisible() && child instanceof Labeled labeled) {
                all.append(labeled.getText()).append('\n');
            }
            if (child.isVisible() && child instanceof Parent inner) {
                collect(inner, all);
            }
        }
    }
}
