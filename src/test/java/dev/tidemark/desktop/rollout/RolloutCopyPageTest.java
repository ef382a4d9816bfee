package dev.tidemark.desktop.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Rollouts to a protected target whose server no pg_dump fits.
@ExtendWith(DatabaseExtension.class)
@Timeout(120)
class RolloutCopyPageTest extends RolloutUiTest {
    private TestDatabase database;

    @BeforeEach
    void fill(TestDatabase fresh) throws Exception {
        database = fresh;
        fresh.execute("create table customers (id int); insert into customers values (1)");
        desk =
                RolloutDesk.withoutPrograms(work(), fresh.settings(), folder)
                        .file("migrations/001_drop.sql", "delete from customers;\n");
    }

    @AfterEach
    void removeCopies() {
        for (String name :
                database.values(
                        "select datname from pg_database where datname like '%s\\_%%'"
                                .formatted(database.name()))) {
            database.execute("drop database if exists %s with (force)".formatted(name));
        }
    }

    @Test
    void saysWhatACopyBlocksAndMakesItAfterTheNameWasTyped() throws Exception {
        open();
        waitForText("#plan-status", "1 migration");
        next("Preflight");
        waitForText("#preflight-status", "against the run");
        next("Checklist");
        next("Backup");
        waitForText("#backup-offer", "Nobody can connect to " + database.name());
        assertTrue(text("#backup-offer").contains("No pg_dump fits"));
        assertTrue(disabled("#backup-start"));
        pictures("rollout-copy-offered");
        try (var other = database.open()) {
            type("#backup-name", "billing-production");
            fire("#backup-start");
            waitForText("#backup-headline", "no backup that counts");
            var why = model.backup().problemProperty().get().why();
            assertTrue(why.contains("session " + other.backendPid()), why);
            pictures("rollout-copy-in-use");
        }
        type("#backup-name", "billing-production");
        fire("#backup-start");
        waitForText("#backup-detail", "restored");
        pictures("rollout-copy-made");
        next("Commit");
        type("#commit-name", "billing-production");
        fire("#commit");
        waitForText("#run-headline", "Applied 1 migration");
        assertEquals("0", database.value("select count(*) from customers"));
    }
}
