package dev.tidemark.engine.tenant.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.sql.SqlQuote;
import dev.tidemark.engine.tenant.TenantStatus.Standing;
import dev.tidemark.engine.tenant.rollout.TenantResult.State;
import dev.tidemark.testing.ChildJvm;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong in one tenant stays there, and a second run finishes the rest.
@ExtendWith(DatabaseExtension.class)
class TenantFaultsTest {
    private static final String COLUMNS =
            "select count(*) from information_schema.columns where table_schema = '%s' and table_name = 'orders'";

    private static TestDatabase database;
    @TempDir private Path folder;

    @BeforeAll
    static void server(TestDatabase shared) {
        database = shared;
    }

    private TenantFixture shop(String prefix, int tenants) throws IOException {
        IntStream.range(0, tenants)
                .forEach(i ->
                        database.execute(
                                "create schema %1$s_%2$d; create table %1$s_%2$d.orders (id int)"
                                        .formatted(prefix, i)));
        return TenantFixture.of(folder, database, prefix);
    }

    private static List<String> with(String prefix, String column) {
        return database.values(
                "select table_schema from information_schema.columns where table_schema ~ '^%s' and table_name = 'orders' and column_name = '%s' order by 1"
                        .formatted(prefix, column));
    }

    private static void requireRestDone(TenantFixture shop, RolloutSummary first, String failed)
            throws InterruptedException {
        assertEquals(
                List.of(failed),
                first.failures().stream().map(TenantResult::schema).toList(),
                first.toString());
        assertEquals(first.tenants().size() - 1, first.count(State.DONE));
        var second = shop.deploy();
        assertTrue(second.complete(), second.toString());
        assertEquals(1, second.tenants().size());
    }

    @Test
    void oneTenantLacksATableThatAnotherSchemaHas() throws Exception {
        var shop = shop("lack", 4).migration("001_a.sql", "ALTER TABLE orders ADD a int;");
        database.execute(
                "drop table lack_1.orders; create table if not exists public.orders (id int)");
        var first = shop.deploy();
        assertEquals(List.of("lack_0", "lack_2", "lack_3"), with("lack", "a"));
        assertEquals(List.of(), with("public", "a"));
        database.execute("create table lack_1.orders (id int); drop table public.orders");
        requireRestDone(shop, first, "lack_1");
    }

    @Test
    void aTableOfTheSchemaThatExtensionsLieInIsNotTakenForTheTenants(TestDatabase own)
            throws Exception {
        own.execute("create extension citext; create table public.orders (id int)");
        for (int i = 0; i < 3; i++) {
            own.execute("create schema ext_%d".formatted(i));
        }
        own.execute("create table ext_0.orders (id int); create table ext_2.orders (id int)");
        var shop =
                TenantFixture.of(folder, own, "ext")
                        .migration(
                                "001_a.sql",
                                "CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;\n"
                                        + "ALTER TABLE orders ADD a citext;\n"
                                        + "ALTER TABLE public.orders ADD b public.citext;\n");
        var first = shop.deploy();
        assertEquals("1", own.value(COLUMNS.formatted("public")));
        assertEquals("3", own.value(COLUMNS.formatted("ext_2")));
        own.execute("create table ext_1.orders (id int)");
        requireRestDone(shop, first, "ext_1");
    }

    @Test
    void changingATableOfTheSchemaThatExtensionsLieInIsRefused(TestDatabase own) throws Exception {
        own.execute("create extension citext; create table public.orders (id int)");
        own.execute("create schema fall_0; create table public.users (id int primary key)");
        own.execute("create table fall_0.member (id int references public.users)");
        var shop =
                TenantFixture.of(folder, own, "fall")
                        .migration("001_a.sql", "DROP TABLE public.member;\n")
                        .migration("002_b.sql", "DROP TABLE IF EXISTS orders;\n");
        var first = shop.deploy().failures().getFirst();
        assertEquals("001", first.done().orElseThrow());
        assertTrue(first.error().orElseThrow().contains("dropped"), first.toString());
        shop.migration("002_b.sql", "ALTER TABLE orders ADD a citext;\n");
        var second = shop.deploy().failures().getFirst();
        assertTrue(second.error().orElseThrow().contains("public.orders"), second.toString());
        assertEquals("1", own.value(COLUMNS.formatted("public")));
    }

    @Test
    void oneTenantIsLockedBySomebody() throws Exception {
        var shop = shop("held", 4).migration("001_a.sql", "ALTER TABLE public.orders ADD a int;");
        RolloutSummary first;
        try (var holder = database.open()) {
            holder.send("begin; lock table held_2.orders");
            first = shop.deploy();
            holder.send("rollback");
        }
        assertEquals("lock-timeout", first.failures().getFirst().code().orElseThrow());
        requireRestDone(shop, first, "held_2");
    }

