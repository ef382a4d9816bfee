package dev.tidemark.desktop.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.page.Navigator.ApplyRequest;
import dev.tidemark.desktop.page.Page;
import dev.tidemark.engine.profile.Profile.Protection;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.Rollout;
import dev.tidemark.testing.TcpRelay;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.UiTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class ApplyPageTest extends UiTest {
    private static final String LOCKS = "[run]\nlock_timeout = \"150ms\"\nlock_retries = 200\n";

    @TempDir private Path folder;

    private ApplyFixture fixture;
    private Page page;

    private void project(TestDatabase database, Protection protection) {
        fixture = new ApplyFixture(work(), database.settings(), folder, protection);
    }

    private void open() {
        open(new ApplyRequest.Everything());
    }

    private void open(ApplyRequest request) {
        show(() -> {
            page = fixture.open(request);
            return (Parent) page.content();
        });
        onFx(page::onAttached);
        onFx(page::onShown);
    }

    private boolean there(String query) {
        return lookup(query).tryQuery().filter(ApplyPageTest::shown).isPresent();
    }

    private static boolean shown(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private String text(String query) {
        return lookup(query).<Labeled>tryQuery().map(Labeled::getText).orElse("");
    }

    private void waitForText(String query, String part) {
        waitUntil("%s says %s".formatted(query, part), () -> text(query).contains(part));
    }

    private void fire(String query) {
        waitUntil(
                query + " can be pressed",
                () -> there(query) && !lookup(query).query().isDisabled());
        onFx(() -> lookup(query).<ButtonBase>query().fire());
    }

    /// From the plan to the commit page.
    private void toCommit() {
        fire("#wizard-next");
        waitForText("#wizard-title", "Preflight");
        fire("#wizard-next");
        waitForText("#wizard-title", "Backup");
        fire("#wizard-next");
        waitForText("#wizard-title", "Commit");
    }

    private void commit() {
        toCommit();
        fire("#commit");
        waitForText("#wizard-title", "Run");
    }

    @Test
    void bringsBackWhatARollbackSavedWhenItIsTold(TestDatabase database) throws Exception {
        project(database, Protection.NONE);
        fixture.file(
                "001_users.sql",
                "create table users (id int primary key);\n-- ROLLBACK:\n-- drop table users;\n");
        Rollout.of(database, folder).run();
        database.execute("insert into users values (1), (2)");
        Rollout.of(database, folder).rollBackLast();
        open();
        waitForText("#plan-archived", "2 rows of public.users (001)");
        fire("#plan-bring-back");
        pictures("apply-plan-archive");
        toCommit();
        waitForText("#commit-list", "brings back 2 rows of public.users, saved from 001");
        fire("#commit");
        waitForText("#run-headline", "Applied 1 migration");
        assertEquals("2", database.value("select count(*) from users"));
        fire("#wizard-next");
        waitForText("#verify-verdict", "Passed");
        fire("#wizard-next");
        waitUntil("the report tells of it", () -> there("Brought back 2 rows of public.users."));
        pictures("apply-report-archive");
    }

    @Test
    void rollsOutFromPlanToReport(TestDatabase database) throws Exception {
        project(database, Protection.NONE);
        fixture.file("001_users.sql", "create table users (id int, name text);\n")
                .file(
                        "002_orders.sql",
                        "create table orders (id int);\ncreate index on orders (id);\ninsert into orders select generate_series(1, 50);\n")
                .file("003_notice.sql", "do $$ begin raise notice 'all is well'; end $$;\n");
        open();
        waitForText("#plan-status", "3 migrations with 5 statements");
        pictures("apply-plan");
        fire("#dry-run");
        waitForText("#dry-run-summary", "Every statement of 3 migrations ran");
        assertEquals("", database.value("select coalesce(to_regclass('users')::text, '')"));
        fire("#wizard-next");
        waitForText("#preflight-status", "against the run");
        pictures("apply-preflight");
        fire("#wizard-next");
        pictures("apply-backup");
        fire("#wizard-next");
        waitForText("#commit", "Apply 3 migrations to billing-test");
        pictures("apply-commit");
        fire("#commit");
        waitForText("#run-headline", "Applied 3 migrations");
        assertEquals("3", database.value("select count(*) from schema_migrations"));
        assertTrue(there("NOTICE: all is well"));
        pictures("apply-run-done");
        fire("#wizard-next");
        waitForText("#verify-verdict", "Passed");
        pictures("apply-verify");
        fire("#wizard-next");
        waitForText("#report-headline", "Applied 3 migrations");
        pictures("apply-report");
        fire("#report-open");
        String run = database.value("select run_id::text from schema_migrations_journal limit 1");
        assertEquals(List.of("run " + run), fixture.navigator.asked());
        assertTrue(fixture.tasks.all().isEmpty());
    }

    @Test
    void walksAProtectedTargetByKeyboardAlone(TestDatabase database) throws Exception {
        project(database, Protection.PROTECTED);
        fixture.file("001_users.sql", "create table users (id int);\n")
                .file("tidemark.toml", "[policy.production]\nbackup = \"none\"\n");
        open();
        waitForText("#plan-status", "1 migration with 1 statement");
        key(KeyCode.ENTER);
        waitForText("#preflight-status", "the run");
        waitUntil("next", () -> !lookup("#wizard-next").query().isDisabled());
        key(KeyCode.ENTER);
        waitForText("#wizard-title", "Backup");
        key(KeyCode.ENTER);
        waitForText("#wizard-title", "Commit");
        waitUntil("the field has the focus", () -> lookup("#commit-name").query().isFocused());
        assertTrue(lookup("#commit").query().isDisabled());
        write("billing-pro");
        assertTrue(lookup("#commit").query().isDisabled());
        write("d");
        waitUntil("it may be committed", () -> !lookup("#commit").query().isDisabled());
        pictures("apply-commit-protected");
        key(KeyCode.ENTER);
        assertEquals("", database.value("select coalesce(to_regclass('users')::text, '')"));
        for (int i = 0; i < 5 && !onFx(() -> lookup("#commit").query().isFocused()); i++) {
            key(KeyCode.TAB);
        }
        key(KeyCode.SPACE);
        waitForText("#run-headline", "Applied 1 migration");
        key(KeyCode.ENTER);
        waitForText("#verify-verdict", "Passed");
        waitUntil("next", () -> !lookup("#wizard-next").query().isDisabled());
        key(KeyCode.ENTER);
        waitForText("#report-headline", "Applied 1 migration");
        assertEquals("users", database.value("select to_regclass('users')::text"));
    }

    @Test
    void goesOnOnlyWithTheBackupThatTheEnvironmentDemands(TestDatabase database)
            throws IOException {
        project(database, Protection.PROTECTED);
        try {
            fixture.file("001_users.sql", "create table users (id int);\n");
            open();
            fire("#wizard-next");
            waitForText("#preflight-status", "the run");
            fire("#wizard-next");
            waitForText("#rollout-backup-demand", "demands a backup");
            assertTrue(lookup("#wizard-next").query().isDisabled());
            fire("#rollout-backup-make");
            waitUntil("no pg_dump fits", () -> there("#rollout-backup-copy"));
            assertTrue(lookup("#rollout-backup-copy").query().isDisabled());
            onFx(() -> lookup("#rollout-backup-name").query().requestFocus());
            write("billing-prod");
            pictures("apply-backup-demanded");
            fire("#rollout-backup-copy");
            waitForText("#rollout-backup-made", "restored");
            waitForText("#rollout-backup-latest", "just now");
            pictures("apply-backup-made");
            fire("#wizard-next");
            waitForText("#wizard-title", "Commit");
        } finally {
            database.values(
                            "select datname from pg_database where datname like '%s\\_copy\\_%%'"
                                    .formatted(database.name()))
                    .forEach(name -> database.execute("drop database " + name));
        }
    }

    private void key(KeyCode code) {
        press(code).release(code);
    }

    @Test
    void failsThenGoesOnWithTheMendedFile(TestDatabase database) throws Exception {
        project(database, Protection.NONE);
        fixture.file("001_a.sql", "create table a (id int);\n")
                .file("002_b.sql", "create table b (id int);\ncreate table a (id int);\n");
        open();
        commit();
        waitForText("#run-headline", "Failed");
        waitUntil("the failure is shown", () -> there("#run-failure"));
        pictures("apply-run-failed");
        fire("#failure-open");
        fire("#failure-mark");
        fire("#failure-roll-back");
        assertEquals(
                List.of(
                        "editor 002_b.sql:2:1",
                        "repair Mark[version=002]",
                        "roll back Versions[versions=[001]]"),
                fixture.navigator.asked());
        fire("#failure-retry");
        waitForText("#run-headline", "Failed");
        fixture.file("002_b.sql", "create table b (id int);\n");
        fire("#failure-plan");
        waitForText("#wizard-title", "Plan");
        waitForText("#plan-status", "1 migration with 1 statement");
        commit();
        waitForText("#run-headline", "Applied 1 migration");
        assertFalse(there("#run-failure"));
        assertEquals("2", database.value("select count(*) from schema_migrations"));
    }

    @Test
    void showsWhoBlocksAndEndsThatSession(TestDatabase database) throws Exception {
        project(database, Protection.NONE);
        database.execute("create table a (id int)");
        fixture.file("001_a.sql", "alter table a add column b int;\n")
                .file("tidemark.toml", "[run]\nlock_timeout = \"20s\"\nlock_retries = 0\n");
        try (var other = database.open()) {
            other.send("begin; lock table a");
            open();
            commit();
            waitUntil("the blocker", () -> there("#end-session-" + other.backendPid()));
            pictures("apply-run-blocked");
            fire("#end-session-" + other.backendPid());
            waitUntil("it asks", () -> there("#session-question-act"));
            pictures("apply-run-blocked-question");
            fire("#session-question-act");
            waitForText("#run-headline", "Applied 1 migration");
        }
        assertEquals(
                "1",
                database.value(
                        "select count(*) from pg_attribute where attrelid = 'a'::regclass and attname = 'b'"));
    }

    @Test
    void triesAgainUntilALockIsReleased(TestDatabase database) throws Exception {
        project(database, Protection.NONE);
        database.execute("create table a (id int)");
        fixture.file("001_a.sql", "alter table a add column b int;\n").file("tidemark.toml", LOCKS);
        try (var other = database.open()) {
            other.send("begin; lock table a");
            open();
            commit();
            waitForText("#run-attempt", "was rolled back");
            pictures("apply-run-attempt");
            other.send("rollback");
            waitForText("#run-headline", "Applied 1 migration");
        }
    }

    @Test
    void stopsByCancellingTheStatement(TestDatabase database) throws Exception {
        project(database, Protection.NONE);
        fixture.file("001_a.sql", "create table a (id int);\nselect pg_sleep(60);\n");
        open();
        commit();
        untilSleeping(database);
        assertEquals("Stop", text("#run-stop"));
        pictures("apply-run-running");
        fire("#run-stop");
        waitForText("#run-headline", "Stopped");
        assertEquals("", database.value("select coalesce(to_regclass('a')::text, '')"));
        waitUntil("the ways on", () -> there("#failure-stop"));
        pictures("apply-run-stopped");
        fire("#failure-stop");
        waitForText("#report-headline", "Stopped");
    }

    @Test
    void stopsByForceWhenTheStatementHeedsNoCancel(TestDatabase database) throws Exception {
        project(database, Protection.NONE);
        fixture.file("001_a.sql", StubbornScript.TEXT);
        open();
        commit();
        untilSleeping(database);
        fire("#run-stop");
        waitForText("#run-stop", "Force stop");
        pictures("apply-run-stopping");
        fire("#run-stop");
        waitForText("#run-headline", "Stopped");
        assertEquals("", database.value("select coalesce(to_regclass('a')::text, '')"));
    }

    @Test
    void abandonsAServerThatDoesNotAnswer(TestDatabase database) throws Exception {
        try (var relay = TcpRelay.to(database.settings())) {
            fixture = new ApplyFixture(work(), relay.settings(), folder, Protection.NONE);
            fixture.file("001_a.sql", "create table a (id int);\nselect pg_sleep(60);\n");
            open();
            commit();
            untilSleeping(database);
            relay.pause();
            fire("#run-stop");
            waitForText("#run-stop", "Force stop");
            fire("#run-stop");
            waitForText("#run-stop", "Abandon");
            assertFalse(lookup("#run-stop").query().isDisabled());
            fire("#run-stop");
            waitForText("#run-stop-meaning", "The connection is cut");
            relay.resume();
            waitForText("#run-headline", "Stopped");
            pictures("apply-run-abandoned");
        }
    }

    @Test
    void tellsTheTruthAfterALostServer(TestDatabase database) throws Exception {
        try (var relay = TcpRelay.to(database.settings())) {
            fixture = new ApplyFixture(work(), relay.settings(), folder, Protection.NONE);
            fixture.file("001_a.sql", "create table a (id int);\nselect pg_sleep(60);\n");
            open();
            commit();
            untilSleeping(database);
            relay.cut();
            waitForText("#run-headline", "Failed");
            waitUntil("the failure is shown", () -> there("#run-failure"));
            pictures("apply-run-lost");
            assertEquals("", database.value("select coalesce(to_regclass('a')::text, '')"));
        }
    }

    @Test
    void goesOnWithoutItsTabAndComesBack(TestDatabase database) throws Exception {
        project(database, Protection.NONE);
        fixture.file("001_a.sql", "create table a (id int);\nselect pg_sleep(60);\n");
        open();
        commit();
        untilSleeping(database);
        assertTrue(onFx(fixture.tasks::holdExit));
        onFx(() -> fixture.workspace.close(page));
        assertTrue(onFx(fixture.tasks::holdExit));
        open();
        waitForText("#run-headline", "Running 1 of 1");
        onFx(() -> fixture.tasks.all().getFirst().stop());
        waitForText("#run-headline", "Stopped");
        assertFalse(onFx(fixture.tasks::holdExit));
    }

    @Test
    void runsStatementByStatementForANewEnumValue(TestDatabase database) throws Exception {
        project(database, Protection.NONE);
        database.execute("create type mood as enum ('sad')");
        fixture.file(
                "001_mood.sql",
                "alter type mood add value 'happy';\ncreate table p (m mood default 'happy');\ninsert into p select 'happy'::mood;\n");
        open();
        commit();
        waitForText("#run-headline", "Failed");
        fire("#failure-statements");
        waitForText("#run-headline", "Applied 1 migration");
        assertEquals("happy", database.value("select m::text from p"));
    }

    @Test
    void resumesAfterAFailedStepAndDropsTheInvalidIndex(TestDatabase database) throws Exception {
        project(database, Protection.NONE);
        fixture.file(
                "001_a.sql",
                "create table a (id int);\ninsert into a values (1), (1);\ncreate unique index concurrently a_id on a (id);\n");
        open();
        commit();
        waitForText("#run-headline", "Failed");
        waitUntil("the failure is shown", () -> there("#failure-resume"));
        pictures("apply-run-invalid-index");
        database.execute("delete from a where ctid = (select min(ctid) from a)");
        fire("#failure-resume");
        waitForText("#wizard-title", "Plan");
        waitForText("#plan-status", "1 migration");
        pictures("apply-plan-resume");
        commit();
        waitForText("#run-headline", "Applied 1 migration");
        assertEquals("0", database.value("select count(*) from pg_index where not indisvalid"));
    }

    @Test
    void namesWhatStandsInTheWay(TestDatabase database) throws Exception {
        project(database, Protection.NONE);
        fixture.file("001_a.sql", "create table a (id int);\n");
        open();
        commit();
        waitForText("#run-headline", "Applied");
        fixture.file("001_a.sql", "create table a (id bigint);\n")
                .file("002_b.sql", "create table b (id int);\n");
        open();
        waitForText("#plan-status", "One thing stands in the way");
        assertTrue(lookup("#wizard-next").query().isDisabled());
        pictures("apply-plan-hindered");
        fire("#obstacle-accept-1");
        assertEquals(List.of("repair Accept[version=001]"), fixture.navigator.asked());
    }

    @Test
    void stopsBeforeATargetThatIsNotTheOneShown(TestDatabase database) throws Exception {
        project(database, Protection.NONE);
        fixture.file("001_a.sql", "create table a (id int);\n");
        open();
        toCommit();
        try (var other = database.connector().open("test")) {
            // The same name, another database.
            String name = database.name();
            other.send("select 1");
            onFx(() -> {});
            swap(database, name);
        }
        fire("#commit");
        waitForText("#run-headline", "Not begun");
        assertTrue(
                there("policy-target-changed")
                        || text("#run-failure .problem-what").contains("Nothing was sent"));
        pictures("apply-run-other-target");
        assertEquals("", database.value("select coalesce(to_regclass('a')::text, '')"));
    }

    private static void swap(TestDatabase database, String name) throws Exception {
        try (var admin =
                dev.tidemark.engine.postgres.Connectors.of(
                                database.settings().withDatabase("postgres"))
                        .open("test")) {
            admin.send("drop database %s with (force)".formatted(name));
            admin.send("create database %s".formatted(name));
        }
    }

    private static void untilSleeping(TestDatabase database) {
        waitUntil(
                "the server works",
                () ->
                        database.value(
                                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'")
                                .equals("1"));
    }
}
