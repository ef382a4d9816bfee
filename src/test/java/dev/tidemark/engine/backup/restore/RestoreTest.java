package dev.tidemark.engine.backup.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.backup.BackupEvent;
import dev.tidemark.engine.backup.BackupFixture;
import dev.tidemark.engine.backup.BackupListener;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.backup.Outcome;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.content.Scope;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.sql.SqlName;
import dev.tidemark.testing.DumpServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
class RestoreTest {
    /// pg_restore can't drop the key of a partition.
    private static final String NO_PARTITIONED_KEY =
            "alter table orders drop constraint orders_pkey";

    @TempDir Path folder;
    private DumpServer server;
    private BackupFixture fixture;

    @BeforeEach
    void prepare(DumpServer shared) {
        server = shared;
        fixture = new BackupFixture(shared, folder.resolve("backups"));
    }

    @Test
    void saysWhatWouldBeLost() throws Exception {
        var database = fixture.everything("losing");
        var backup = fixture.made(database);
        server.execute(
                "losing",
                "insert into tenant_1.notes values (1001, 'new'), (1002, 'newer'); drop table empty_one; create table fresh as select 1 as one; update users set name = 'x' where id <= 3; select pg_stat_force_next_flush()");
        var plan = plan(database, backup);
        var losses = plan.losses();
        assertEquals(
                List.of(
                        new TableLoss(new SqlName("public", "fresh"), -1, 1, -1),
                        new TableLoss(new SqlName("public", "users"), 2000, 2000, 3),
                        new TableLoss(new SqlName("tenant_1", "notes"), 100, 102, 2),
                        new TableLoss(new SqlName("public", "empty_one"), 1, -1, -1)),
                losses.tables());
        assertEquals(4, losses.unchanged());
        assertTrue(losses.walBytes() > 0);
        assertEquals(List.of("Nobody has verified this backup yet."), plan.notes());
    }

    @Test
    void restoresBesideAndChangesNamesAndBack() throws Exception {
        var database = fixture.everything("swapping");
        server.execute(
                "postgres",
                "drop role if exists visitor; create role visitor; revoke connect on database swapping from public; grant connect on database swapping to visitor; "
                        + "alter database swapping set search_path = tenant_1, public; alter database swapping set work_mem = '5MB'; comment on database swapping is 'it''s ours'");
        var backup = fixture.made(database);
        server.execute("swapping", "insert into tenant_1.notes values (1001, 'new')");
        var restored = restored(database, backup);
        assertEquals("swapping_restored_20251121_101500", restored.name());
        assertEquals("100", server.value(restored.name(), "select count(*) from notes"));
        assertEquals("101", server.value("swapping", "select count(*) from tenant_1.notes"));
        assertEquals("5MB", server.value(restored.name(), "show work_mem"));

        var swapped = swap(database, restored.name(), Connected.LEAVE).orElseThrow();
        String kept = swapped.kept().orElseThrow();
        assertEquals("swapping_before_20251121_101500", kept);
        assertEquals("100", server.value("swapping", "select count(*) from notes"));
        assertEquals("101", server.value(kept, "select count(*) from tenant_1.notes"));
        assertEquals(
                List.of("f", "t"),
                server.values(
                        "postgres",
                        "select has_database_privilege(r, 'swapping', 'connect') from unnest(array['pg_monitor', 'visitor']) r"));
        assertEquals(
                "it's ours",
                server.value(
                        "postgres",
                        "select shobj_description(oid, 'pg_database') from pg_database where datname = 'swapping'"));
        assertEquals(
                List.of(kept),
                new KeptDatabases(database).list().stream().map(KeptDatabase::name).toList());

        fixture.later(Duration.ofMinutes(1));
        swap(database, kept, Connected.LEAVE).orElseThrow();
        assertEquals("101", server.value("swapping", "select count(*) from tenant_1.notes"));
        var left = new KeptDatabases(database);
        for (var old : left.list()) {
            left.remove(old.name()).orElseThrow();
        }
        assertEquals(List.of("swapping"), server.databases("swapping"));
        assertEquals("usage", failed(left.remove("swapping")).code().text());
        server.execute("postgres", "drop owned by visitor; drop role visitor");
    }