    @Test
    void oneTenantsFunctionLeadsTheSearchPathElsewhere() throws Exception {
        var shop =
                shop("path", 3)
                        .migration(
                                "001_a.sql", "SELECT prepare();\nALTER TABLE orders ADD a int;\n");
        database.execute("create schema elsewhere; create table elsewhere.orders (id int)");
        for (int i = 0; i < 3; i++) {
            database.execute(
                    "create function path_%d.prepare() returns void language sql as $$ select %s $$"
                            .formatted(
                                    i,
                                    i == 1
                                            ? "set_config('search_path', 'elsewhere', false)"
                                            : "null"));
        }
        var first = shop.deploy();
        assertTrue(
                first.failures().getFirst().error().orElseThrow().contains("search path"),
                first.toString());
        assertEquals(List.of("path_0", "path_2"), with("path", "a"));
        assertEquals(List.of(), with("elsewhere", "a"));
        database.execute(
                "create or replace function path_1.prepare() returns void language sql as $$ select null $$");
        requireRestDone(shop, first, "path_1");
    }

    @Test
    void aNameThatLooksLikeSqlIsANameLikeAnyOther() throws Exception {
        String name = "pg\"; drop schema x; --";
        database.execute("create schema x; create schema " + SqlQuote.identifier(name));
        var shop =
                shop("quoted", 1)
                        .file(
                                "tidemark.toml",
                                "[tenants]\nschemas = [\"quoted_0\", 'pg\"; drop schema x; --']\n"
                                        + "required_tables = [\"t\"]\n")
                        .migration(
                                "001_a.sql",
                                "CREATE TABLE public.t (id int);\nCREATE FUNCTION public.f() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM public.t $$;\n");
        var summary = shop.deploy();
        assertTrue(summary.complete(), summary.toString());
        assertEquals(2, summary.count(State.DONE));
        assertEquals("0", database.value("select %s.f()".formatted(SqlQuote.identifier(name))));
        assertEquals("1", database.value("select count(*) from pg_namespace where nspname = 'x'"));
        assertTrue(shop.plan(TenantTask.deployEverything()).isEmpty());
    }

    @Test
    void aTenantIsDroppedDuringTheRun() throws Exception {
        var shop =
                shop("drop", 5)
                        .migration("001_a.sql", "ALTER TABLE public.orders ADD a int;")
                        .migration("002_b.sql", "ALTER TABLE public.orders ADD b int;");
        shop.workers = 1;
        shop.also =
                event -> {
                    if (event instanceof TenantEvent.TenantFinished(var schema, _, _)
                            && schema.equals("drop_1")) {
                        database.execute("drop schema drop_3 cascade");
                    }
                };
        var summary = shop.deploy();
        assertEquals(4, summary.count(State.DONE));
        assertEquals("tenant-gone", summary.failures().getFirst().code().orElseThrow());
        assertEquals(
                "0", database.value("select count(*) from pg_namespace where nspname = 'drop_3'"));
        var report = shop.report();
        assertEquals(Standing.VANISHED, report.find("drop_3").orElseThrow().standing());
        assertTrue(shop.plan(TenantTask.deployEverything()).isEmpty());
    }

    @Test
    void twoProcessesShareARolloutAndOneDoesNotRepeatWhatTheOtherDid() throws Exception {
        var shop =
                shop("two", 12)
                        .migration(
                                "001_a.sql",
                                "ALTER TABLE public.orders ADD a int;\nINSERT INTO public.orders VALUES (1);\nSELECT pg_sleep(0.02);\n");
        var plan = shop.plan(TenantTask.deployEverything());
        var other = TenantFixture.of(folder, database, "two");
        var both =
                List.of(shop, other).stream()
                        .map(each ->
                                CompletableFuture.supplyAsync(
                                        () -> {
                                            try {
                                                return each.run(plan, new StopSignal());
                                            } catch (InterruptedException e) {
                                                throw new AssertionError(e);
                                            }
                                        },
                                        task -> Thread.ofVirtual().start(task)))
                        .toList();
        for (var each : both) {
            var summary = each.get(30, TimeUnit.SECONDS);
            assertTrue(summary.complete(), summary.toString());
            assertEquals(12, summary.tenants().size());
        }
        assertEquals(
                12,
                shop.heard(TenantEvent.TenantFinished.class).size()
                        + other.heard(TenantEvent.TenantFinished.class).size());
        for (int i = 0; i < 12; i++) {
            assertEquals("1", database.value("select count(*) from two_%d.orders".formatted(i)));
        }
    }

