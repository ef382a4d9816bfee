package dev.tidemark.engine.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.backup.program.ProgramSearch;
import dev.tidemark.engine.backup.restore.Connected;
import dev.tidemark.engine.backup.restore.KeptDatabases;
import dev.tidemark.engine.backup.restore.NameSwap;
import dev.tidemark.engine.backup.restore.NewDatabaseRestore;
import dev.tidemark.engine.backup.restore.Ownership;
import dev.tidemark.engine.backup.restore.RestorePlanner;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Backups where no pg_dump is installed.
@ExtendWith(DatabaseExtension.class)
class ServerCopyTest {
    /// Finds nothing.
    private final ProgramSearch nowhere =
            new ProgramSearch(
                    new Environment(
                            Map.of(), Path.of("nowhere"), "tester", Environment.Platform.WINDOWS),
                    Optional.empty());

    private final Clock clock = Clock.systemUTC();
    @TempDir Path folder;
    private TestDatabase database;
    private BackupServer server;

    @BeforeEach
    void fill(TestDatabase fresh) {
        database = fresh;
        server = new BackupServer(fresh.settings());
        fresh.execute(
                "create table t (id int primary key, text text); insert into t select i, 'row ' || i from generate_series(1, 100) i; create sequence s; select nextval('s')");
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
    void isProvedRestoredAndRemoved() throws Exception {
        var backup = copied().orElseThrow();
        String copy = backup.manifest().copy().orElseThrow();
        assertTrue(copy.startsWith(database.name() + "_copy_"), copy);
        assertEquals(
                ProblemCode.USAGE,
                new NameSwap(server, clock)
                        .run(copy, Connected.LEAVE, BackupListener.SILENT)
                        .failure()
                        .orElseThrow()
                        .code());
        var proved = verify(backup).orElseThrow();
        assertEquals(Optional.of(Verification.RESTORED), proved.manifest().proved());

        database.execute("delete from t where id > 50");
        var plan = new RestorePlanner(server, nowhere).plan(proved);
        assertEquals(1, plan.losses().tables().size());
        var restored =
                new NewDatabaseRestore(server, clock)
                        .run(plan, Ownership.AS_BACKED_UP, new StopSignal(), BackupListener.SILENT)
                        .orElseThrow();
        var swapped =
                new NameSwap(server, clock)
                        .run(restored.name(), Connected.LEAVE, BackupListener.SILENT)
                        .orElseThrow();
        assertEquals("100", database.value("select count(*) from t"));
        new KeptDatabases(server).remove(swapped.kept().orElseThrow()).orElseThrow();

        var catalogue = new BackupFolder(folder);
        new BackupRemoval(server, catalogue).remove(catalogue.find("latest"));
        assertEquals(List.of(), catalogue.list());
        assertEquals(List.of(), new KeptDatabases(server).list());
    }

    @Test
    void isRefusedWhileAnybodyIsConnected() throws Exception {
        try (var other = database.open()) {
            var problem = copied().failure().orElseThrow();
            assertEquals(ProblemCode.DATABASE_IN_USE, problem.code());
            assertTrue(problem.why().contains("session " + other.backendPid()), problem.why());
            // Who is connected long before need not be in the way then.
            other.send("set application_name = 'psql'");
            var ahead = new BackupPlanner(server, nowhere).planAhead(request());
            String note = ahead.notes().getLast();
            assertTrue(note.contains("session %d".formatted(other.backendPid())), note);
            // Who comes between plan and copy is found by the server.
        }
        var plan = new BackupPlanner(server, nowhere).plan(request());
        try (var _ = database.open()) {
            var problem =
                    new BackupRun(server, clock)
                            .run(plan, new StopSignal(), BackupListener.SILENT)
                            .failure()
                            .orElseThrow();
            assertEquals(ProblemCode.DATABASE_IN_USE, problem.code());
        }
        assertEquals(List.of(), new KeptDatabases(server).list());
        assertEquals(List.of(), new BackupFolder(folder).list());
        assertEquals(List.of(), new BackupFolder(folder).unfinished());
    }

    @Test
    void isRefusedToARoleThatMayNotMakeDatabasesBeforeAnythingIsDone() throws Exception {
        var role = database.role("reader");
        var refused =
                Outcome.of(() ->
                                new BackupPlanner(new BackupServer(role.settings()), nowhere)
                                        .planAhead(request()))
                        .failure()
                        .orElseThrow();
        assertEquals(ProblemCode.RIGHTS_MISSING, refused.code());
        assertTrue(refused.hint().contains("CREATEDB"), refused.hint());
    }

    @Test
    void noticesACopyThatWasChangedOrDropped() throws Exception {
        var backup = copied().orElseThrow();
        String copy = backup.manifest().copy().orElseThrow();
        try (var session = server.database(copy).open("test")) {
            session.send("update t set text = 'changed' where id = 1");
        }
        var changed = verify(backup).failure().orElseThrow();
        assertEquals(ProblemCode.BACKUP_DIFFERS, changed.code());
        assertTrue(changed.why().contains("public.t"), changed.why());
        database.execute("drop database " + copy);
        assertEquals(ProblemCode.BACKUP_DAMAGED, verify(backup).failure().orElseThrow().code());
    }

    @Test
    void saysWhatToInstallForADump() throws Exception {
        var refused =
                Outcome.of(() ->
                                new BackupPlanner(server, nowhere)
                                        .plan(BackupRequest.whole(folder)))
                        .failure()
                        .orElseThrow();
        assertEquals(ProblemCode.BACKUP_PROGRAM_MISSING, refused.code());
        assertTrue(refused.why().contains("none is installed"), refused.why());
        assertTrue(refused.hint().contains("PostgreSQL 18"), refused.hint());
    }

    @Test
    void isFoundWhenItsServerCameBackAtAnotherPort() throws Exception {
        var environment =
                new Environment(
                        Map.of("TIDEMARK_BACKUPS", folder.toString()),
                        folder,
                        "tester",
                        Environment.Platform.LINUX);
        String before = "127.0.0.1-1-" + database.name();
        var made =
                new BackupRun(server, clock)
                        .run(
                                new BackupPlanner(server, nowhere)
                                        .plan(
                                                BackupRequest.whole(folder.resolve(before))
                                                        .by(new Method.ServerCopy())),
                                new StopSignal(),
                                BackupListener.SILENT)
                        .orElseThrow();
        // Another cluster's, and another database's.
        Path stranger = folder.resolve("127.0.0.1-2-" + database.name()).resolve(made.name());
        Files.createDirectories(stranger);
        Files.writeString(
                stranger.resolve("manifest.json"),
                Files.readString(made.folder().resolve("manifest.json"))
                        .replace(made.manifest().systemIdentifier().orElseThrow(), "1"));
        Path other = folder.resolve("127.0.0.1-1-%s_other".formatted(database.name()));
        Files.createDirectories(other.resolve(made.name()));
        Files.copy(
                made.folder().resolve("manifest.json"),
                other.resolve(made.name()).resolve("manifest.json"));

        var usual = BackupFolder.usual(environment, server);
        assertEquals(List.of(made), usual.list());
        assertEquals(made, usual.find("latest"));
        assertEquals(List.of(), BackupRemoval.beyond(usual, usual.list(), 0));
        new BackupRemoval(server, usual).remove(usual.find(made.name()));
        assertEquals(List.of(), usual.list());
    }

    private BackupRequest request() {
        return BackupRequest.whole(folder).by(new Method.ServerCopy());
    }

    private Outcome<StoredBackup> copied() throws Exception {
        return Outcome.of(() ->
                new BackupRun(server, clock)
                        .run(
                                new BackupPlanner(server, nowhere).plan(request()),
                                new StopSignal(),
                                BackupListener.SILENT)
                        .orElseThrow());
    }

    private Outcome<StoredBackup> verify(StoredBackup backup) throws Exception {
        return new Verifier(server, nowhere, clock)
                .verify(backup, Verification.WRITTEN, new StopSignal(), BackupListener.SILENT);
    }
}
