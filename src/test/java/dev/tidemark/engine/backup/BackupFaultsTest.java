package dev.tidemark.engine.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.backup.program.ProgramSearch;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.testing.DumpServer;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
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
class BackupFaultsTest {
    @TempDir Path folder;
    private DumpServer server;
    private BackupFixture fixture;

    @BeforeEach
    void prepare(DumpServer shared) {
        server = shared;
        fixture = new BackupFixture(shared, folder.resolve("backups"));
    }

    @Test
    void aTruncatedArchiveIsNoticedAtOnceAndWhenRead() throws Exception {
        var database = server.create("truncated", "create table t as select 1 as one");
        var backup = fixture.made(database);
        truncate(backup.archive());
        assertEquals(StoredBackup.Condition.ALTERED, backup.condition());
        var problem = failed(fixture.verify(database, backup, Verification.WRITTEN));
        assertEquals(ProblemCode.BACKUP_DAMAGED, problem.code());
        var listed = fixture.folder().list().getFirst();
        assertEquals(Optional.empty(), listed.manifest().proved());
        assertTrue(listed.manifest().failedVerification().isPresent());
        Files.delete(backup.archive());
        assertEquals(StoredBackup.Condition.MISSING, backup.condition());
        assertEquals(
                ProblemCode.BACKUP_DAMAGED,
                failed(fixture.verify(database, backup, Verification.WRITTEN)).code());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aFlippedByteIsFoundByItsHash(int compression) throws Exception {
        var database = server.create("flipped", BackupFixture.EVERYTHING);
        var backup =
                fixture.backUp(database, fixture.request().compressed(compression)).orElseThrow();
        flip(backup.archive(), Files.size(backup.archive()) / 2);
        assertEquals(StoredBackup.Condition.PRESENT, backup.condition());
        var problem = failed(fixture.verify(database, backup, Verification.WRITTEN));
        assertEquals(ProblemCode.BACKUP_DAMAGED, problem.code());
        assertTrue(problem.why().contains("hash"), problem.why());
    }

    /// What a hash can't find, because the archive was wrong when it was hashed.
    @Test
    void anArchiveThatWasWrittenWrongIsFoundByReadingOrByRestoring() throws Exception {
        var database = server.create("wrong", BackupFixture.EVERYTHING);
        var compressed = fixture.made(database);
        flip(compressed.archive(), Files.size(compressed.archive()) / 2);
        var readable =
                failed(fixture.verify(database, withHash(compressed), Verification.READABLE));
        assertEquals(ProblemCode.BACKUP_DAMAGED, readable.code());
        assertTrue(readable.why().contains("pg_restore"), readable.why());

        var plain =
                fixture.backUp(
                                database,
                                fixture.later(Duration.ofMinutes(1)).request().compressed(0))
                        .orElseThrow();
        byte[] bytes = Files.readAllBytes(plain.archive());
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("user 777");
        flip(plain.archive(), at);
        var rehashed = withHash(plain);
        fixture.verify(database, rehashed, Verification.READABLE).orElseThrow();
        var differs = failed(fixture.verify(database, rehashed, Verification.RESTORED));
        assertEquals(ProblemCode.BACKUP_DIFFERS, differs.code());
        assertTrue(differs.why().contains("public.users"), differs.why());
        assertTrue(fixture.tidy());
    }

    @Test
    void aFileThatMayNotGrowLeavesNoBackup() throws Exception {
        var database = server.create("limited", LARGE);
        var problem = failed(backUpWith(database, "ulimit -f 16"));
        assertEquals(ProblemCode.BACKUP_NO_ROOM, problem.code());
        assertEquals(List.of(), fixture.folder().list());
        assertTrue(fixture.tidy());
    }

    @Test
    void aFullDiskLeavesNoBackup() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", disk.toString()) == 0,
                "a small disk can only be mounted as root");
        try {
            var database = server.create("full", LARGE);
            var small = new BackupFixture(server, disk.resolve("backups"));
            var refused = failed(small.backUp(database, small.request().compressed(0)));
            assertEquals(ProblemCode.BACKUP_NO_ROOM, refused.code());
            // Where the estimate lets it pass.
            var plan = new BackupPlanner(database, BackupFixture.SEARCH).plan(fixture.request());
            var there =
                    new BackupPlan(
                            small.request(),
                            plan.target(),
                            plan.serverVersion(),
                            plan.programs(),
                            plan.tables(),
                            plan.bytes(),
                            plan.free(),
                            List.of());
            var problem =
                    failed(
                            new BackupRun(database, fixture.clock())
                                    .run(there, new StopSignal(), BackupListener.SILENT));
            assertEquals(ProblemCode.BACKUP_NO_ROOM, problem.code());
            assertTrue(problem.why().contains("No space left"), problem.why());
            assertEquals(List.of(), small.folder().list());
            assertTrue(small.tidy());
        } finally {
            assertEquals(0, run("umount", disk.toString()));
        }
    }

    @Test
    void aKilledDumpLeavesNoBackup() throws Exception {
        var database = server.create("killed", LARGE);
        var problem = failed(backUpWith(database, "kill -9 $$"));
        assertEquals(ProblemCode.BACKUP_FAILED, problem.code());
        assertTrue(problem.why().contains("killed by signal 9"), problem.why());
        assertEquals(List.of(), fixture.folder().list());
        assertTrue(fixture.tidy());
        assertEquals("0", sessions("killed"));
    }

    @Test
    void stopsWhileItDumpsAndLeavesNothing() throws Exception {
        var database = server.create("stopped", LARGE);
        var stop = new StopSignal();
        var plan = new BackupPlanner(database, BackupFixture.SEARCH).plan(fixture.request());
        var problem =
                failed(
                        new BackupRun(database, fixture.clock())
                                .run(
                                        plan,
                                        stop,
                                        event -> {
                                            if (event instanceof BackupEvent.Phase(var text)
                                                    && text.startsWith("dumping")) {
                                                stop.escalate();
                                            }
                                        }));
        assertEquals(ProblemCode.STOPPED, problem.code());
        assertEquals(List.of(), fixture.folder().list());
        assertTrue(fixture.tidy());
    }

    @Test
    void aLockedTableIsNotWaitedForLongerThanSaid() throws Exception {
        var database = server.create("locked", "create table t as select 1 as one");
        try (var other = server.open("locked")) {
            other.send("begin; lock table t in access exclusive mode");
            var problem =
                    failed(
                            fixture.backUp(
                                    database, fixture.request().waiting(Duration.ofMillis(300))));
            assertEquals(ProblemCode.LOCK_TIMEOUT, problem.code());
            assertTrue(problem.why().contains("session " + other.backendPid()), problem.why());
            assertTrue(fixture.tidy());
        }
    }

    @Test
    void aPasswordIsTakenWhateverIsInItAndSeenNowhere() throws Exception {
        String password = "a:b\\c'd\"e f$g";
        var owner =
                server.create(
                        "secretive",
                        "drop role if exists keeper; create role keeper login createdb password '%s'; create table t as select 1 as one; grant select on t to keeper"
                                .formatted(password.replace("'", "''")));
        var database =
                new BackupServer(
                        ConnectionSettings.of(
                                "127.0.0.1",
                                owner.target().port(),
                                "secretive",
                                "keeper",
                                Secret.of(password)));
        var backup = fixture.made(database);
        fixture.verify(database, backup, Verification.RESTORED).orElseThrow();
        assertFalse(Files.readString(backup.folder().resolve("manifest.json")).contains(password));
        assertFalse(fixture.events().toString().contains(password));
        Path seen = folder.resolve("seen");
        backUpWith(
                        database,
                        "{ printf '%%s\\n' \"$@\"; env; ls -l \"$PGPASSFILE\"; } > %s"
                                .formatted(seen))
                .orElseThrow();
        String told = Files.readString(seen);
        assertTrue(told.contains("--no-password") && told.contains("PGPASSFILE="), told);
        assertTrue(told.contains("-rw-------"), told);
        assertFalse(told.contains(password) || told.contains("PGPASSWORD"), told);
        server.execute("secretive", "alter role keeper nocreatedb");
        var problem = failed(fixture.verify(database, backup, Verification.RESTORED));
        assertEquals(ProblemCode.RIGHTS_MISSING, problem.code());
        server.execute("secretive", "drop owned by keeper; drop role keeper");
        assertTrue(fixture.tidy());
    }

    @Test
    void aRoleThatMayNotReadEverythingIsToldSoBefore() throws Exception {
        server.create(
                "closed",
                "drop role if exists guest; create role guest login password 'guest'; create table open_one(i int); create table closed_one(i int); grant select on open_one to guest");
        var database =
                new BackupServer(
                        ConnectionSettings.of(
                                "127.0.0.1",
                                server.server().port(),
                                "closed",
                                "guest",
                                Secret.of("guest")));
        var problem = failed(fixture.backUp(database, fixture.request()));
        assertEquals(ProblemCode.RIGHTS_MISSING, problem.code());
        assertTrue(problem.why().contains("public.closed_one"), problem.why());
        assertFalse(problem.why().contains("open_one,"), problem.why());
        server.execute("closed", "drop owned by guest; drop role guest");
    }

    @Test
    void aServerThatCrashesInAVerificationLeavesNoScratchDatabase() throws Exception {
        try (var own = DumpServer.own()) {
            try (var session = own.connector("postgres").open("test")) {
                session.send(
                        "create table t as select i, md5(i::text) from generate_series(1, 400000) i");
            }
            var database = new BackupServer(own.settings("postgres"));
            var backup = fixture.made(database);
            var crashed = new boolean[1];
            var outcome =
                    new Verifier(database, BackupFixture.SEARCH, fixture.clock())
                            .verify(
                                    backup,
                                    Verification.RESTORED,
                                    new StopSignal(),
                                    event -> {
                                        if (event instanceof BackupEvent.Working(var text)
                                                && text.startsWith("processing data")) {
                                            own.stopImmediately();
                                            own.restart();
                                            crashed[0] = true;
                                        }
                                    });
            assertTrue(crashed[0]);
            var kind = failed(outcome).code();
            assertTrue(
                    kind == ProblemCode.CONNECTION_LOST || kind == ProblemCode.RESTORE_FAILED,
                    outcome.toString());
            try (var session = own.connector("postgres").open("test")) {
                assertEquals(
                        List.of(),
                        session.query(
                                "select datname from pg_database where datname like 'tidemark%'",
                                row -> row.getString(1)));
                assertEquals(
                        400000L,
                        session.first("select count(*) from t", row -> row.getLong(1)).get());
            }
            // Not the backup's fault.
            assertEquals(
                    Optional.empty(),
                    fixture.folder().list().getFirst().manifest().failedVerification());
            fixture.verify(database, backup, Verification.RESTORED).orElseThrow();
        }
    }

    @Test
    void removesAScratchDatabaseThatAKilledProgramLeft() throws Exception {
        var database = server.create("sweeping", "create table t as select 1 as one");
        var backup = fixture.made(database);
        server.execute("postgres", "create database tidemark_scratch_dead");
        server.execute(
                "postgres",
                "comment on database tidemark_scratch_dead is 'Tidemark restores a backup here to look at it; drop it.'");
        server.execute("postgres", "create database tidemark_scratch_of_somebody");
        try {
            fixture.verify(database, backup, Verification.RESTORED).orElseThrow();
            assertEquals(
                    List.of("tidemark_scratch_of_somebody"), server.databases("tidemark_scratch"));
        } finally {
            server.execute("postgres", "drop database tidemark_scratch_of_somebody");
        }
    }

    private static final String LARGE =
            "create table t as select i, md5(i::text) || md5((i * 7)::text) as text from generate_series(1, 30000) i; analyze t";

    private static Problem failed(Outcome<?> outcome) {
        return outcome.failure().orElseThrow(() -> new AssertionError(outcome.toString()));
    }

    /// Backs up by a pg_dump before which something else happens.
    private Outcome<StoredBackup> backUpWith(BackupServer database, String before)
            throws Exception {
        var real = BackupFixture.SEARCH.forDump(DumpServer.major().getAsInt() * 10_000);
        Path bin = Files.createDirectories(folder.resolve("bin"));
        script(
                bin.resolve("pg_dump"),
                "[ \"$1\" = --version ] || %s; exec %s \"$@\"".formatted(before, real.dump()));
        script(bin.resolve("pg_restore"), "exec %s \"$@\"".formatted(real.restore()));
        var search = new ProgramSearch(Environment.ofProcess(), Optional.of(bin));
        var plan = new BackupPlanner(database, search).plan(fixture.request().compressed(0));
        assertEquals(bin.toRealPath().resolve("pg_dump"), plan.programs().get().dump());
        return new BackupRun(database, Clock.systemUTC())
                .run(plan, new StopSignal(), BackupListener.SILENT);
    }

    private static void script(Path file, String text) throws Exception {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static int run(String... words) throws Exception {
        return new ProcessBuilder(words).inheritIO().start().waitFor();
    }

    private String sessions(String database) throws Exception {
        return server.value(
                "postgres",
                "select count(*) from pg_stat_activity where datname = '%s'".formatted(database));
    }

    private static StoredBackup withHash(StoredBackup backup) throws Exception {
        var manifest = backup.manifest();
        var files =
                new FileHash(new StopSignal(), BackupListener.SILENT)
                        .of(backup.folder(), backup.archive());
        var changed =
                new BackupManifest(
                        manifest.name(),
                        manifest.target(),
                        manifest.systemIdentifier(),
                        manifest.serverVersion(),
                        manifest.method(),
                        manifest.program(),
                        manifest.scope(),
                        manifest.takenAt(),
                        manifest.walPosition(),
                        manifest.took(),
                        files,
                        manifest.copy(),
                        manifest.form(),
                        manifest.migrations(),
                        manifest.content(),
                        manifest.purpose(),
                        manifest.note(),
                        List.of());
        return new StoredBackup(backup.folder(), changed);
    }

    private static void truncate(Path file) throws Exception {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(open.length() - 20);
        }
    }

    private static void flip(Path file, long at) throws Exception {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(at);
            int old = open.read();
            open.seek(at);
            open.write(old ^ 1);
        }
    }
}
