package dev.tidemark.engine.tenant.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.tenant.TenantStatus;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Tenants are read while another process works on them.
@ExtendWith(DatabaseExtension.class)
class TenantsReaderRaceTest {
    private static final int READINGS = 60;

    @TempDir Path folder;

    @Test
    void takesNoTenantForAnotherThatHasMovedOnMeanwhile(TestDatabase database) throws Exception {
        var shop = tenants(database);
        var goesOn = new AtomicBoolean(true);
        try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
            // The first of those that stand alike moves to and fro; the last one never moves.
            var moving =
                    beside.submit(() -> {
                        try (var session = database.open()) {
                            while (goesOn.get()) {
                                session.send(
                                        "insert into shop_a.schema_migrations select * from shop_model.schema_migrations where version = '002'");
                                session.send(
                                        "delete from shop_a.schema_migrations where version = '002'");
                            }
                        }
                        return true;
                    });
            try {
                for (int i = 0; i < READINGS; i++) {
                    assertEquals(1, still(shop).pending(), "reading " + i);
                }
            } finally {
                goesOn.set(false);
            }
            assertEquals(true, moving.get());
        }
    }

    @Test
    void knowsThatATenantHasBeenBegunSinceItWasRead(TestDatabase database) throws Exception {
        database.execute(
                "create schema shop_a; create table shop_a.schema_migrations (version text primary key)");
        var shop =
                TenantFixture.of(folder, database, "shop_")
                        .migration("001_orders.sql", "create table orders (id int primary key);");
        var before = shop.report().tenants().getFirst().table().orElseThrow();
        try (var session = database.open()) {
            assertTrue(shop.reader().stillHolds(session, before));
            shop.run(
                    new TenantsPlanner(shop.reader())
                            .all(TenantTask.deployEverything(), shop.report(), Map.of()),
                    new StopSignal());
            // As a process leaves it that was killed within its first migration.
            session.send(
                    "delete from shop_a.schema_migrations; delete from shop_a.schema_migrations_journal where event <> 'run-started'");
            assertFalse(shop.reader().stillHolds(session, before));
        }
    }

    private TenantFixture tenants(TestDatabase database)
            throws IOException, InterruptedException, SQLException {
        var shop =
                TenantFixture.of(folder, database, "shop_")
                        .migration("001_orders.sql", "create table orders (id int primary key);");
        database.execute("create schema shop_a; create schema shop_still");
        shop.deploy();
        shop.migration("002_paid.sql", "alter table orders add paid boolean;");
        database.execute("create schema shop_model");
        shop.run(
                new TenantsPlanner(shop.reader())
                        .some(TenantTask.deployEverything(), shop.report(), List.of("shop_model")),
                new StopSignal());
        return shop;
    }

    private static TenantStatus still(TenantFixture shop) {
        return shop.report().tenants().stream()
                .filter(tenant -> tenant.schema().equals("shop_still"))
                .findFirst()
                .orElseThrow();
    }
}
