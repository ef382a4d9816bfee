package dev.tidemark.desktop.emergency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.backup.BackupFolder;
import dev.tidemark.engine.backup.BackupListener;
import dev.tidemark.engine.backup.BackupPlanner;
import dev.tidemark.engine.backup.BackupRequest;
import dev.tidemark.engine.backup.BackupRun;
import dev.tidemark.engine.backup.program.ProgramSearch;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.testing.DumpServer;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The way back by a backup, on a server whose pg_dump is installed.
@ExtendWith(DumpServer.Extension.class)
@Timeout(120)
class EmergencyRestorePageTest extends EmergencyUiTest {
    private static final String DATABASE = "gone_back_by_window";

    @Test
    void restoresTheLatestBackupAndKeepsWhatWasThereBefore(DumpServer server) throws Exception {
        server.create(DATABASE, "");
        var settings = server.server().settings(DATABASE);
        desk = new EmergencyDesk(work(), settings, folder, Profile.Protection.NONE);
        desk.settings("[verify]\nrequired_tables = [\"orders\"]\n");
        applied(server.server().connector(DATABASE), settings);
        var database = server.database(DATABASE);
        var search = new ProgramSearch(desk.environment, Optional.empty());
        new BackupRun(database, Clock.systemUTC())
                .run(
                        new BackupPlanner(database, search)
                                .plan(
                                        BackupRequest.whole(
                                                BackupFolder.usual(desk.environment, database)
                                                        .path())),
                        new StopSignal(),
                        BackupListener.SILENT)
                .orElseThrow();
        server.execute(DATABASE, "insert into orders values (3), (4), (5)");
        open();
        waitUntil("the losses show", () -> card("restore").contains("orders"));
        take("restore");
        waitForText("#commit", "Restore the backup on billing-staging");
        assertTrue(disabled("#commit"));
        type("#commit-name", "billing-staging");
        pictures("emergency-commit-restore");
        fire("#commit");
        waitForText("#report-headline", "passed");
        assertEquals("2", server.value(DATABASE, "select count(*) from orders"));
        String before = server.databases(DATABASE + "_before").getFirst();
        assertEquals("5", server.value(before, "select count(*) from orders"));
        assertTrue(desk.running());
        onFx(() -> model.wizard().state().choose(3));
        look(1);
        picturesAt("emergency-restored", 1280, 800);
    }
}
