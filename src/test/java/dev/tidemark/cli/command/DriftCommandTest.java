package dev.tidemark.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class DriftCommandTest {
    @TempDir Path folder;

    @Test
    void showsWhatNoMigrationChangedUntilItIsAccepted(TestDatabase database) throws IOException {
        var project = SmallProject.ofTwo(folder, database);
        assertEquals(0, project.run("migrate").exitCode());
        var nothing = project.run("drift");
        assertEquals(4, nothing.exitCode());
        assertTrue(nothing.err().contains("[ground-missing]"), nothing.err());
        assertFalse(project.has("schema_migrations_ground"), "runs don't record unasked");

        assertEquals(0, project.run("drift", "accept", "--yes").exitCode());
        assertEquals(0, project.run("drift").exitCode());
        project.with("003_c.sql", "create table c (id int);\n");
        assertEquals(0, project.run("migrate").exitCode());
        var none = project.run("drift");
        assertEquals(0, none.exitCode(), none.err());
        assertTrue(none.out().startsWith("No drift: the whole database is as it was"), none.out());

        database.execute(
                "alter table a add note text default 'x'; create index on b (id); drop table c");
        var drifted = project.run("drift");
        assertEquals(6, drifted.exitCode());
        assertTrue(drifted.err().contains("[schema-drifted]"), drifted.err());
        assertEquals(
                """
                changed   table public.a
                     table
                       id integer
                    +  note text default 'x'::text
                     owner OWNER
                added     index public.b_id_idx
                    +CREATE INDEX b_id_idx ON public.b USING btree (id)
                removed   table public.c
                """
                        .replace("OWNER", database.settings().user()),
                drifted.out());
        var json = project.run("drift", "--json").json();
        assertTrue(json.get("drifted").asBoolean());
        assertEquals("removed", json.get("changes").get(2).get("change").asText());
        assertEquals(
                "+  note text default 'x'::text",
                json.get("changes").get(0).get("lines").get(0).asText());
        var verified = project.run("verify");
        assertEquals(10, verified.exitCode());
        assertTrue(verified.out().contains("1 added, 1 removed, 1 changed"), verified.out());

        var accepted = project.run("drift", "accept", "--yes", "--reason", "hotfix 12");
        assertEquals(0, accepted.exitCode(), accepted.err());
        assertEquals(0, project.run("drift").exitCode());
        assertEquals(
                "hotfix 12",
                database.value(
                        "select reason from schema_migrations_journal order by id desc limit 1"));
        database.execute(
                "update schema_migrations_ground set definition = 'the whole database on PostgreSQL 9' where kind = 'ground'");
        assertTrue(project.run("drift").err().contains("[ground-not-comparable]"));
        assertEquals(0, project.run("drift", "accept", "--yes").exitCode());
    }

    @Test
    void recordsAfterEachRunWhereTheProjectSaysSo(TestDatabase database) throws IOException {
        var project = SmallProject.ofTwo(folder, database);
        Files.writeString(
                folder.resolve("tidemark.toml"),
                "[drift]\nrecord = true\nschemas = [\"public\"]\n");
        assertEquals(0, project.run("migrate").exitCode());
        database.execute("create schema other; create table other.t (id int)");
        assertEquals(0, project.run("drift").exitCode());
        assertEquals(
                database.value(
                        "select run_id::text from schema_migrations_journal where event = 'run-started'"),
                database.value(
                        "select run_id::text from schema_migrations_ground where name = 'public.a'"));
        project.with("003_fails.sql", "create table d (id int);\nselect 1/0;\n");
        assertEquals(8, project.run("migrate").exitCode());
        assertEquals(0, project.run("drift").exitCode());
        assertEquals(0, project.run("rollback", "--yes").exitCode());
        assertEquals(0, project.run("drift").exitCode());
    }
}
