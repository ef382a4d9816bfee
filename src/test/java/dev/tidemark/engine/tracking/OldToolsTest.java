package dev.tidemark.engine.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.repair.Takeover;
import dev.tidemark.engine.tracking.TrackedMigration.StoredChecksum.Algorithm;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Tables as other tools create and fill them are read, written so that the tool's own queries find
/// what it would have written, and adopted.
@ExtendWith(DatabaseExtension.class)
class OldToolsTest {
    @TempDir Path folder;

    @Test
    void keepsThatSmartSitesTable(TestDatabase database) {
        database.execute(
                """
                create schema system;
                create table system.schema_migrations (
                  id serial primary key, filename text unique,
                  applied_at timestamp default now(), description text);
                insert into system.schema_migrations (filename, description)
                values ('2025-10-17_0001_create_error_logs_table.sql', 'Creates the table')\
                """);
        var scenario =
                new Scenario(folder, database)
                        .file("2025-10-17_0001_create_error_logs_table.sql", "select 1;")
                        .file("2025-10-20_0001_add_seo.sql", "select 2;")
                        .file("2025-10-21_0001_add_fields.sql", "select 3;");
        assertEquals(Tool.THAT_SMART_SITE, scenario.state().table().tool());
        assertEquals(
                List.of(
                        "2025-10-17_0001 applied",
                        "2025-10-20_0001 pending",
                        "2025-10-21_0001 pending"),
                scenario.states());

        scenario.record("2025-10-20_0001");
        String asItsToolReads = "select filename from system.schema_migrations order by filename";
        assertEquals(
                List.of(
                        "2025-10-17_0001_create_error_logs_table.sql",
                        "2025-10-20_0001_add_seo.sql"),
                database.values(asItsToolReads));
        scenario.remove("2025-10-20_0001");
        assertEquals(1, database.values(asItsToolReads).size());

        adopt(scenario);
        scenario.record("2025-10-20_0001");
        database.execute(
                "insert into system.schema_migrations (filename, description) values ('2025-10-21_0001_add_fields.sql', 'x')");
        assertEquals(
                List.of(
                        "2025-10-17_0001 applied",
                        "2025-10-20_0001 applied",
                        "2025-10-21_0001 applied"),
                scenario.states());
        scenario.file("2025-10-17_0001_create_error_logs_table.sql", "select 1; select 2;");
        assertEquals("changed", scenario.row("2025-10-17_0001").state().text());
    }

    @Test
    void keepsTrossAppsTable(TestDatabase database) {
        database.execute(
                """
                create table schema_migrations (
                    id serial primary key,
                    version integer unique not null,
                    description text not null,
                    applied_at timestamp default current_timestamp not null,
                    applied_by varchar(100),
                    success boolean default true);
                insert into schema_migrations (version, description, success)
                values (1, 'initial', true), (2, 'indexes', null), (3, 'audit', false)\
                """);
        var scenario =
                new Scenario(folder, database)
                        .file("001_initial.sql", "select 1;")
                        .file("002_add_user_indexes.sql", "select 2;")
                        .file("003_audit_logs.sql", "select 3;")
                        .file("004_add_user_preferences.sql", "select 4;");
        assertEquals(Tool.TROSSAPP, scenario.state().table().tool());
        assertEquals(
                List.of("001 applied", "002 applied", "003 failed", "004 pending"),
                scenario.states());

        scenario.record("004");
        assertEquals(
                "4|add user preferences|alice (al@box)|t",
                database.value(
                        "select concat_ws('|', version, description, applied_by, success) from schema_migrations where version = 4"));
        adopt(scenario);
        scenario.remove("004");
        scenario.record("004");
        assertEquals("applied", scenario.row("4").state().text());
        assertEquals(Tool.TROSSAPP, scenario.state().table().tool());
        assertEquals(
                Algorithm.SHA256,
                scenario.row("004").tracked().orElseThrow().checksum().orElseThrow().algorithm());
    }

