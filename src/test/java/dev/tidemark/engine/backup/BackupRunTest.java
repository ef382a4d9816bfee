package dev.tidemark.engine.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.backup.content.Scope;
import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.sql.SqlName;
import dev.tidemark.testing.DumpServer;
import dev.tidemark.testing.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith(DumpServer.Extension.class)
class BackupRunTest {
    @TempDir Path folder;
    private DumpServer server;
    private BackupFixture fixture;

    @BeforeEach
    void prepare(DumpServer shared) {
        server = shared;
        fixture = new BackupFixture(shared, folder.resolve("backups"));
    }

    @Test
    void recordsWhatWasBackedUp() throws Exception {
        var database = fixture.everything("recorded");
        var backup = fixture.made(database);
        var manifest = backup.manifest();
        assertEquals("recorded-20251121T101500Z", backup.name());
        assertEquals("recorded", manifest.target().database());
        assertEquals(DumpServer.major().getAsInt(), manifest.programMajor());
        assertEquals(List.of("001", "002"), manifest.migrations());
        assertEquals(7, manifest.content().tables().size());
        assertEquals(2000, rows(manifest, "users"));
        assertEquals(499, rows(manifest, "orders_1"));
        assertEquals(1, rows(manifest, "empty_one"));
        assertTrue(manifest.walPosition().contains("/"), manifest.walPosition());
        assertTrue(manifest.systemIdentifier().isPresent());
        assertEquals(Files.size(backup.archive()), manifest.bytes());
        assertEquals(64, manifest.files().getFirst().sha256().length());
        assertEquals("UTF8", manifest.form().encoding());
        assertEquals(
                PosixFilePermissions.fromString("rwx------"),
                Files.getPosixFilePermissions(backup.folder()));
        assertEquals(List.of(backup), fixture.folder().list());
        assertEquals(backup, fixture.folder().find("latest"));
        assertTrue(
                fixture.events().stream().anyMatch(BackupEvent.Counted.class::isInstance)
                        && fixture.events().stream()
                                .anyMatch(BackupEvent.Working.class::isInstance),
                fixture.events().toString());
        assertTrue(fixture.tidy());
    }

    @ParameterizedTest
    @ValueSource(strings = {"custom", "directory", "uncompressed"})
    void isProvedOnEveryLevel(String kind) throws Exception {
        var database = fixture.everything("proved_" + kind);
        var request =
                switch (kind) {
                    case "directory" -> fixture.request().by(new Method.Directory(2));
                    case "uncompressed" -> fixture.request().compressed(0);
                    default -> fixture.request();
                };
        var backup = fixture.backUp(database, request).orElseThrow();
        assertEquals(Optional.empty(), backup.manifest().proved());
        for (var level : Verification.values()) {
            backup = fixture.verify(database, backup, level).orElseThrow();
            assertEquals(Optional.of(level), backup.manifest().proved());
        }
        assertEquals(3, fixture.folder().find("latest").manifest().verifications().size());
        assertTrue(fixture.tidy());
    }

    @Test
    void isTheMomentOfItsSnapshotWhileOthersWrite() throws Exception {
        var database = fixture.everything("written_meanwhile");
        var done = new AtomicBoolean();
        var writer =
                Thread.ofVirtual()
                        .start(() -> {
                            try (var session = server.open("written_meanwhile")) {
                                while (!done.get()) {
                                    session.send(
                                            "insert into tenant_1.notes select coalesce(max(id), 0) + 1, 'late' from tenant_1.notes; "
                                                    + "update users set name = name || '!' where id % 7 = 0; delete from orders where id = (select min(id) from orders)");
                                }
                            } catch (java.sql.SQLException e) {
                                throw new AssertionError(e);
                            }
                        });
        StoredBackup backup;
        try {
            while (server.value("written_meanwhile", "select count(*) from tenant_1.notes")
                    .equals("100")) {
                Thread.onSpinWait();
            }
            backup = fixture.made(database);
        } finally {
            done.set(true);
            writer.join();
        }
        assertFalse(
                server.value("written_meanwhile", "select count(*) from tenant_1.notes")
                        .equals(String.valueOf(rows(backup.manifest(), "notes"))));
        var proved = fixture.verify(database, backup, Verification.RESTORED).orElseThrow();
        assertEquals(Optional.of(Verification.RESTORED), proved.manifest().proved());
    }

    /// The oldest one hashes in another way and shows less of its progress.
    @Test
    void dumpsAServerThatIsOlderThanItself() throws Exception {
        int oldest = TestServers.otherVersions().firstKey();
        try (var old =
                EmbeddedServer.start(
                        TestServers.options()
                                .withPrograms(TestServers.otherVersions().get(oldest)))) {
            try (var session = old.connector("postgres").open("test")) {
                session.send("create database aged template template0");
            }
            try (var session = old.connector("aged").open("test")) {
                session.send(BackupFixture.EVERYTHING);
            }
            var database = new BackupServer(old.settings("aged"));
            var backup = fixture.made(database);
            assertEquals(oldest, backup.manifest().serverVersion() / 10_000);
            // From 17 on pg_restore can't restore into servers before it.
            boolean restorable = backup.manifest().programMajor() < 17;
            fixture.verify(
                            database,
                            backup,
                            restorable ? Verification.RESTORED : Verification.READABLE)
                    .orElseThrow();
        }
    }

    @Test
    void takesASchemaOrATableAlone() throws Exception {
        var database = fixture.everything("parts");
        var tenant =
                fixture.backUp(
                                database,
                                fixture.request().of(new Scope.Schemas(List.of("tenant_1"))))
                        .orElseThrow();
        assertEquals(List.of("notes"), names(tenant));
        fixture.verify(database, tenant, Verification.RESTORED).orElseThrow();
        fixture.later(java.time.Duration.ofMinutes(1));
        var tables =
                fixture.backUp(
                                database,
                                fixture.request()
                                        .of(
                                                new Scope.Tables(
                                                        List.of(
                                                                new SqlName("public", "orders"),
                                                                new SqlName(
                                                                        "public",
                                                                        "schema_migrations")))))
                        .orElseThrow();
        assertEquals(List.of("orders_1", "orders_2", "schema_migrations"), names(tables));
        fixture.verify(database, tables, Verification.RESTORED).orElseThrow();
        var typo =
                fixture.backUp(
                        database, fixture.request().of(new Scope.Schemas(List.of("tenant_2"))));
        assertEquals("usage", typo.failure().orElseThrow().code().text());
        assertTrue(fixture.tidy());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with blank",
                "with \"quotes\" and 'more'",
                "dbname=other host=nowhere",
                "../up",
                "back\\slash",
                "Größe%20"
            })
    void takesOddNames(String name) throws Exception {
        var database = server.create(name, "create table t as select 1 as one");
        var backup = fixture.made(database);
        assertEquals(folder.resolve("backups"), backup.folder().getParent());
        var proved = fixture.verify(database, backup, Verification.RESTORED).orElseThrow();
        assertEquals(1, proved.manifest().content().rows());
    }

    private static long rows(BackupManifest manifest, String table) {
        return manifest.content().tables().stream()
                .filter(it -> it.table().name().equals(table))
                .findFirst()
                .orElseThrow()
                .rows();
    }

    private static List<String> names(StoredBackup backup) {
        return backup.manifest().content().tables().stream()
                .map(it -> it.table().name())
                .collect(Collectors.toList());
    }
}
