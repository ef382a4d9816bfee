package dev.tidemark.desktop.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.testing.DumpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Rollouts to a protected target, on a server whose pg_dump is installed.
@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith(DumpServer.Extension.class)
@Timeout(120)
class RolloutBackupPageTest extends RolloutUiTest {
    private static final String DATABASE = "rolled_out_by_window";

    @Test
    void refusesWithoutTheBackupThatIsDemandedAndPassesWithIt(DumpServer server) throws Exception {
        server.create(
                DATABASE, "create table customers (id int); insert into customers values (1)");
        desk =
                new RolloutDesk(work(), server.server().settings(DATABASE), folder, "production")
                        .file("migrations/001_drop.sql", "delete from customers;\n");
        open();
        waitForText("#plan-status", "1 migration");
        next("Preflight");
        waitForText("#preflight-status", "against the run");
        next("Checklist");
        next("Backup");
        waitForText("#backup-headline", "No backup yet");
        assertTrue(disabled("#wizard-next"));
        pictures("rollout-backup-wanted");
        onFx(() -> model.wizard().state().show("commit"));
        type("#commit-name", "billing-production");
        fire("#commit");
        waitForText("#run-headline", "Not begun");
        assertEquals("1", server.value(DATABASE, "select count(*) from customers"));
        fire("#failure-plan");
        waitForText("#wizard-title", "Plan");
        waitForText("#plan-status", "1 migration");
        next("Preflight");
        waitForText("#preflight-status", "against the run");
        next("Checklist");
        next("Backup");
        fire("#backup-start");
        waitForText("#backup-detail", "readable");
        pictures("rollout-backup-made");
        next("Commit");
        assertTrue(disabled("#commit"));
        type("#commit-name", "billing-production");
        fire("#commit");
        waitForText("#run-headline", "Applied 1 migration");
        next("Verify");
        waitForText("#verify-verdict", "Passed");
        next("Report");
        waitForText("#report-headline", "The rollout to billing-production passed");
        pictures("rollout-report-backup");
        assertEquals("0", server.value(DATABASE, "select count(*) from customers"));
    }
}