    @Test
    void keepsClicaritysTable(TestDatabase database) {
        database.execute(
                """
                create schema john_12345678;
                create table john_12345678.schema_migrations (
                    id serial primary key,
                    version varchar(255) unique not null,
                    description text,
                    applied_at timestamp default current_timestamp,
                    checksum varchar(64));
                insert into john_12345678.schema_migrations (version, checksum)
                values ('20241218_initial_schema', encode(sha256(E'select 1;\\n'), 'hex'))\
                """);
        var scenario =
                new Scenario(folder, database)
                        .file("20241218_initial_schema/migration.sql", "select 1;\n")
                        .file("20241220_add_preferences/migration.sql", "select 2;\n");
        assertEquals(Tool.CLICARITY, scenario.state().table().tool());
        assertEquals(
                List.of("20241218_initial_schema applied", "20241220_add_preferences pending"),
                scenario.states());
        scenario.record("20241220_add_preferences");
        assertEquals(
                "20241220_add_preferences t",
                database.value(
                        "select concat_ws(' ', version, checksum = encode(sha256(E'select 2;\\n'), 'hex')) from john_12345678.schema_migrations order by id desc"));
        adopt(scenario);
        assertEquals(Tool.CLICARITY, scenario.state().table().tool());
        assertEquals(
                List.of("20241218_initial_schema applied", "20241220_add_preferences applied"),
                scenario.states());
    }

    @Test
    void keepsLanciosTable(TestDatabase database) {
        database.execute(
                """
                create schema platform;
                create table platform.schema_migrations (
                    id serial primary key,
                    migration_name text not null unique,
                    applied_at timestamptz not null default now());
                insert into platform.schema_migrations (migration_name)
                values ('001_create_platform_schema.sql')\
                """);
        var scenario =
                new Scenario(folder, database)
                        .file("001_create_platform_schema.sql", "select 1;")
                        .file("002_platform_billing_schema.sql", "select 2;");
        assertEquals(Tool.LANCIO, scenario.state().table().tool());
        assertEquals(List.of("001 applied", "002 pending"), scenario.states());
        scenario.record("002");
        adopt(scenario);
        database.execute(
                "insert into platform.schema_migrations (migration_name) values ('001_create_platform_schema.sql') on conflict (migration_name) do nothing");
        assertEquals(
                List.of("001_create_platform_schema.sql", "002_platform_billing_schema.sql"),
                database.values(
                        "select migration_name from platform.schema_migrations order by id"));
        assertEquals(List.of("001 applied", "002 applied"), scenario.states());
    }

    @Test
    void keepsTenantsBusinessTableWithItsMd5AndRollback(TestDatabase database) {
        database.execute(
                """
                create schema system;
                create table system.schema_migrations (
                    id serial primary key, filename varchar(255) not null unique,
                    checksum varchar(32) not null, rollback_sql text,
                    applied_at timestamp default now());
                insert into system.schema_migrations (filename, checksum, rollback_sql)
                values ('2025-01-17_1430_example.sql', md5(E'select 1;\\n'), 'select 0;')\
                """);
        var scenario =
                new Scenario(folder, database)
                        .file("2025-01-17_1430_example.sql", "select 1;\r\n")
                        .file(
                                "2025-01-20_0915_add.sql",
                                "create table a();\n-- ROLLBACK:\n-- drop table a;\n");
        assertEquals(Tool.TENANTS_BUSINESS, scenario.state().table().tool());
        assertEquals(
                List.of("2025-01-17_1430 applied", "2025-01-20_0915 pending"), scenario.states());
        scenario.record("2025-01-20_0915");
        assertEquals(
                "2025-01-20_0915_add.sql t t",
                database.value(
                        "select concat_ws(' ', filename, checksum = md5(E'create table a();\\n-- ROLLBACK:\\n-- drop table a;\\n'), rollback_sql like '%drop table a%') from system.schema_migrations order by id desc"));
        scenario.file("2025-01-17_1430_example.sql", "select 2;\n");
        assertEquals("changed", scenario.row("2025-01-17_1430").state().text());
    }

    @Test
    void readsGenerousNamesOfTheUndocumentedTable(TestDatabase database) {
        database.execute(
                """
                create table schema_migrations (
                    migration varchar(255) primary key, md5_checksum char(32),
                    executed_at timestamptz default now(), down_sql text, batch int default 1);
                insert into schema_migrations
                values ('2025-01-17_1430_example', md5('select 1;'), now(), '', 1)\
                """);
        var scenario =
                new Scenario(folder, database)
                        .file("2025-01-17_1430_example.sql", "select 1;")
                        .file("2025-01-17_1431_second.sql", "select 2;");
        assertEquals(
                List.of("2025-01-17_1430 applied", "2025-01-17_1431 pending"), scenario.states());
        scenario.record("2025-01-17_1431");
        assertEquals(
                "2025-01-17_1431_second",
                database.value("select migration from schema_migrations order by 1 desc"));
    }