    @Test
    void namesStayWhileAnybodyIsConnectedUnlessTheyAreToldToGo() throws Exception {
        var database = fixture.everything("busy");
        var backup = fixture.made(database);
        var restored = restored(database, backup);
        try (var other = server.open("busy")) {
            var refused = failed(swap(database, restored.name(), Connected.LEAVE));
            assertEquals(ProblemCode.DATABASE_IN_USE, refused.code());
            assertTrue(refused.why().contains("session " + other.backendPid()), refused.why());
            assertEquals(List.of("busy", restored.name()), server.databases("busy"));
            other.send("begin; insert into tenant_1.notes values (2000, 'not committed')");
            var reconnecting = new CompletableFuture<Integer>();
            Thread.ofVirtual().start(() -> reconnecting.complete(reconnect("busy")));
            var swapped = swap(database, restored.name(), Connected.TERMINATE).orElseThrow();
            assertEquals(List.of("busy", swapped.kept().orElseThrow()), server.databases("busy"));
            assertTrue(reconnecting.get(30, TimeUnit.SECONDS) > 0);
        }
        assertEquals("100", server.value("busy", "select count(*) from tenant_1.notes"));
        assertEquals(
                "100",
                server.value("busy_before_20251121_101500", "select count(*) from tenant_1.notes"));
    }

