package dev.tidemark.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.SourcePosition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
    @TempDir Path folder;

    @Test
    void readsEveryKey() throws IOException {
        ProjectConfig config =
                config(
                        """
                        name = "billing"
                        migrations = ["migrations", "more"]
                        naming = "numbered"
                        ignore = ["*.draft.sql"]
                        tracking = "system.schema_migrations"
                        schema_file = "schema.sql"
                        seeds = "seeds"
                        changelog = "CHANGELOG.md"
                        placeholders = true

                        [placeholder_values]
                        owner = "app"
                        limit = 10

                        [tenants]
                        schemas = "select nspname from pg_namespace where nspname ~ '_[0-9]{8}$'"
                        source_schema = "template"
                        required_tables = ["team_member", "vendor"]
                        on_create = "tenant-seed.sql"

                        [run]
                        lock_timeout = "200ms"
                        statement_timeout = "2min"
                        lock_retries = 3

                        [verify]
                        required_tables = ["platform.organizations"]
                        [[verify.query]]
                        name = "users exist"
                        sql = "select count(*) > 0 from users"
                        [[verify.http]]
                        name = "health"
                        url = "http://127.0.0.1:3001/api/health"

                        [[checklist]]
                        text = "Team notified"
                        environments = ["Production"]
                        [[checklist]]
                        text = "Backup made"

                        [runners]
                        allow = ["node ../run-migration-003.js"]
                        """);
        assertEquals("billing", config.name());
        assertEquals(List.of("migrations", "more"), config.migrations());
        assertEquals("numbered", config.naming());
        assertEquals(List.of("*.draft.sql"), config.ignore());
        assertEquals(Optional.of("system.schema_migrations"), config.tracking());
        assertEquals(Optional.of("schema.sql"), config.schemaFile());
        assertEquals(Optional.of("seeds"), config.seeds());
        assertEquals(Optional.of("CHANGELOG.md"), config.changelog());
        assertEquals(Optional.of(Map.of("owner", "app", "limit", "10")), config.placeholders());
        var tenants = config.tenants().orElseThrow();
        assertTrue(tenants.schemas() instanceof ProjectConfig.TenantSchemas.Query);
        assertEquals("template", tenants.sourceSchema());
        assertEquals(List.of("team_member", "vendor"), tenants.requiredTables());
        assertEquals(Optional.of("tenant-seed.sql"), tenants.onCreate());
        assertEquals(
                new ProjectConfig.Run(Duration.ofMillis(200), Duration.ofMinutes(2), 3),
                config.run());
        assertEquals(List.of("platform.organizations"), config.verify().requiredTables());
        assertEquals("users exist", config.verify().queries().getFirst().name());
        assertEquals("http://127.0.0.1:3001/api/health", config.verify().urls().getFirst().url());
        assertEquals(
                List.of(
                        new ProjectConfig.ChecklistItem("Team notified", List.of("production")),
                        new ProjectConfig.ChecklistItem("Backup made", List.of())),
                config.checklist());
        assertEquals(List.of("node ../run-migration-003.js"), config.allowedRunners());
    }

    @Test
    void fillsInDefaults() throws IOException {
        ProjectConfig config = config("");
        assertEquals(folder.getFileName().toString(), config.name());
        assertEquals(List.of("migrations"), config.migrations());
        assertEquals("auto", config.naming());
        assertEquals(ProjectConfig.Run.DEFAULT, config.run());
        assertEquals(Duration.ofSeconds(5), config.run().lockTimeout());
        assertEquals(10, config.run().lockRetries());
        assertEquals(Optional.empty(), config.placeholders());
        assertEquals(Optional.empty(), config.tenants());
    }

    @Test
    void takesOneFolderOrPatternOrListOfSchemas() throws IOException {
        assertEquals(List.of("more"), config("migrations = \"more\"").migrations());
        assertEquals(
                new ProjectConfig.TenantSchemas.Pattern("_[0-9]{8}$"),
                config("[tenants]\nschemas = \"_[0-9]{8}$\"").tenants().orElseThrow().schemas());
        assertEquals(
                new ProjectConfig.TenantSchemas.Names(List.of("a", "b")),
                config("[tenants]\nschemas = [\"a\", \"b\"]").tenants().orElseThrow().schemas());
    }

    @Test
    void namesTheNearestKnownKey() throws IOException {
        Problem problem = failure("name = \"x\"\n\n[run]\nlock_timout = \"5s\"\n");
        assertEquals(ProblemCode.CONFIG_UNKNOWN_KEY, problem.code());
        assertEquals(new SourcePosition("tidemark.toml", 4, 1), problem.where());
        assertEquals("There is no key `lock_timout` in [run]", problem.why());
        assertEquals("Write `lock_timeout` if that is meant.", problem.hint());
    }

    @Test
    void listsTheKeysWhenNoneIsNear() throws IOException {
        Problem problem = failure("[runners]\nsomething_else = 1\n");
        assertEquals("Remove it; the keys here are allow.", problem.hint());
        assertEquals("Write `naming` if that is meant.", failure("namign = \"auto\"").hint());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name = 5 | 1 | 1 | `name` is a number, but must be text in quotes",
                "migrations = [1] | 1 | 15 | Item 1 of `migrations` is no text",
                "naming = 'numberd' | 1 | 1 | `naming` can't be used: there is no convention `numberd`",
                "placeholders = 'yes' | 1 | 1 | `placeholders` is a text, but must be true or false",
                "run = 1 | 1 | 1 | `run` is a number, but must be a table, `[run]`",
                "run.lock_timeout = '5' | 1 | 1 | `lock_timeout` can't be used: `5` is no time",
                "run.lock_retries = -1 | 1 | 1 | `lock_retries` can't be used: It is -1",
                "tracking = 'a.b.c' | 1 | 1 | `tracking` can't be used: it names no table",
                "tenants.source_schema = 'a' | 1 | 1 | [tenants] has no `schemas`",
                "checklist = [{environments = ['a']}] | 1 | 14 | [[checklist]] has no `text`",
                "ignore = ['[a'] | 1 | 1 | `ignore` can't be used: `[a` is no glob",
                "placeholder_values = {a = 'b'} | 1 | 1 | `placeholder_values` can't be used: placeholders are off",
                "verify.http = [{name = 'a', url = 'ftp://x'}] | 1 | 29 | `url` can't be used: `ftp://x` is no http address",
            })
    void namesThePlaceOfABadValue(String toml, int line, int column, String why)
            throws IOException {
        Problem problem = failure(toml);
        assertEquals(ProblemCode.CONFIG_BAD_VALUE, problem.code());
        assertTrue(problem.why().startsWith(why), problem.why());
        assertEquals(line, problem.where().line());
        assertEquals(column, problem.where().column(), problem.why());
    }

    @Test
    void namesThePlaceOfASyntaxError() throws IOException {
        Problem problem = failure("name = \"x\"\nmigrations = [\n\"a\"\nnaming = 1\n");
        assertEquals(ProblemCode.CONFIG_SYNTAX, problem.code());
        assertEquals(3, problem.where().line());
    }

    @Test
    void refusesTextThatIsNotUtf8() throws IOException {
        new ProjectFiles(folder).file("tidemark.toml", new byte[] {'#', (byte) 0xFF});
        assertEquals(ProblemCode.CONFIG_UNREADABLE, new ProjectFiles(folder).failure().code());
    }

    private ProjectConfig config(String toml) throws IOException {
        return write(toml).load().config();
    }

    private Problem failure(String toml) throws IOException {
        return write(toml).failure();
    }

    private ProjectFiles write(String toml) throws IOException {
        return new ProjectFiles(folder)
                .folder("migrations")
                .folder("more")
                .file("tidemark.toml", toml);
    }
}
