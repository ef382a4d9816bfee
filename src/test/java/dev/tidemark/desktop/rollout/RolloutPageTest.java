package dev.tidemark.desktop.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.tidemark.engine.postgres.ServerIdentity;
import dev.tidemark.engine.rollout.journal.ProcedureFolder;
import dev.tidemark.engine.rollout.journal.ProcedureKind;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class RolloutPageTest extends RolloutUiTest {
    private static final String CHECKLIST =
            """
            [[checklist]]
            text = "Team notified"
            [[checklist]]
            text = "Rollback script tried on staging_copy"
            environments = ["staging"]
            [[checklist]]
            text = "Only asked in production"
            environments = ["production"]
            """;

    private final AtomicInteger health = new AtomicInteger(503);
    private HttpServer application;

    @BeforeEach
    void startApplication() throws IOException {
        application =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext(
                "/health",
                exchange -> {
                    exchange.sendResponseHeaders(health.get(), -1);
                    exchange.close();
                });
        application.start();
    }

    @AfterEach
    void stopApplication() {
        application.stop(0);
    }

    private void project(TestDatabase database, String settings) throws IOException {
        desk =
                new RolloutDesk(work(), database.settings(), folder, "staging")
                        .file(
                                "migrations/001_users.sql",
                                "create table users (id int);\n\n-- ROLLBACK:\n-- drop table users;\n")
                        .file("migrations/002_orders.sql", "create table orders (id int);\n")
                        .file("CHANGELOG.md", "# Changelog\n")
                        .file("tidemark.toml", settings);
    }

    /// A rollout whose process died while it ran.
    private void leftBehind(TestDatabase database) throws Exception {
        var procedures =
                new ProcedureFolder(folder.resolve("home/.local/state/tidemark/procedures"));
        try (var session = database.connector().open("test");
                var journal =
                        procedures.begin(
                                ProcedureKind.ROLLOUT,
                                ProcedureFolder.key(ServerIdentity.read(session)),
                                "billing",
                                "bo@desk",
                                Map.of(),
                                Clock.systemUTC())) {
            journal.begins("run", "applying 001");
        }
    }

    private String healthCheck() {
        return "[[verify.http]]\nname = \"health\"\nurl = \"http://127.0.0.1:%d/health\"\n"
                .formatted(application.getAddress().getPort());
    }

    private void toBackup() {
        waitForText("#plan-status", "2 migrations with 2 statements");
        next("Preflight");
        waitForText("#preflight-status", "against the run");
        next("Checklist");
        tick("#checklist-1");
        tick("#checklist-2");
        next("Backup");
    }

    @Test
    void rollsOutFromPlanToReportWhenTheApplicationHasComeUp(TestDatabase database)
            throws Exception {
        project(database, "changelog = \"CHANGELOG.md\"\n" + healthCheck() + CHECKLIST);
        open();
        waitForText("#rollout-demand", "every point of the checklist answered");
        waitForText("#plan-status", "2 migrations with 2 statements");
        pictures("rollout-plan");
        next("Preflight");
        waitForText("#preflight-status", "against the run");
        pictures("rollout-preflight");
        next("Checklist");
        waitForText("#checklist-summary", "2 of 2 open");
        assertTrue(disabled("#wizard-next"));
        assertFalse(there("#checklist-3"));
        tick("#checklist-1");
        assertTrue(disabled("#wizard-next"));
        pictures("rollout-checklist");
        tick("#checklist-2");
        next("Backup");
        waitForText("#backup-headline", "No backup is demanded");
        pictures("rollout-backup-none");
        next("Commit");
        waitForText("#commit", "Roll out 2 migrations to billing-staging");
        pictures("rollout-commit");
        fire("#commit");
        waitForText("#run-headline", "Applied 2 migrations");
        pictures("rollout-run");
        next("Verify");
        waitForText("#verify-verdict", "Failed");
        pictures("rollout-verify-failed");
        health.set(200);
        fire("#verify-again");
        waitForText("#verify-verdict", "Passed");
        pictures("rollout-verify-passed");
        next("Report");
        waitForText("#report-headline", "The rollout to billing-staging passed");
        pictures("rollout-report");
        assertEquals("2", database.value("select count(*) from schema_migrations"));
        assertEquals(3, desk.reports().size());
        String json = Files.readString(desk.reports().get(1));
        assertTrue(json.contains("Team notified"), json);
        assertTrue(desk.text("CHANGELOG.md").contains("Staging ✅"), desk.text("CHANGELOG.md"));
        waitUntil("nothing works any more", () -> desk.tasks.all().isEmpty());
    }

    @Test
    void refusesToRunWhileAPointOfTheChecklistIsOpen(TestDatabase database) throws Exception {
        project(database, CHECKLIST);
        leftBehind(database);
        open();
        waitForText("#plan-status", "2 migrations");
        waitForText("#rollout-left", "The rollout that bo@desk began");
        assertTrue(text("#rollout-left").contains("its end was not seen"));
        pictures("rollout-plan-left");
        next("Preflight");
        waitForText("#preflight-status", "against the run");
        next("Checklist");
        tick("#checklist-1");
        onFx(() -> model.wizard().state().show("commit"));
        fire("#commit");
        waitForText("#run-headline", "Not begun");
        pictures("rollout-refused");
        fire("#failure-stop");
        waitForText("#report-headline", "was refused; nothing was begun");
        pictures("rollout-refused-report");
        assertEquals("", database.value("select coalesce(to_regclass('users')::text, '')"));
        assertEquals(0, desk.reports().size());
    }

    @Test
    void failsWhenItsPageIsClosedBeforeTheChecksPassed(TestDatabase database) throws Exception {
        project(database, healthCheck() + CHECKLIST);
        open();
        toBackup();
        next("Commit");
        fire("#commit");
        waitForText("#run-headline", "Applied 2 migrations");
        next("Verify");
        waitForText("#verify-verdict", "Failed");
        onFx(page::onDetached);
        waitUntil("it ended", () -> model.end().finishedProperty().get() != null);
        var finished = onFx(() -> model.end().finishedProperty().get());
        assertEquals("failed", finished.result().outcome().text());
        assertEquals(3, finished.reports().size());
    }

    @Test
    void endsBeforeTheWaysBackAreOpened(TestDatabase database) throws Exception {
        project(database, healthCheck() + CHECKLIST);
        open();
        toBackup();
        next("Commit");
        fire("#commit");
        waitForText("#run-headline", "Applied 2 migrations");
        next("Verify");
        waitForText("#verify-verdict", "Failed");
        fire("#verify-go-back");
        waitUntil(
                "the ways back are opened",
                () -> desk.navigator.asked().contains("go back Versions[versions=[001, 002]]"));
        assertEquals(3, onFx(() -> model.end().finishedProperty().get()).reports().size());
        assertTrue(disabled("#verify-again"));
    }

    @Test
    void countsAsItsUserDecidesWhereAHostIsNotKnown(TestDatabase database) throws Exception {
        project(database, CHECKLIST + "[[verify.log]]\nname = \"log\"\nfile = \"nowhere.log\"\n");
        open();
        toBackup();
        next("Commit");
        fire("#commit");
        waitForText("#run-headline", "Applied 2 migrations");
        next("Verify");
        waitForText("#verify-verdict", "Inconclusive");
        assertTrue(disabled("#verify-accept"));
        assertTrue(disabled("#wizard-next"));
        type("#verify-reason", "the log is elsewhere");
        pictures("rollout-verify-inconclusive");
        fire("#verify-accept");
        waitForText("#verify-verdict", "Passed");
        next("Report");
        waitForText("#report-headline", "passed");
        assertTrue(Files.readString(desk.reports().get(1)).contains("the log is elsewhere"));
    }

    @Test
    void wantsAReasonOutsideTheMaintenanceWindow(TestDatabase database) throws Exception {
        project(
                database,
                "[policy.staging]\nwindow = [\"%s 00:00-00:01\"]\ntime_zone = \"UTC\"\n"
                        .formatted(dayFarFromNow()));
        open();
        waitForText("#plan-status", "2 migrations");
        next("Preflight");
        waitForText("#preflight-status", "against the run");
        next("Checklist");
        waitForText("#window-says", "is closed");
        assertTrue(disabled("#wizard-next"));
        pictures("rollout-window-closed");
        type("#window-reason", "customers wait");
        next("Backup");
        next("Commit");
        fire("#commit");
        waitForText("#run-headline", "Applied 2 migrations");
        next("Verify");
        waitForText("#verify-verdict", "Passed");
        next("Report");
        waitForText("#report-headline", "passed");
        assertTrue(Files.readString(desk.reports().get(1)).contains("customers wait"));
    }

    private static String dayFarFromNow() {
        return switch (java.time.LocalDate.now(java.time.ZoneOffset.UTC).getDayOfWeek()) {
            case MONDAY -> "Thu";
            case TUESDAY -> "Fri";
            case WEDNESDAY -> "Sat";
            case THURSDAY -> "Sun";
            case FRIDAY -> "Mon";
            case SATURDAY -> "Tue";
            case SUNDAY -> "Wed";
        };
    }
}
