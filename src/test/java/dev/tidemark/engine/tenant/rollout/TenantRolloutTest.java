package dev.tidemark.engine.tenant.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.run.Selection;
import dev.tidemark.engine.tenant.TenantStatus.Standing;
import dev.tidemark.engine.tenant.rollout.TenantResult.State;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class TenantRolloutTest {
    private static TestDatabase database;
    @TempDir private Path folder;

    @BeforeAll
    static void server(TestDatabase shared) {
        database = shared;
    }

    private TenantFixture shop(String prefix, int tenants) throws IOException {
        IntStream.range(0, tenants)
                .forEach(i -> database.execute("create schema %s_%d".formatted(prefix, i)));
        return TenantFixture.of(folder, database, prefix)
                .migration(
                        "001_orders.sql",
                        "CREATE TABLE public.orders (id int primary key, note text);\n"
                                + "INSERT INTO public.orders VALUES (1, 'public.orders');\n")
                .migration("001_rollback.sql", "DROP TABLE public.orders;\n")
                .migration(
                        "002_index.sql",
                        "-- concurrent\nCREATE INDEX CONCURRENTLY orders_note ON public.orders (note);\n")
                .migration("002_rollback.sql", "DROP INDEX public.orders_note;\n");
    }

    private static String count(String prefix, String table) {
        return database.value(
                "select count(*) from pg_tables where schemaname ~ '^%s' and tablename = '%s'"
                        .formatted(prefix, table));
    }

    @Test
    void appliesEverythingToEveryTenantAndNothingToAnybodyElse() throws Exception {
        var shop = shop("all", 7);
        assertEquals(7, shop.report().counts().get(Standing.NEW));
        var summary = shop.deploy();
        assertEquals(List.of(), summary.failures());
        assertEquals(7, summary.count(State.DONE));
        assertEquals(RolloutSummary.Phase.FINISHED, summary.phase());
        assertEquals("7", count("all", "orders"));
        assertEquals("0", count("public", "orders"));
        assertEquals("public.orders", database.value("select note from all_3.orders"));
        assertEquals(7, shop.report().counts().get(Standing.CURRENT));
        assertEquals(7, shop.heard(TenantEvent.TenantFinished.class).size());
        // Nothing is left to do, and no list is made for that.
        assertTrue(shop.plan(TenantTask.deployEverything()).isEmpty());
        var back = shop.run(new TenantTask.RollBack(new Selection.Back.Last(1)));
        assertEquals(7, back.count(State.DONE));
        assertEquals(
                "0", database.value("select count(*) from pg_class where relname = 'orders_note'"));
        assertEquals(7, shop.report().counts().get(Standing.BEHIND));
    }

    @Test
    void leavesTheOthersAloneWhenOneFailsAndRetriesItAfterItsRepair() throws Exception {
        var shop = shop("fail", 5);
        database.execute("create table fail_2.orders (id int)");
        var summary = shop.deploy();
        assertEquals(4, summary.count(State.DONE));
        assertEquals("fail_2", summary.failures().getFirst().schema());
        assertEquals("statement-failed", summary.failures().getFirst().code().orElseThrow());
        assertTrue(
                summary.failures().getFirst().error().orElseThrow().contains("already exists"),
                summary.failures().toString());
        database.execute("drop table fail_2.orders");
        var again = shop.retry();
        assertTrue(again.complete(), again.toString());
        assertEquals("5", count("fail", "orders"));
    }

    @Test
    void takesTheCanaryFirstAndEndsWithItWhenItFails() throws Exception {
        var shop = shop("wave", 9);
        shop.canary = 1;
        shop.wave = 4;
        database.execute("create table wave_0.orders (id int)");
        var summary = shop.deploy();
        assertEquals(RolloutSummary.Phase.STOPPED, summary.phase());
        assertEquals(8, summary.count(State.WAITING));
        database.execute("drop table wave_0.orders");
        var again = shop.retry();
        assertTrue(again.complete(), again.toString());
        assertEquals(
                List.of(0, 0, 1, 2),
                shop.heard(TenantEvent.WaveBegan.class).stream()
                        .map(TenantEvent.WaveBegan::wave)
                        .toList());
    }
}