    @Test
    void keepsDbmatesTable(TestDatabase database) {
        database.execute(
                """
                create table schema_migrations (version varchar(128) primary key);
                insert into schema_migrations values ('20240102030405')\
                """);
        var scenario =
                new Scenario(folder, database)
                        .file("20240102030405_one.sql", "-- migrate:up\nselect 1;\n")
                        .file("20240102030406_two.sql", "-- migrate:up\nselect 2;\n");
        assertEquals(Tool.DBMATE, scenario.state().table().tool());
        assertEquals(
                List.of("20240102030405 applied", "20240102030406 pending"), scenario.states());
        adopt(scenario);
        scenario.record("20240102030406");
        assertEquals(
                List.of("20240102030406", "20240102030405"),
                database.values("select version from schema_migrations order by version desc"));
        database.execute("delete from schema_migrations where version = '20240102030406'");
        database.execute("insert into schema_migrations (version) values ('20240102030406')");
        assertEquals("applied", scenario.row("20240102030406").state().text());
        assertEquals(Tool.DBMATE, scenario.state().table().tool());
    }

    @Test
    void keepsDieselsTable(TestDatabase database) {
        database.execute(
                """
                create table __diesel_schema_migrations (
                    version varchar(50) primary key not null,
                    run_on timestamp not null default current_timestamp);
                insert into __diesel_schema_migrations (version) values ('20240102030405')\
                """);
        var scenario =
                new Scenario(folder, database)
                        .file("2024-01-02-030405_one/up.sql", "select 1;")
                        .file("2024-01-02-030406_two/up.sql", "select 2;");
        assertEquals(Tool.DIESEL, scenario.state().table().tool());
        adopt(scenario);
        scenario.record("20240102030406");
        assertEquals(
                List.of("20240102030405", "20240102030406"),
                database.values("select version from __diesel_schema_migrations order by version"));
        assertEquals(
                List.of("20240102030405 applied", "20240102030406 applied"), scenario.states());
        scenario.remove("20240102030406");
        assertEquals("pending", scenario.row("20240102030406").state().text());
    }

    @Test
    void movesGolangMigratesPointer(TestDatabase database) {
        database.execute(
                """
                create table schema_migrations (
                    version bigint not null primary key, dirty boolean not null)\
                """);
        var scenario =
                new Scenario(folder, database)
                        .file("000001_one.up.sql", "select 1;")
                        .file("000003_three.up.sql", "select 3;")
                        .file("000010_ten.up.sql", "select 10;");
        String asItsToolReads = "select concat(version, ' ', dirty) from schema_migrations limit 1";
        assertTrue(scenario.state().table().pointer());
        scenario.record(scenario.project().migrations().getFirst().version().text());
        assertEquals("1 f", database.value(asItsToolReads));
        scenario.record(scenario.project().migrations().get(1).version().text());
        scenario.record(scenario.project().migrations().get(2).version().text());
        assertEquals("10 f", database.value(asItsToolReads));
        assertEquals(1, database.values("select 1 from schema_migrations").size());
        assertEquals(3, scenario.report().summary().applied());

        scenario.remove("10");
        assertEquals("3 f", database.value(asItsToolReads));
        adopt(scenario);
        scenario.file("000001_one.up.sql", "select 1, 1;");
        assertEquals("changed", scenario.row("1").state().text());
        database.execute("update schema_migrations set version = 10, dirty = true");
        assertEquals("failed", scenario.row("10").state().text());
        scenario.remove("10");
        scenario.remove("3");
        scenario.remove("1");
        assertEquals(List.of(), database.values(asItsToolReads));
    }

