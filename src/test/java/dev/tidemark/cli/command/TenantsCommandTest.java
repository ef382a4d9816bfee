package dev.tidemark.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.cli.CommandLineCall;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class TenantsCommandTest {
    @TempDir private Path folder;

    private CommandLineCall.Ended run(TestDatabase database, String... arguments) {
        return new CommandLineCall().in(folder).with("DATABASE_URL", database.url()).run(arguments);
    }

    @Test
    void bringsTheSampleTenantsToTheSameVersionAndBack(TestDatabase database) throws IOException {
        SampleCopy.of("3-clicarity", folder, database);
        var listed = run(database, "tenants", "list");
        assertTrue(listed.out().startsWith("alice_87654321\njohn_12345678\n"), listed.out());
        var before = run(database, "tenants", "status", "--json").json();
        assertEquals(2, before.get("summary").get("behind").asInt());
        var refused = run(database, "tenants", "deploy", "--all");
        assertEquals(2, refused.exitCode(), refused.err());
        var deployed = run(database, "tenants", "deploy", "--all", "--yes");
        assertEquals(0, deployed.exitCode(), deployed.err());
        assertTrue(deployed.out().contains("2 tenants: 2 done, 0 failed."), deployed.out());
        var after = run(database, "tenants", "status", "--json").json();
        assertEquals(2, after.get("summary").get("current").asInt());
        assertEquals(1, after.get("alike").size());
        var again = run(database, "tenants", "deploy", "--all", "--yes");
        assertTrue(again.out().contains("2 tenants need nothing"), again.out());
        assertEquals(0, run(database, "tenants", "variants").exitCode());
        database.execute("drop index john_12345678.contact_email_idx");
        var variants = run(database, "tenants", "variants");
        assertEquals(6, variants.exitCode(), variants.out());
        assertTrue(variants.out().contains("1 alike, 1 differ."), variants.out());
        assertTrue(variants.out().contains("contact_email_idx"), variants.out());
        var unlike = run(database, "tenants", "verify", "john_12345678");
        assertEquals(10, unlike.exitCode(), unlike.out());
        assertTrue(
                unlike.out()
                        .contains(
                                "not like that of alice_87654321 with the same migrations: lacks index contact_email_idx"),
                unlike.out());
        assertEquals(0, run(database, "tenants", "verify", "--no-compare").exitCode());
        var back =
                run(
                        database,
                        "tenants",
                        "rollback",
                        "john_12345678",
                        "--version",
                        "20250110_require_reminder_channel",
                        "--json",
                        "--yes");
        assertEquals(0, back.exitCode(), back.err());
        assertEquals(1, back.json().get("summary").get("done").asInt());
        var details = run(database, "tenants", "status", "john_12345678");
        assertTrue(details.out().contains("out of order"), details.out());
        assertEquals(2, run(database, "tenants", "deploy", "nobody", "--yes").exitCode());
    }

    @Test
    void makesATenantWholeOrNotAtAllAndMendsWhatItLost(TestDatabase database) throws IOException {
        SampleCopy.of("3-clicarity", folder, database);
        var created = run(database, "tenants", "create", "carol_11111111", "--yes");
        assertEquals(0, created.exitCode(), created.err());
        assertEquals("Created carol_11111111 with 6 migrations.\n", created.out());
        assertEquals("Carol", database.value("select name from carol_11111111.team_member"));
        assertEquals(2, run(database, "tenants", "create", "carol_11111111", "--yes").exitCode());
        database.execute("drop table carol_11111111.contact cascade");
        var ill = run(database, "tenants", "verify", "carol_11111111");
        assertEquals(10, ill.exitCode(), ill.out());
        assertTrue(ill.out().contains("required table contact is missing"), ill.out());
        var mended = run(database, "tenants", "backfill", "--all", "--yes");
        assertEquals(0, mended.exitCode(), mended.err());
        assertEquals(0, run(database, "tenants", "verify", "carol_11111111").exitCode());
        assertEquals(
                "contact_email_idx,contact_pkey",
                database.value(
                        "select string_agg(indexname, ',' order by indexname) from pg_indexes"
                                + " where schemaname = 'carol_11111111' and tablename = 'contact'"));
        Files.writeString(folder.resolve("tenant-seed.sql"), "INSERT INTO nowhere VALUES (1);\n");
        var failed = run(database, "tenants", "create", "dave_22222222", "--yes");
        assertEquals(8, failed.exitCode(), failed.err());
        assertTrue(failed.err().contains("tenant-seed.sql:1:13"), failed.err());
        assertEquals(
                "0", database.value("select count(*) from pg_namespace where nspname ~ '^dave'"));
    }
}
