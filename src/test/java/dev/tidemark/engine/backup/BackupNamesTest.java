package dev.tidemark.engine.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tidemark.testing.DumpServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Changes the time zone of the process, which no other test may see.
@Isolated
@ExtendWith(DumpServer.Extension.class)
class BackupNamesTest {
    @TempDir Path folder;
    private DumpServer server;
    private BackupFixture fixture;

    @BeforeEach
    void prepare(DumpServer shared) {
        server = shared;
        fixture = new BackupFixture(shared, folder.resolve("backups"));
    }

    @Test
    void namesMeanTheSameInEveryTimeZone() throws Exception {
        var database = server.create("clocks", "create table t as select 1 as one");
        var first = fixture.made(database);
        var usual = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
            assertEquals("clocks-20251121T101500Z-2", fixture.made(database).name());
            fixture.later(Duration.ofDays(-2));
            assertEquals("clocks-20251119T101500Z", fixture.made(database).name());
        } finally {
            TimeZone.setDefault(usual);
        }
        // The server's clock says which is the latest.
        assertEquals(
                List.of(
                        "clocks-20251119T101500Z",
                        "clocks-20251121T101500Z-2",
                        "clocks-20251121T101500Z"),
                fixture.folder().list().stream().map(StoredBackup::name).toList());
        assertEquals(first, fixture.folder().find("clocks-20251121T101500Z"));
    }
}