    @Test
    void keepsFlywaysHistory(TestDatabase database) {
        database.execute(
                """
                create table flyway_schema_history (
                    installed_rank int not null, version varchar(50),
                    description varchar(200) not null, type varchar(20) not null,
                    script varchar(1000) not null, checksum integer,
                    installed_by varchar(100) not null,
                    installed_on timestamp not null default now(),
                    execution_time integer not null, success boolean not null);
                alter table flyway_schema_history
                    add constraint flyway_schema_history_pk primary key (installed_rank);
                insert into flyway_schema_history values
                    (0, null, '<< Flyway Schema Creation >>', 'SCHEMA', '"app"', null, 'x', now(), 0, true),
                    (1, '1', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', null, 'x', now(), 0, true),
                    (2, '2', 'two', 'SQL', 'V2__two.sql', 1202308123, 'x', now(), 5, true),
                    (3, '2.1', 'undone', 'SQL', 'V2_1__undone.sql', 5, 'x', now(), 5, true),
                    (4, '2.1', 'undone', 'UNDO_SQL', 'U2_1__undone.sql', 5, 'x', now(), 5, true),
                    (5, null, 'my views', 'SQL', 'R__my_views.sql', 1, 'x', now(), 5, true),
                    (6, null, 'my views', 'SQL', 'R__my_views.sql', 0, 'x', now(), 5, true),
                    (7, '9', 'gone', 'SQL', 'V9__gone.sql', 5, 'x', now(), 5, true),
                    (8, '9', 'gone', 'DELETE', 'V9__gone.sql', 5, 'x', now(), 0, true)\
                """);
        var scenario =
                new Scenario(folder, database)
                        .file("V1__one.sql", "select 1;")
                        .file("V2__two.sql", "\uFEFFselect 2;\r\nselect 3;\r\n")
                        .file("V2_1__undone.sql", "select 21;")
                        .file("R__my_views.sql", "select 'views';");
        assertEquals(Tool.FLYWAY, scenario.state().table().tool());
        long crc = crc("select 2;select 3;");
        database.execute(
                "update flyway_schema_history set checksum = %d where installed_rank = 2"
                        .formatted((int) crc));
        assertEquals(
                List.of(
                        "1 baseline",
                        "2 applied",
                        "2.1 pending",
                        "R__my_views repeatable-outdated"),
                scenario.states());

        scenario.record("2.1");
        scenario.record("R__my_views");
        String asItsToolReads =
                "select concat_ws('|', installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) from flyway_schema_history where installed_rank > 8 order by installed_rank";
        assertEquals(
                List.of(
                        "9|2.1|undone|SQL|V2_1__undone.sql|%d|alice (al@box)|12|t"
                                .formatted((int) crc("select 21;")),
                        "10|my views|SQL|R__my_views.sql|%d|alice (al@box)|12|t"
                                .formatted((int) crc("select 'views';"))),
                database.values(asItsToolReads));
        adopt(scenario);
        assertEquals(
                List.of("1 baseline", "2 applied", "2.1 applied", "R__my_views repeatable-current"),
                scenario.states());
        scenario.remove("2.1");
        assertEquals("pending", scenario.row("2.1").state().text());
        scenario.record("2.1");
        assertEquals("applied", scenario.row("2.1").state().text());
    }

    @Test
    void keepsPrismasMigrations(TestDatabase database) {
        database.execute(
                """
                create table _prisma_migrations (
                    id varchar(36) primary key not null, checksum varchar(64) not null,
                    finished_at timestamptz, migration_name varchar(255) not null, logs text,
                    rolled_back_at timestamptz, started_at timestamptz not null default now(),
                    applied_steps_count integer not null default 0);
                insert into _prisma_migrations (id, checksum, finished_at, migration_name, rolled_back_at, started_at, applied_steps_count) values
                    ('a', encode(sha256('select 1;'), 'hex'), null, '20240101000000_one', now(), now() - interval '3 h', 0),
                    ('b', encode(sha256('select 1;'), 'hex'), now(), '20240101000000_one', null, now() - interval '2 h', 1),
                    ('c', encode(sha256('select 2;'), 'hex'), null, '20240102000000_two', null, now() - interval '1 h', 0)\
                """);
        var scenario =
                new Scenario(folder, database)
                        .file("20240101000000_one/migration.sql", "select 1;")
                        .file("20240102000000_two/migration.sql", "select 2;")
                        .file("20240103000000_three/migration.sql", "select 3;");
        assertEquals(
                List.of(
                        "20240101000000_one applied",
                        "20240102000000_two failed",
                        "20240103000000_three pending"),
                scenario.states());
        scenario.record("20240103000000_three");
        assertEquals(
                "20240103000000_three t t 1 36",
                database.value(
                        "select concat_ws(' ', migration_name, checksum = encode(sha256('select 3;'), 'hex'), finished_at is not null and rolled_back_at is null, applied_steps_count, length(id)) from _prisma_migrations order by started_at desc limit 1"));
        scenario.remove("20240102000000_two");
        assertEquals(
                List.of("a", "b"),
                database.values(
                        "select id from _prisma_migrations where length(id) = 1 order by id"));
        adopt(scenario);
        assertEquals("applied", scenario.row("20240103000000_three").state().text());
    }

    private static void adopt(Scenario scenario) {
        var before = scenario.states();
        scenario.execute(new Takeover(scenario.report(), scenario.actor()).adopt());
        assertTrue(scenario.state().journalExists());
        assertEquals(before, scenario.states());
        assertTrue(new Takeover(scenario.report(), scenario.actor()).adopt().empty());
    }

    private static long crc(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
