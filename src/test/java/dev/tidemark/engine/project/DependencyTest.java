package dev.tidemark.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.migration.DependencyGraph;
import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.problem.SourcePosition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependencyTest {
    @TempDir Path folder;
    private ProjectFiles files;

    @BeforeEach
    void start() throws IOException {
        files =
                new ProjectFiles(folder)
                        .file("migrations/001_create_platform_schema.sql", "select 1;");
    }

    @Test
    void connectsByFileNameVersionAndStem() throws IOException {
        files.file("migrations/002_b.sql", "-- Dependencies: 001_create_platform_schema.sql\n")
                .file("migrations/003_c.sql", "-- Dependencies: 1, 002_b\nselect 1;");
        Project project = files.load();
        assertEquals(List.of(), project.problems());
        var graph = DependencyGraph.of(project.migrations());
        Migration first = project.find("001");
        Migration third = project.find("003_c.sql");
        assertEquals(List.of("001", "002"), versions(graph.dependenciesOf(third)));
        assertEquals(List.of("002", "003"), versions(graph.dependantsOf(first)));
        assertEquals(List.of(), graph.dependantsOf(third));
    }

    @Test
    void namesAnUnknownDependencyAndWhatMayBeMeant() throws IOException {
        files.file(
                "migrations/002_b.sql",
                "-- Dependencies:\n--   - 001_create_platfrom_schema.sql\nselect 1;");
        Problem problem = files.problem(ProblemCode.DEPENDENCY_UNKNOWN);
        assertEquals(new SourcePosition("migrations/002_b.sql", 2, 8), problem.where());
        assertTrue(problem.hint().contains("001_create_platform_schema.sql"), problem.hint());
    }

    @Test
    void refusesADependencyOnALaterVersion() throws IOException {
        files.file("migrations/002_b.sql", "-- Dependencies: 003\n")
                .file("migrations/003_c.sql", "select 1;");
        Problem problem = files.problem(ProblemCode.DEPENDENCY_ORDER);
        assertEquals("It depends on 003_c.sql, which comes after it", problem.why());
    }

    @Test
    void listsACycle() throws IOException {
        files.file("migrations/002_b.sql", "-- Dependencies: 004\n")
                .file("migrations/003_c.sql", "-- Dependencies: 002\n")
                .file("migrations/004_d.sql", "-- Dependencies: 003\n")
                .file("migrations/005_e.sql", "-- Dependencies: 004\n");
        Problem problem = files.problem(ProblemCode.DEPENDENCY_CYCLE);
        assertEquals(
                "Its dependencies lead back to itself:"
                        + " 002_b.sql → 004_d.sql → 003_c.sql → 002_b.sql",
                problem.why());
    }

    @Test
    void refusesADependencyOnItself() throws IOException {
        files.file("migrations/002_b.sql", "-- Dependencies: 002\n");
        files.problem(ProblemCode.DEPENDENCY_CYCLE);
    }

    @Test
    void findsAMigrationByWhatPeopleType() throws IOException {
        Project project = files.file("migrations/004_add_user_preferences.sql", "").load();
        for (String reference :
                List.of(
                        "4",
                        "004",
                        "0004",
                        "004_add_user_preferences",
                        "004_add_user_preferences.sql",
                        "migrations/004_add_user_preferences.sql",
                        "./migrations/004_add_user_preferences.sql")) {
            assertEquals("004", project.find(reference).version().text(), reference);
        }
    }

    @Test
    void findsDieselAndFlywayVersionsAsTheyStandInNames() throws IOException {
        var diesel = new ProjectFiles(folder.resolve("diesel"));
        diesel.file("migrations/2024-01-02-030405_a/up.sql", "");
        assertEquals("20240102030405", diesel.load().find("2024-01-02-030405").version().text());
        var flyway = new ProjectFiles(folder.resolve("flyway"));
        flyway.file("migrations/V2_1__a.sql", "");
        for (String reference : List.of("2.1", "2_1", "V2_1", "V2_1__a")) {
            assertEquals("2.1", flyway.load().find(reference).version().text());
        }
    }

    @Test
    void saysWhichMigrationMayBeMeant() throws IOException {
        Project project = files.file("migrations/004_add_user_preferences.sql", "").load();
        Problem problem =
                Assertions.assertThrows(ProblemException.class, () -> project.find("preferences"))
                        .problem();
        assertEquals(ProblemCode.UNKNOWN_VERSION, problem.code());
        assertTrue(problem.hint().endsWith("004_add_user_preferences.sql."), problem.hint());
    }

    private static List<String> versions(List<Migration> migrations) {
        return migrations.stream().map(it -> it.version().text()).toList();
    }
}