    @Test
    void aProcessWithFourWorkersIsKilledAndAnotherOneFinishesItsTenants() throws Exception {
        var shop =
                shop("kill", 10)
                        .migration("001_a.sql", "ALTER TABLE public.orders ADD a int;")
                        .migration(
                                "002_b.sql",
                                "INSERT INTO public.orders VALUES (1);\nSELECT pg_sleep(0.2);\n");
        var host = database.settings().hosts().getFirst();
        var starting =
                ChildJvm.of(
                        DyingRollout.class,
                        host.name(),
                        String.valueOf(host.port()),
                        database.name(),
                        database.settings().user(),
                        folder.toString());
        starting.environment().put("TEST_PASSWORD", host.password().reveal());
        var child = starting.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            waitUntil(
                    "select count(*) >= 2 from tidemark_rollout.tenant where state = 'done' and schema ~ '^kill'");
        } finally {
            child.destroyForcibly().waitFor();
        }
        var summary = shop.deploy();
        assertTrue(summary.complete(), summary.toString());
        assertFalse(shop.heard(TenantEvent.TenantFinished.class).isEmpty());
        assertTrue(shop.heard(TenantEvent.RolloutStarted.class).getFirst().joined());
        for (int i = 0; i < 10; i++) {
            assertEquals(
                    "1",
                    database.value("select count(*) from kill_%d.orders where id = 1".formatted(i)),
                    "kill_" + i);
        }
        assertTrue(shop.plan(TenantTask.deployEverything()).isEmpty());
    }

    private static void waitUntil(String sql) throws InterruptedException, SQLException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        try (var session = database.open()) {
            while (System.nanoTime() < end) {
                boolean there =
                        session.first(
                                        "select to_regclass('tidemark_rollout.tenant') is not null",
                                        row -> row.getBoolean(1))
                                .orElse(false);
                if (there && session.first(sql, row -> row.getBoolean(1)).orElse(false)) {
                    return;
                }
                Thread.sleep(20);
            }
        }
        throw new AssertionError("never: " + sql);
    }

    @Test
    void aServerWithFewConnectionsIsServedByFewerWorkers() throws Exception {
        var shop = shop("few", 6).migration("001_a.sql", "ALTER TABLE public.orders ADD a int;");
        var role = database.role("few");
        database.execute(
                "alter role %1$s superuser connection limit -1; alter role %1$s nosuperuser connection limit 5"
                        .formatted(role.name()));
        IntStream.range(0, 6)
                .forEach(i ->
                        database.execute(
                                "alter schema few_%1$d owner to %2$s; alter table few_%1$d.orders owner to %2$s"
                                        .formatted(i, role.name())));
        database.execute(
                "grant create on database \"%s\" to %s".formatted(database.name(), role.name()));
        var limited = new TenantFixture(folder, role.connector());
        limited.workers = 4;
        database.execute(
                "do $$ begin if exists (select from pg_namespace where nspname = 'tidemark_rollout') then execute 'grant all on schema tidemark_rollout to %1$s; grant all on all tables in schema tidemark_rollout to %1$s'; end if; end $$"
                        .formatted(role.name()));
        var summary = limited.deploy();
        assertTrue(summary.complete(), summary.toString());
        assertTrue(
                limited.heard(TenantEvent.Told.class).stream()
                        .anyMatch(told -> told.text().contains("of 4 workers")),
                limited.events.toString());
    }

    @Test
    void stopsAfterAsManyFailuresAsAllowedAndPausesWhenAsked() throws Exception {
        var shop = shop("most", 8).migration("001_a.sql", "ALTER TABLE public.orders ADD a int;");
        for (int i = 0; i < 3; i++) {
            database.execute("alter table most_%d.orders add a int".formatted(i));
        }
        shop.workers = 1;
        shop.mostFailures = OptionalInt.of(2);
        var stopped = shop.deploy();
        assertEquals(RolloutSummary.Phase.STOPPED, stopped.phase());
        assertEquals(2, stopped.count(State.FAILED));
        assertEquals(6, stopped.count(State.WAITING));
        database.execute(
                "alter table most_0.orders drop a; alter table most_1.orders drop a; alter table most_2.orders drop a");
        shop.also =
                event -> {
                    if (event instanceof TenantEvent.TenantFinished(var schema, _, _)
                            && schema.equals("most_4")) {
                        try (var session = database.open()) {
                            TenantRollout.pause(session, shop.reader().project(), "lunch");
                        } catch (SQLException e) {
                            throw new AssertionError(e);
                        }
                    }
                };
        var paused = shop.retry();
        assertEquals(RolloutSummary.Phase.PAUSED, paused.phase());
        assertEquals(5, paused.count(State.DONE));
        assertEquals("lunch", shop.heard(TenantEvent.Paused.class).getFirst().reason());
        assertTrue(shop.resume().complete());
    }
}
