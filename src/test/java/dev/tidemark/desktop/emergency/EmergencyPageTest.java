package dev.tidemark.desktop.emergency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.postgres.ServerIdentity;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.engine.rollout.journal.ProcedureFolder;
import dev.tidemark.engine.rollout.journal.ProcedureKind;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.HealthServer;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
@Timeout(90)
@EnabledOnOs({OS.LINUX, OS.MAC})
class EmergencyPageTest extends EmergencyUiTest {
    private void broken(TestDatabase database, String settings) throws Exception {
        broken(database, settings, Profile.Protection.NONE);
    }

    private void broken(TestDatabase database, String settings, Profile.Protection protection)
            throws Exception {
        desk = new EmergencyDesk(work(), database.settings(), folder, protection);
        desk.settings(settings);
        applied(database.connector(), database.settings());
    }

    private static boolean has(TestDatabase database, String table) {
        return database.value("select to_regclass('%s') is not null".formatted(table)).equals("t");
    }

    @Test
    void stopsTheApplicationGoesBackByScriptAndStartsItAgain(TestDatabase database)
            throws Exception {
        broken(database, "[verify]\nrequired_tables = [\"users\"]\n", Profile.Protection.PROTECTED);
        open();
        waitUntil("the losses show", () -> card("script").contains("2 rows; saved first"));
        waitUntil("there is no backup", () -> card("restore").contains("none of this database"));
        assertTrue(card("forward-fix").contains("Can't be taken"), card("forward-fix"));
        assertTrue(disabled("#wizard-next"));
        assertTrue(disabled("#way-restore"));
        fire("#way-script");
        pictures("emergency-ways");
        next("Application");
        waitForText("#command-stop", "sh stop.sh");
        waitForText("#command-stop-facts", "At most 20 s");
        pictures("emergency-application");
        next("Commit");
        waitForText("#commit", "Roll back 1 migration on billing-staging");
        assertTrue(disabled("#commit"));
        assertTrue(desk.running());
        type("#commit-name", "billing-staging");
        pictures("emergency-commit");
        fire("#commit");
        waitForText("#report-headline", "The emergency rollback of billing-staging passed");
        picturesAt("emergency-report", 1280, 800);
        assertFalse(has(database, "orders"));
        assertTrue(desk.running());
        assertEquals(3, desk.reports().size());
        String report = Files.readString(desk.reports().get(1));
        assertTrue(report.contains("stopping the application"), report);
        waitUntil("nothing works any more", () -> desk.tasks.all().isEmpty());
        onFx(() -> model.wizard().state().choose(3));
        picturesAt("emergency-walked", 1280, 800);
    }

    @Test
    void leavesTheDatabaseAloneWhereTheStopCommandFailsUntilSomebodyDecides(TestDatabase database)
            throws Exception {
        broken(database, "");
        desk.file("stop.sh", "echo no such service; sleep 1; exit 3\n");
        open();
        waitUntil("the losses show", () -> card("script").contains("2 rows"));
        take("script");
        fire("#commit");
        waitForText("#walk-headline", "Stop the application did not pass");
        picturesAt("emergency-stop-failed", 1280, 800);
        assertTrue(has(database, "orders"));
        assertTrue(disabled("#walk-go-on"));
        assertEquals(1, onFx(() -> desk.tasks.all().size()));
        fire("#walk-again");
        waitForText("#walk-headline", "Stopping");
        fire("#walk-stop");
        waitForText("#walk-headline", "did not pass");
        assertTrue(onFx(() -> model.walk().waitingProperty().get().detail()).contains("stopped"));
        type("#walk-reason", "it was down already");
        fire("#walk-go-on");
        waitForText("#report-headline", "passed");
        assertFalse(has(database, "orders"));
        assertTrue(Files.readString(desk.reports().get(1)).contains("it was down already"));
    }

    @Test
    void failsWhenTheMendedApplicationIsIllAndLeadsToAnotherWay(TestDatabase database)
            throws Exception {
        try (var health = new HealthServer()) {
            health.answer(500);
            broken(
                    database,
                    "[[verify.http]]\nname = \"health\"\nurl = \"%s\"\n"
                            .formatted(health.url("/switch")));
            desk.file("migrations/003_fix.sql", "alter table orders add fixed boolean;\n");
            open();
            waitUntil("the fix shows", () -> card("forward-fix").contains("Applies 003"));
            take("forward-fix");
            pictures("emergency-commit-fix");
            fire("#commit");
            waitForText("#walk-headline", "Monitor did not pass");
            assertEquals("PASSED PASSED PASSED PASSED FAILED", stages());
            picturesAt("emergency-monitor-failed", 1280, 800);
            look(1);
            picturesAt("emergency-plan-ran", 1280, 800);
            fire("#walk-end");
            waitForText("#report-headline", "failed");
            picturesAt("emergency-report-failed", 1280, 800);
            assertTrue(Files.readString(desk.reports().get(1)).contains("500"));
            fire("#report-way");
            waitForText("#wizard-title", "Way back");
            waitUntil(
                    "the ways are found out anew",
                    () -> card("forward-fix").contains("Can't be taken"));
            assertFalse(onFx(() -> model.walk().openProperty().get()));
        }
    }

    @Test
    void tellsOfOneWhoseProcessDiedAndFinishesIt(TestDatabase database) throws Exception {
        broken(database, "");
        ServerIdentity identity;
        try (var session = database.connector().open("test")) {
            identity = ServerIdentity.read(session);
        }
        try (var journal =
                desk.procedures()
                        .begin(
                                ProcedureKind.EMERGENCY,
                                ProcedureFolder.key(identity),
                                "billing",
                                "bo@desk",
                                Map.of("way", "script", "start", "sh start.sh"),
                                Clock.systemUTC())) {
            journal.begins("commit", "");
            journal.ends("commit", "passed", "");
            journal.begins("stop", "`sh stop.sh`");
        }
        Files.delete(desk.project().resolve("running"));
        open();
        waitForText("#leftover-title", "bo@desk");
        assertTrue(disabled("#wizard-next"));
        type("#leftover-reason", "it is stopped, nothing was taken back");
        picturesAt("emergency-leftover", 1280, 800);
        next("Application");
        next("Commit");
        waitForText("#commit", "Verify, start and watch billing-staging");
        fire("#commit");
        waitForText("#report-headline", "passed");
        assertTrue(desk.running());
        assertTrue(has(database, "orders"));
        assertTrue(Files.readString(desk.reports().get(1)).contains("nothing was taken back"));
        assertEquals(0, desk.procedures().unfinished(ProcedureFolder.key(identity)).size());
    }
}