    @Test
    void makesADatabaseThatIsNotThereAnyMore() throws Exception {
        var database = fixture.everything("lost");
        var backup = fixture.made(database);
        server.execute("postgres", "drop database lost");
        var plan = plan(database, backup);
        assertEquals(Losses.NONE, plan.losses());
        var restored = restored(database, backup);
        assertEquals(
                Optional.empty(),
                swap(database, restored.name(), Connected.LEAVE).orElseThrow().kept());
        assertEquals("2000", server.value("lost", "select count(*) from users"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"odd \"name\" with 'quotes'", "a=b dbname=c"})
    void takesOddNames(String name) throws Exception {
        var database = server.create(name, "create table t as select 1 as one");
        var backup = fixture.made(database);
        server.execute(name, "insert into t values (2)");
        var restored = restored(database, backup);
        swap(database, restored.name(), Connected.LEAVE).orElseThrow();
        assertEquals("1", server.value(name, "select count(*) from t"));
        restoreInPlace(database, backup).orElseThrow();
    }

    @Test
    void restoresInPlaceAfterARescueDump() throws Exception {
        var database = fixture.everything("in_place");
        server.execute("in_place", NO_PARTITIONED_KEY);
        var backup = fixture.made(database);
        server.execute(
                "in_place",
                "delete from users where id > 10; insert into tenant_1.notes values (1001, 'new'); create table newer as select 1 as one");
        var plan = plan(database, backup);
        var rescue =
                new RescueDump(database, BackupFixture.SEARCH, fixture.clock())
                        .run(fixture.folder().path(), plan, new StopSignal(), BackupListener.SILENT)
                        .orElseThrow();
        assertEquals("rescue", rescue.manifest().purpose());
        var differences = restoreInPlace(database, backup).orElseThrow();
        // What is newer than the backup stays beside it.
        assertTrue(
                differences.contains("the table public.newer is too much"), differences.toString());
        assertEquals("2000", server.value("in_place", "select count(*) from users"));
        assertEquals("100", server.value("in_place", "select count(*) from tenant_1.notes"));
        restoreInPlace(database, rescue).orElseThrow();
        assertEquals("101", server.value("in_place", "select count(*) from tenant_1.notes"));
    }

    @Test
    void aRestoreInPlaceThatFailsChangesNothing() throws Exception {
        var database = fixture.everything("all_or_nothing");
        var partitioned = fixture.made(database);
        var limited = failed(restoreInPlace(database, partitioned));
        assertTrue(limited.why().contains("orders_2_pkey"), limited.why());
        assertTrue(limited.hint().contains("new database"), limited.hint());
        server.execute("all_or_nothing", NO_PARTITIONED_KEY);
        var backup = fixture.later(Duration.ofMinutes(1)).made(database);
        server.execute(
                "all_or_nothing",
                "insert into tenant_1.notes values (1001, 'new'); create view depends as select id from users; ");
        var problem = failed(restoreInPlace(database, backup));
        assertEquals(ProblemCode.RESTORE_FAILED, problem.code());
        assertTrue(problem.why().contains("depend"), problem.why());
        assertEquals("101", server.value("all_or_nothing", "select count(*) from tenant_1.notes"));
        server.execute("all_or_nothing", "drop view depends");
        try (var other = server.open("all_or_nothing")) {
            other.send("begin; select * from users limit 1");
            var locked =
                    failed(
                            restoreInPlace(
                                    database, backup, Duration.ofMillis(700), new StopSignal()));
            assertEquals(ProblemCode.LOCK_TIMEOUT, locked.code());
            assertTrue(locked.why().contains("session " + other.backendPid()), locked.why());
        }
        var stop = new StopSignal();
        stop.escalate();
        assertEquals(
                ProblemCode.STOPPED,
                failed(restoreInPlace(database, backup, Duration.ZERO, stop)).code());
        assertEquals("101", server.value("all_or_nothing", "select count(*) from tenant_1.notes"));
        assertEquals("2000", server.value("all_or_nothing", "select count(*) from users"));
    }

    @Test
    void bringsTablesBackIntoASchemaBeside() throws Exception {
        var database = fixture.everything("beside");
        var backup = fixture.made(database);
        server.execute(
                "beside",
                "delete from users where id = 7; truncate orders; drop table \"Odd \"\"table\"");
        var rows =
                aside(
                                database,
                                backup,
                                "from_backup",
                                new SqlName("public", "users"),
                                new SqlName("public", "orders"),
                                new SqlName("public", "Odd \"table"))
                        .orElseThrow();
        assertEquals(List.of(2000L, 1500L, 50L), List.copyOf(rows.values()));
        assertEquals(
                "user 7",
                server.value("beside", "select name from from_backup.users where id = 7"));
        assertEquals("1999", server.value("beside", "select count(*) from users"));
        var again = failed(aside(database, backup, "from_backup", new SqlName("public", "users")));
        assertEquals("42P07", again.server().sqlState());
        var unknown = failed(aside(database, backup, "other", new SqlName("public", "nope")));
        assertEquals(ProblemCode.USAGE, unknown.code());
        assertEquals(
                "0",
                server.value(
                        "beside", "select count(*) from pg_namespace where nspname = 'other'"));
        assertTrue(fixture.tidy());
    }

    @Test
    void aPartMakesNoDatabase() throws Exception {
        var database = fixture.everything("partly");
        var backup =
                fixture.backUp(
                                database,
                                fixture.request().of(new Scope.Schemas(List.of("tenant_1"))))
                        .orElseThrow();
        var problem = failed(run(database, backup, BackupListener.SILENT));
        assertEquals(ProblemCode.USAGE, problem.code());
        assertEquals(List.of("partly"), server.databases("partly"));
        server.execute("partly", "delete from tenant_1.notes where id > 5");
        assertEquals(List.of(), restoreInPlace(database, backup).orElseThrow());
        assertEquals("100", server.value("partly", "select count(*) from tenant_1.notes"));
        assertEquals(
                List.of(100L),
                List.copyOf(
                        aside(database, backup, "aside", new SqlName("tenant_1", "notes"))
                                .orElseThrow()
                                .values()));
    }

    @Test
    void aDamagedBackupLeavesNoDatabase() throws Exception {
        var database = fixture.everything("damaged");
        var backup = fixture.made(database);
        byte[] bytes = Files.readAllBytes(backup.archive());
        bytes[bytes.length / 2] ^= 1;
        Files.write(backup.archive(), bytes);
        var problem = failed(run(database, backup, BackupListener.SILENT));
        assertEquals(ProblemCode.RESTORE_FAILED, problem.code());
        assertEquals(List.of("damaged"), server.databases("damaged"));
        Files.delete(backup.archive());
        assertEquals(
                ProblemCode.BACKUP_DAMAGED,
                failed(Outcome.of(() -> plan(database, backup))).code());
    }

    @Test
    void stopsAndLeavesNoDatabase() throws Exception {
        var database = fixture.everything("halted");
        var backup = fixture.made(database);
        var stop = new StopSignal();
        var problem =
                failed(
                        new NewDatabaseRestore(database, fixture.clock())
                                .run(
                                        plan(database, backup),
                                        Ownership.AS_BACKED_UP,
                                        stop,
                                        event -> {
                                            if (event instanceof BackupEvent.Phase) {
                                                stop.escalate();
                                            }
                                        }));
        assertEquals(ProblemCode.STOPPED, problem.code());
        assertEquals(List.of("halted"), server.databases("halted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"beside", "in place"})
    void aServerThatCrashesInARestoreLeavesTheOldDatabase(String how) throws Exception {
        try (var own = DumpServer.own()) {
            try (var session = own.connector("postgres").open("test")) {
                session.send("create database busy_one template template0");
            }
            try (var session = own.connector("busy_one").open("test")) {
                session.send(
                        "create table t as select i, md5(i::text) from generate_series(1, 400000) i");
            }
            var database = new BackupServer(own.settings("busy_one"));
            var backup = fixture.made(database);
            try (var session = own.connector("busy_one").open("test")) {
                session.send("delete from t where i > 10");
            }
            var plan = plan(database, backup);
            BackupListener crash =
                    event -> {
                        if (event instanceof BackupEvent.Working(var text)
                                && text.startsWith("processing data")) {
                            own.stopImmediately();
                            own.restart();
                        }
                    };
            var outcome =
                    how.equals("beside")
                            ? new NewDatabaseRestore(database, fixture.clock())
                                    .run(plan, Ownership.AS_BACKED_UP, new StopSignal(), crash)
                            : new InPlaceRestore(database)
                                    .run(
                                            plan,
                                            Ownership.AS_BACKED_UP,
                                            Duration.ZERO,
                                            new StopSignal(),
                                            crash);
            var problem = failed(outcome);
            assertEquals(ProblemCode.RESTORE_FAILED, problem.code());
            assertTrue(
                    problem.databaseState().contains("the database is as it was")
                            || problem.databaseState().contains("The database is as it was"),
                    problem.toString());
            try (var session = own.connector("busy_one").open("test")) {
                assertEquals(
                        10L, session.first("select count(*) from t", row -> row.getLong(1)).get());
                assertEquals(
                        List.of("busy_one"),
                        session.query(
                                "select datname from pg_database where datname like 'busy%'",
                                row -> row.getString(1)));
            }
        }
    }

    @Test
    void aRoleWithoutRightsIsToldSo() throws Exception {
        var owner = fixture.everything("guarded");
        var backup = fixture.made(owner);
        server.execute(
                "guarded",
                "alter table users disable row level security; drop role if exists reader; create role reader login password 'reader' in role pg_read_all_data");
        var database =
                new BackupServer(
                        ConnectionSettings.of(
                                "127.0.0.1",
                                server.server().port(),
                                "guarded",
                                "reader",
                                Secret.of("reader")));
        var problem = failed(run(database, backup, BackupListener.SILENT));
        assertEquals(ProblemCode.RIGHTS_MISSING, problem.code());
        assertEquals(List.of("guarded"), server.databases("guarded"));
        var swap = failed(swap(database, "guarded_restored_20251121_101500", Connected.LEAVE));
        assertTrue(swap.databaseState().contains("names are as they were"), swap.toString());
        server.execute("guarded", "drop role reader");
    }

    private int reconnect(String database) {
        for (int tries = 1; ; tries++) {
            try (var session = server.open(database)) {
                return session.query("select 1", row -> tries(row.getInt(1))).size();
            } catch (SQLException | dev.tidemark.engine.problem.ProblemException e) {
                if (tries > 1000) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    private static int tries(int one) {
        return one;
    }

    private static RestorePlan plan(BackupServer database, StoredBackup backup)
            throws InterruptedException {
        return new RestorePlanner(database, BackupFixture.SEARCH).plan(backup);
    }

    private Outcome<RestoredDatabase> run(
            BackupServer database, StoredBackup backup, BackupListener listener) throws Exception {
        return new NewDatabaseRestore(database, fixture.clock())
                .run(plan(database, backup), Ownership.AS_BACKED_UP, new StopSignal(), listener);
    }

    private RestoredDatabase restored(BackupServer database, StoredBackup backup) throws Exception {
        return run(database, backup, BackupListener.SILENT).orElseThrow();
    }

    private Outcome<NameSwap.Swapped> swap(BackupServer database, String name, Connected connected)
            throws Exception {
        return new NameSwap(database, fixture.clock()).run(name, connected, BackupListener.SILENT);
    }

    private Outcome<List<String>> restoreInPlace(BackupServer database, StoredBackup backup)
            throws Exception {
        return restoreInPlace(database, backup, Duration.ofSeconds(5), new StopSignal());
    }

    private static Outcome<List<String>> restoreInPlace(
            BackupServer database, StoredBackup backup, Duration lockWait, StopSignal stop)
            throws Exception {
        return new InPlaceRestore(database)
                .run(
                        plan(database, backup),
                        Ownership.AS_BACKED_UP,
                        lockWait,
                        stop,
                        BackupListener.SILENT);
    }

    private Outcome<Map<SqlName, Long>> aside(
            BackupServer database, StoredBackup backup, String schema, SqlName... tables)
            throws Exception {
        return new SideRestore(database, fixture.clock())
                .run(
                        plan(database, backup),
                        List.of(tables),
                        schema,
                        new StopSignal(),
                        BackupListener.SILENT);
    }

    private static Problem failed(Outcome<?> outcome) {
        return outcome.failure().orElseThrow(() -> new AssertionError(outcome.toString()));
    }
}
