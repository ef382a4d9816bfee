package dev.tidemark.engine.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.migration.Rollback;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.Authoring;
import dev.tidemark.engine.project.NewMigration;
import dev.tidemark.engine.project.PlannedMigration;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.project.ProjectLoader;
import dev.tidemark.engine.sql.ScriptMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FillingTest {
    private static final Authoring AUTHORING =
            Authoring.at(Clock.fixed(Instant.parse("2026-11-21T14:30:15Z"), ZoneOffset.UTC));

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-10-17_0001_a.sql",
                "2026-10-17_1430_a.sql",
                "004_a.sql",
                "20241220_a/migration.sql",
                "V2_1__a.sql",
                "000012_a.up.sql",
                "2024-01-02-030405_a/up.sql",
                "20240102030405_a.sql",
            })
    void makesFilesThatEachConventionUnderstands(String other) throws IOException {
        Path file = folder.resolve("migrations").resolve(other);
        Files.createDirectories(file.getParent());
        boolean dbmate = other.startsWith("20240102");
        Files.writeString(file, (dbmate ? "-- migrate:up\n" : "") + "select 1;\n");
        var steps = create("add-required-column");
        assertEquals(4, steps.size());
        create("index");
        Project project = ProjectLoader.load(folder);
        assertEquals(List.of(), project.problems());
        assertEquals(6, project.migrations().size());
        var migrations = project.migrations().subList(1, 6);
        assertEquals(
                List.of(
                        ScriptMode.TRANSACTION,
                        ScriptMode.STATEMENTS,
                        ScriptMode.TRANSACTION,
                        ScriptMode.TRANSACTION,
                        ScriptMode.STATEMENTS),
                migrations.stream().map(it -> it.summary().mode()).toList());
        assertInstanceOf(Rollback.NoneNeeded.class, migrations.get(1).rollback());
        for (int i : new int[] {0, 2, 3, 4}) {
            var script = assertInstanceOf(Rollback.Script.class, migrations.get(i).rollback());
            assertEquals(i == 3 ? 2 : 1, script.summary().statements());
            assertEquals(
                    i == 4 ? ScriptMode.STATEMENTS : ScriptMode.TRANSACTION,
                    script.summary().mode());
        }
    }

    private List<NewMigration> create(String name) {
        var template = TemplateLibrary.find(folder, name);
        var filling = Filling.of(template, Samples.of(template));
        return NewMigration.write(
                PlannedMigration.of(
                        ProjectLoader.load(folder),
                        filling.drafts(filling.description()),
                        AUTHORING));
    }

    @Test
    void quotesNamesThatNeedIt() {
        var drafts =
                filled(
                        "index",
                        Map.of("table", "Sales.\"Order Items\"", "columns", "user, \"x\" desc"));
        assertTrue(
                drafts.contains("ON \"Sales\".\"Order Items\" (\"user\", x desc)"), () -> drafts);
    }

    @Test
    void cutsNamesOfItsOwnWherePostgresWould() {
        String text = filled("index", Map.of("table", "t".repeat(60), "columns", "column_name"));
        assertTrue(text.contains("CONCURRENTLY idx_" + "t".repeat(59) + "\n"), () -> text);
    }

    @Test
    void saysWhatIsMissing() {
        var problem = problem("index", Map.of("columns", "a"));
        assertEquals(ProblemCode.TEMPLATE_VALUE, problem.code());
        assertTrue(problem.why().contains("needs `table`"), problem::toString);
        assertTrue(problem.hint().contains("--set 'table=app.orders'"), problem::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "columns=a;drop table t",
                "columns=(a",
                "columns='a",
                "table=a.b.c",
                "table=\"a",
                "table_is=old",
                "name=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void refusesWhatCannotBe(String setting) {
        String[] parts = setting.split("=", 2);
        var given = new java.util.HashMap<>(Map.of("table", "t", "columns", "a"));
        given.put(parts[0], parts[1]);
        var problem = problem("index", given);
        assertEquals(ProblemCode.TEMPLATE_VALUE, problem.code(), problem::toString);
    }

    @Test
    void namesTheNearestParameterAndTemplate() {
        assertTrue(problem("index", Map.of("tabel", "t")).hint().contains("`table`"));
        assertTrue(problem("indx", Map.of()).hint().contains("`index`"));
    }

    @Test
    void takesTheProjectsTemplateBeforeItsOwn() throws IOException {
        template(
                "index",
                """
                title = "Ours"
                description = "ours"
                [[migration]]
                up = "select 1;"
                """);
        assertEquals("Ours", TemplateLibrary.find(folder, "index").title());
        assertEquals("Ours", TemplateLibrary.of(folder).named("index").orElseThrow().title());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3:5|title = 'x'\ndescription = 'd'\nup == 1",
                "3:1|title = 'x'\ndescription = 'd'\nmigrations = 1",
                "6:18|title = 'x'\ndescription = 'd'\n[[migration]]\nup = '''\nselect 1;\ncreate table app.{{tabel}} ();\n'''",
                "5:10|title = 'x'\ndescription = 'd'\n[[migration]]\nup = '''\nselect 1 {{#name}} x\n'''",
                "3:20|title = 'x'\n[[migration]]\nup = \"create table {{t}};\"",
            })
    void saysWhereATemplateIsBroken(String place) throws IOException {
        String[] parts = place.split("\\|", 2);
        template("mine", parts[1]);
        var problem = TemplateLibrary.of(folder).problems().getFirst();
        assertEquals(
                ".tidemark/templates/mine.toml:" + parts[0],
                problem.where() + "",
                problem::toString);
    }

    private void template(String name, String text) throws IOException {
        Path file = folder.resolve(TemplateLibrary.FOLDER).resolve(name + ".toml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String filled(String name, Map<String, String> given) {
        var filling = Filling.of(TemplateLibrary.find(folder, name), given);
        return filling.drafts("x").getFirst().up();
    }

    private Problem problem(String name, Map<String, String> given) {
        return assertThrows(ProblemException.class, () -> filled(name, given)).problem();
    }
}
