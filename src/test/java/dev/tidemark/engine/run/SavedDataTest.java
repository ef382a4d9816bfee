package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Apply, write, roll back, apply again with what was saved: the rows are those that were there.
@ExtendWith(DatabaseExtension.class)
class SavedDataTest {
    @TempDir Path folder;

    @Test
    void bringsATableBackAsItWas(TestDatabase database) throws Exception {
        var fixture =
                one(
                        """
                        CREATE TYPE mood AS ENUM ('fine', 'so la la');
                        CREATE DOMAIN price AS numeric CHECK (VALUE >= 0);
                        CREATE TABLE "Odd ""table" (
                          id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                          "My Column" text COLLATE "C",
                          mood mood, moods mood[], price price, twice numeric GENERATED ALWAYS AS (price * 2) STORED,
                          at timestamptz, span interval, doc json, raw bytea, f float8, parent int REFERENCES "Odd ""table");
                        CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS
                          $$BEGIN NEW.at = now(); RETURN NEW; END$$;
                        CREATE TRIGGER stamp BEFORE INSERT OR UPDATE ON "Odd ""table"
                          FOR EACH ROW EXECUTE FUNCTION stamp();
                        """,
                        """
                        DROP TABLE "Odd ""table";
                        DROP FUNCTION stamp();
                        DROP DOMAIN price;
                        DROP TYPE mood;
                        """);
        Aftermath.completed(fixture.apply(database.connector()));
        database.execute(
                """
                insert into "Odd ""table" ("My Column", mood, moods, price, span, doc, raw, f, parent)
                select 'ä"''\\' || n, (array['fine', 'so la la', null])[1 + n % 3]::mood,
                       array['so la la', null]::mood[], n / 3.0, n * interval '1 day 2 hours',
                       json_build_object('a', n), decode('00ff', 'hex'), n / 7.0::float8, nullif(n - 1, 0)
                  from generate_series(1, 50) n;
                update "Odd ""table" set "My Column" = repeat(md5(id::text), 5000) where id = 7;
                delete from "Odd ""table" where id = 50;
                """);
        String before = hash(database, "\"Odd \"\"table\"");
        Aftermath.completed(fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
        assertEquals("f", database.value("select to_regclass('\"Odd \"\"table\"') is not null"));
        assertEquals(
                "table 49 001 mood moods price",
                database.value(
                        """
                        select concat_ws(' ', kind, rows, version,
                               (select string_agg(attname, ' ' order by attnum) from pg_attribute
                                 where attrelid = ('tidemark_archive.' || quote_ident(kept_in))::regclass
                                   and attname in ('mood', 'moods', 'price', 'twice') and atttypid = 'text'::regtype))
                          from tidemark_archive.catalogue
                        """));
        Aftermath.completed(fixture.bringingBack().apply(database.connector()));
        assertEquals(before, hash(database, "\"Odd \"\"table\""));
        assertEquals(
                "50",
                database.value("insert into \"Odd \"\"table\" (price) values (1) returning id"));
        assertEquals(
                List.of("a O"),
                database.values(
                        """
                        select attidentity::text || ' ' || tgenabled::text from pg_attribute, pg_trigger
                         where attrelid = tgrelid and attname = 'id' and tgname = 'stamp'
                        """));
        assertEquals(
                "49 0",
                database.value(
                        "select restored_rows || ' ' || kept_rows from tidemark_archive.catalogue"));
        assertTrue(fixture.events.stream().anyMatch(RunEvent.DataBroughtBack.class::isInstance));
    }

    @Test
    void bringsColumnsBackToTheRowsOfTheirKey(TestDatabase database) throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file(
                                "001_users.sql",
                                """
                                CREATE TABLE users (region text, no int, name text, PRIMARY KEY (region, no));
                                CREATE TABLE admins (rights text) INHERITS (users);
                                ALTER TABLE admins ADD PRIMARY KEY (region, no);
                                """)
                        .file(
                                "002_email.sql",
                                """
                                CREATE TYPE tone AS ENUM ('du', 'Sie');
                                ALTER TABLE users ADD email text DEFAULT 'none', ADD tone tone;
                                -- ROLLBACK:
                                -- UPDATE users SET email = 'x';
                                -- ALTER TABLE users DROP COLUMN email, DROP tone;
                                -- DROP TYPE tone;
                                """);
        Aftermath.completed(fixture.apply(database.connector()));
        database.execute(
                """
                insert into users select r, n, 'n', nullif(r || n, 'a3'), 'Sie'::tone
                  from unnest(array['a', 'b']) r, generate_series(1, 3) n;
                insert into admins values ('c', 1, 'n', 'all', 'root', 'du');
                """);
        String before = hash(database, "users");
        String admins = hash(database, "admins");
        Aftermath.completed(fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
        assertEquals(
                List.of("columns {email,tone} {region,no} 6", "columns {email,tone} {region,no} 1"),
                database.values(
                        "select concat_ws(' ', kind, lost_columns, key_columns, rows) from tidemark_archive.catalogue where kind = 'columns' order by id"));
        database.execute("delete from users where region = 'b' and no = 1");
        Aftermath.completed(fixture.bringingBack().apply(database.connector()));
        assertEquals(
                "5 1",
                database.value(
                        "select restored_rows || ' ' || kept_rows from tidemark_archive.catalogue where table_name = 'users' and kind = 'columns'"));
        database.execute("insert into users values ('b', 1, 'n', 'b1', 'Sie')");
        assertEquals(before, hash(database, "users"));
        assertEquals(admins, hash(database, "admins"));
        assertEquals(
                "0",
                database.value(
                        "select count(*) from tidemark_archive.catalogue where kind <> 'columns'"));
    }

    @Test
    void keepsTheOldValuesOfRowsThatAStatementChanged(TestDatabase database) throws Exception {
        database.execute(
                """
                create table teams (id int primary key);
                create table people (id int primary key, team int references teams on delete set null, age int);
                insert into teams values (1), (2);
                insert into people values (1, 1, 20), (2, 2, 30), (3, 2, 40);
                """);
        var fixture =
                one(
                        "SELECT 1;",
                        "UPDATE people SET age = age / 3 WHERE age > 20;\nDELETE FROM teams WHERE id = 1;");
        Aftermath.completed(fixture.apply(database.connector()));
        Aftermath.completed(fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
        assertEquals(
                List.of("changed people 2", "rows teams 1", "changed people 1"),
                database.values(
                        "select concat_ws(' ', kind, table_name, rows) from tidemark_archive.catalogue order by id"));
        database.execute("delete from people where id in (1, 3)");
        Aftermath.completed(fixture.bringingBack().apply(database.connector()));
        assertEquals(
                "1,2", database.value("select string_agg(id::text, ',' order by id) from teams"));
        assertEquals(
                List.of("2 2 10"),
                database.values("select concat_ws(' ', id, team, age) from people"));
    }

    @Test
    void bringsTheTablesOfASchemaBackInTheOrderOfTheirForeignKeys(TestDatabase database)
            throws Exception {
        var fixture =
                one(
                        """
                        CREATE SCHEMA shop;
                        CREATE TABLE shop.z_customers (id serial PRIMARY KEY, name text);
                        CREATE TABLE shop.orders (id int, day date, customer int REFERENCES shop.z_customers,
                          PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
                        CREATE TABLE shop.orders_24 PARTITION OF shop.orders FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
                        CREATE TABLE shop.orders_25 PARTITION OF shop.orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                        CREATE TABLE shop.log (line text);
                        CREATE TABLE shop.empty (id int);
                        """,
                        "DROP SCHEMA shop CASCADE;");
        Aftermath.completed(fixture.apply(database.connector()));
        database.execute(
                """
                insert into shop.z_customers (name) values ('a'), ('b');
                insert into shop.orders select n, '2024-12-30'::date + n, 1 + n % 2 from generate_series(1, 9) n;
                insert into shop.log values ('same'), ('same'), (null);
                """);
        var tables = List.of("shop.z_customers", "shop.orders", "shop.log", "shop.orders_25");
        var before = tables.stream().map(table -> hash(database, table)).toList();
        Aftermath.completed(fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
        assertEquals(
                List.of("z_customers 2", "orders 9", "log 3"),
                database.values(
                        "select table_name || ' ' || rows from tidemark_archive.catalogue order by id"));
        Aftermath.completed(fixture.bringingBack().apply(database.connector()));
        assertEquals(before, tables.stream().map(table -> hash(database, table)).toList());
        assertEquals(
                "3",
                database.value("insert into shop.z_customers (name) values ('c') returning id"));
    }

    @Test
    void keepsOnlyTheRowsThatADeleteRemoved(TestDatabase database) throws Exception {
        database.execute(
                """
                create table roles (name text primary key, rights json);
                create table members (id int primary key, role text references roles on delete cascade);
                insert into roles values ('old', '{}'), ('older', null);
                """);
        var fixture =
                one(
                        "INSERT INTO roles VALUES ('auditor', '{\"read\": true}');",
                        "DELETE FROM roles WHERE name = 'auditor';");
        Aftermath.completed(fixture.apply(database.connector()));
        database.execute(
                "update roles set rights = '{\"read\": 1}' where name = 'auditor';"
                        + " insert into members values (1, 'auditor'), (2, 'old'), (3, 'auditor')");
        Aftermath.completed(fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
        assertEquals(
                List.of("roles 1", "members 2"),
                database.values(
                        "select table_name || ' ' || rows from tidemark_archive.catalogue where kind = 'rows' order by id"));
        database.execute("delete from roles where name = 'older'");
        Aftermath.completed(fixture.bringingBack().apply(database.connector()));
        assertEquals(
                List.of("1 auditor", "2 old", "3 auditor"),
                database.values("select id || ' ' || role from members order by id"));
        assertEquals(
                List.of("auditor", "old"), database.values("select name from roles order by name"));
        assertEquals(
                "0 1",
                database.value(
                        "select restored_rows || ' ' || kept_rows from tidemark_archive.catalogue where table_name = 'roles'"));
        assertEquals(
                "{\"read\": 1}",
                database.value("select a.rights::text from tidemark_archive.saved_1_roles a"));
    }

    @Test
    void keepsTheValuesThatAnotherTypeCannotHold(TestDatabase database) throws Exception {
        database.execute(
                "create table a (id int primary key, n int, word text); insert into a values (1, 1), (2, 2)");
        var fixture =
                one(
                        "ALTER TABLE a ALTER n TYPE numeric;",
                        "ALTER TABLE a ALTER COLUMN n SET DATA TYPE int, ALTER word TYPE varchar(9);");
        Aftermath.completed(fixture.apply(database.connector()));
        database.execute("update a set n = 1.5 where id = 1");
        Aftermath.completed(fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
        assertEquals("2,2", database.value("select string_agg(n::text, ',') from a"));
        assertEquals(
                List.of("1 1.5"),
                database.values("select id || ' ' || n from tidemark_archive.saved_1_a"));
        assertEquals("1", database.value("select count(*) from tidemark_archive.catalogue"));
    }

    @Test
    void savesWhatTruncateReaches(TestDatabase database) throws Exception {
        database.execute(
                "create table a (id int primary key); create table b (id int, a int references a);"
                        + " insert into a values (1); insert into b values (1, 1), (1, 1)");
        var fixture = one("SELECT 1;", "TRUNCATE a RESTART IDENTITY CASCADE;");
        Aftermath.completed(fixture.apply(database.connector()));
        Aftermath.completed(fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
        assertEquals("0", database.value("select count(*) from b"));
        Aftermath.completed(fixture.bringingBack().apply(database.connector()));
        assertEquals("1", database.value("select count(*) from a"));
        assertEquals("2", database.value("select count(*) from b"));
    }

    @Test
    void savesEachStepWithTheStepThatTakesItAway(TestDatabase database) throws Exception {
        var fixture =
                one(
                        "CREATE TABLE a (id int PRIMARY KEY, x text);\nCREATE INDEX i ON a (x);\nCREATE TABLE b (id int);\n",
                        "DROP INDEX CONCURRENTLY i;\nALTER TABLE a RENAME TO c;\nDROP TABLE c;\nDROP TABLE nowhere;\nDROP TABLE b;");
        Aftermath.completed(fixture.apply(database.connector()));
        database.execute("insert into a values (1, 'x'); insert into b values (1)");
        Aftermath.failure(fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
        assertEquals(
                List.of("c 1"),
                database.values(
                        "select table_name || ' ' || rows from tidemark_archive.catalogue"));
        database.execute("create table nowhere ()");
        Aftermath.completed(fixture.resume(database.connector(), "001"));
        assertEquals(
                List.of("c 1", "b 1"),
                database.values(
                        "select table_name || ' ' || rows from tidemark_archive.catalogue order by id"));
    }

    @Test
    void leavesNeitherArchiveNorLossWhenALaterStatementFails(TestDatabase database)
            throws Exception {
        var fixture = one("CREATE TABLE a (id int);", "DROP TABLE a;\nDROP TABLE nowhere;");
        Aftermath.completed(fixture.apply(database.connector()));
        database.execute("insert into a values (1)");
        Aftermath.failure(fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
        assertEquals("1", database.value("select count(*) from a"));
        assertEquals(
                "0",
                database.value(
                        "select count(*) from pg_namespace where nspname = 'tidemark_archive'"));
        assertTrue(fixture.events.stream().noneMatch(RunEvent.DataSaved.class::isInstance));
    }

    @Test
    void keepsTheArchivesOfEachRollback(TestDatabase database) throws Exception {
        var fixture = one("CREATE TABLE a (id int PRIMARY KEY);", "DROP TABLE a;");
        for (int number = 1; number <= 2; number++) {
            Aftermath.completed(fixture.apply(database.connector()));
            database.execute("insert into a values (%d)".formatted(number));
            Aftermath.completed(fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
        }
        Aftermath.completed(fixture.bringingBack().apply(database.connector()));
        assertEquals("2", database.value("select string_agg(id::text, ',') from a"));
        assertEquals(
                List.of("1 f", "2 t"),
                database.values(
                        "select id || ' ' || left((restored_at is not null)::text, 1) from tidemark_archive.catalogue order by id"));
        assertEquals("1", database.value("select id from tidemark_archive.saved_1_a"));
    }

    @Test
    void saysWhatHasNoPlaceAnyMoreAndAppliesTheMigrationAllTheSame(TestDatabase database)
            throws Exception {
        var fixture =
                one(
                        "CREATE TABLE a (id int PRIMARY KEY, gone text);\nCREATE TABLE b (id int, word text);",
                        "DROP TABLE a;\nDROP TABLE b;");
        Aftermath.completed(fixture.apply(database.connector()));
        database.execute("insert into a values (1, 'x'); insert into b values (1, 'one')");
        Aftermath.completed(fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
        var changed =
                one(
                                "CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (id int, word int);",
                                "DROP TABLE a;\nDROP TABLE b;")
                        .bringingBack();
        Aftermath.completed(changed.apply(database.connector()));
        var told =
                changed.events.stream()
                        .filter(RunEvent.DataBroughtBack.class::isInstance)
                        .map(event -> ((RunEvent.DataBroughtBack) event).result().text())
                        .toList();
        assertEquals(
                List.of(
                        "Brought back 1 row of public.a. public.a has no column now for gone, which stays in tidemark_archive.saved_1_a.",
                        "Not brought back: 1 row of public.b. The server says: invalid input syntax for type integer: \"one\" (22P02). It stays in tidemark_archive.saved_2_b (number 2)."),
                told);
        assertEquals("0", database.value("select count(*) from b"));
        assertEquals(
                "1",
                database.value(
                        "select count(*) from tidemark_archive.catalogue where restored_at is null"));
    }

    @Test
    void losesWhatItIsToldToLose(TestDatabase database) throws Exception {
        var fixture = one("CREATE TABLE a (id int);", "DROP TABLE a;").losingData();
        Aftermath.completed(fixture.apply(database.connector()));
        database.execute("insert into a values (1)");
        Aftermath.completed(fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
        assertEquals(
                "0",
                database.value(
                        "select count(*) from pg_namespace where nspname = 'tidemark_archive'"));
    }

    @Test
    void savesWholeRowsWhereNoKeyStays(TestDatabase database) throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file("001_a.sql", "CREATE TABLE a (id int, x text);\n")
                        .file(
                                "002_b.sql",
                                "ALTER TABLE a ADD y text;\n-- ROLLBACK:\n-- ALTER TABLE a DROP y;\n");
        Aftermath.completed(fixture.apply(database.connector()));
        database.execute("insert into a values (1, 'x', 'y')");
        Aftermath.completed(fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
        assertEquals(
                "1 x y",
                database.value("select concat_ws(' ', id, x, y) from tidemark_archive.saved_1_a"));
        Aftermath.completed(fixture.bringingBack().apply(database.connector()));
        assertTrue(
                fixture.events.stream()
                        .anyMatch(event ->
                                event instanceof RunEvent.DataBroughtBack(_, var result)
                                        && result.text().contains("No key tells")));
    }

    @Test
    void goesBackAndForthOverManyMigrations(TestDatabase database) throws Exception {
        var fixture = new RunFixture(folder);
        for (int number = 1; number <= 9; number++) {
            fixture.file(
                    "00%d_t.sql".formatted(number),
                    """
                    SELECT 1;
                    CREATE TABLE t%1$d (id int PRIMARY KEY, parent int %2$s);
                    ALTER TABLE t1 ADD COLUMN c%1$d text;
                    -- ROLLBACK:
                    -- SET search_path = nowhere;
                    -- SELECT 1;
                    -- ALTER TABLE public.t1 DROP COLUMN c%1$d;
                    -- DROP TABLE public.t%1$d;
                    """
                            .formatted(number, number == 1 ? "" : "REFERENCES t" + (number - 1)));
        }
        Aftermath.completed(fixture.apply(database.connector()));
        for (int number = 1; number <= 9; number++) {
            database.execute(
                    "insert into t%d select n, n from generate_series(1, 3) n".formatted(number));
        }
        database.execute("update t1 set c1 = 'one', c5 = 'five ' || id, c9 = 'nine'");
        String first = hash(database, "t1");
        String last = hash(database, "t9");
        Aftermath.completed(fixture.rollBack(database.connector(), new Selection.Back.Last(9)));
        assertEquals("0", database.value("select count(*) from pg_class where relname = 't1'"));
        Aftermath.completed(fixture.bringingBack().apply(database.connector()));
        assertEquals(first, hash(database, "t1"));
        assertEquals(last, hash(database, "t9"));
        assertEquals(
                "0",
                database.value(
                        "select count(*) from tidemark_archive.catalogue where restored_at is null"));
    }

    @Test
    void bringsColumnsOfAPartitionedTableBack(TestDatabase database) throws Exception {
        database.execute(
                """
                create table events (id int, day date, primary key (id, day)) partition by range (day);
                create table events_25 partition of events for values from ('2025-01-01') to ('2026-01-01');
                create table events_rest partition of events default;
                """);
        var fixture =
                one(
                        "ALTER TABLE events ADD note jsonb;",
                        "ALTER TABLE events DROP COLUMN IF EXISTS note;");
        Aftermath.completed(fixture.apply(database.connector()));
        database.execute(
                "insert into events select n, '2024-12-28'::date + n, jsonb_build_object('n', n) from generate_series(1, 9) n");
        String before = hash(database, "events");
        Aftermath.completed(fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
        assertEquals("1", database.value("select count(*) from tidemark_archive.catalogue"));
        Aftermath.completed(fixture.bringingBack().apply(database.connector()));
        assertEquals(before, hash(database, "events"));
    }

    @Test
    void keepsTheArchivesOfTwoTrackingTablesApart(TestDatabase database) throws Exception {
        database.execute("create schema one; create schema two");
        var one = one("CREATE TABLE a (id int PRIMARY KEY);", "DROP TABLE a;").schema("one");
        var two = new RunFixture(folder).schema("two");
        Aftermath.completed(one.apply(database.connector()));
        Aftermath.completed(two.apply(database.connector()));
        database.execute("insert into one.a values (1); insert into two.a values (2)");
        Aftermath.completed(one.rollBack(database.connector(), new Selection.Back.Last(1)));
        Aftermath.completed(two.rollBack(database.connector(), new Selection.Back.Last(1)));
        Aftermath.completed(one.bringingBack().apply(database.connector()));
        assertEquals("1", database.value("select string_agg(id::text, ',') from one.a"));
        assertEquals("f", database.value("select to_regclass('two.a') is not null"));
        Aftermath.completed(two.bringingBack().apply(database.connector()));
        assertEquals("2", database.value("select string_agg(id::text, ',') from two.a"));
    }

    private RunFixture one(String up, String rollback) throws Exception {
        return new RunFixture(folder)
                .file(
                        "001_one.sql",
                        up
                                + "\n-- ROLLBACK:\n"
                                + rollback.strip()
                                        .indent(0)
                                        .replaceAll("(?m)^", "-- ")
                                        .replaceAll("-- $", ""));
    }

    private static String hash(TestDatabase database, String table) {
        return database.value(
                "select md5(string_agg(t::text, '\n' order by t::text)) || count(*) from %s t"
                        .formatted(table));
    }
}
