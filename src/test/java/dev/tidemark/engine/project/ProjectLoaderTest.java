package dev.tidemark.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.problem.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectLoaderTest {
    @TempDir Path temporary;
    private ProjectFiles files;

    @BeforeEach
    void start() throws IOException {
        files = new ProjectFiles(Files.createDirectory(temporary.resolve("billing")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "migrations",
                "db/migrations",
                "database/migrations",
                "backend/migrations",
                "prisma/migrations",
                "src/main/resources/db/migration"
            })
    void findsMigrationsWhereProjectsKeepThem(String place) throws IOException {
        files.file("schema.sql", "select 1;").file(place + "/001_a.sql", "select 1;");
        Project project = files.load();
        assertEquals(List.of(files.path(place)), project.folders());
        assertEquals(files.path(""), project.root().resolve(""));
        assertEquals("billing", project.config().name());
        assertEquals(List.of(place), project.config().migrations());
        assertEquals(
                "No tidemark.toml; found %s. The one migration in %s is named like %s/001_a.sql."
                        .formatted(place, place, place),
                project.namingReason());
    }

    @Test
    void takesAFolderThatHoldsMigrationsItself() throws IOException {
        files.file("migrations/001_a.sql", "select 1;").file("migrations/002_b.sql", "select 1;");
        Project project = files.load("migrations");
        assertEquals(files.path("migrations"), project.root());
        assertEquals("billing", project.config().name());
        assertEquals("001_a.sql", project.migrations().getFirst().path());
        assertEquals(
                "No tidemark.toml; migrations holds migrations itself."
                        + " All 2 migrations in migrations are named like 001_a.sql.",
                project.namingReason());
    }

    @Test
    void takesTheSettingsAboveANamedMigrationsFolder() throws IOException {
        files.file("tidemark.toml", "name = \"x\"\nmigrations = [\"db/sql/migrations\"]")
                .file("db/sql/migrations/001_a.sql", "select 1;");
        Project project = files.load("db/sql/migrations");
        assertEquals("x", project.config().name());
        assertEquals("db/sql/migrations/001_a.sql", project.migrations().getFirst().path());
    }

    @Test
    void leavesSettingsAboveThatNameOtherFoldersAlone() throws IOException {
        files.file("tidemark.toml", "name = \"x\"\nmigrations = [\"other\"]")
                .folder("other")
                .file("migrations/001_a.sql", "select 1;");
        assertEquals("billing", files.load("migrations").config().name());
    }

    @Test
    void readsSeveralFoldersAndTheirSubfolders() throws IOException {
        files.file("tidemark.toml", "migrations = [\"a\", \"b\", \"a/inner\"]")
                .file("a/001_a.sql", "select 1;")
                .file("a/inner/003_c.sql", "select 1;")
                .file("a/.hidden/004_d.sql", "select 1;")
                .file("b/002_b.sql", "select 1;");
        Project project = files.load();
        assertEquals(List.of(), project.problems());
        assertEquals(List.of("001", "002", "003"), ProjectFiles.versions(project));
    }

    @Test
    void takesAnEmptyMigrationsFolderForAProjectWithoutMigrations() throws IOException {
        Project project = files.folder("migrations").load();
        assertEquals(Optional.empty(), project.naming());
        assertEquals(List.of(), project.migrations());
        assertEquals(
                "No tidemark.toml; found migrations. There is no migration in migrations yet.",
                project.namingReason());
    }

    @Test
    void refusesAFolderWithoutMigrations() throws IOException {
        files.file("README.md", "nothing");
        Problem problem = files.failure();
        assertEquals(ProblemCode.PROJECT_NOT_FOUND, problem.code());
        assertTrue(problem.why().contains("db/migrations"));
    }

    @Test
    void refusesAFolderThatDoesNotExist() {
        Problem problem =
                assertThrows(ProblemException.class, () -> files.load("nowhere")).problem();
        assertEquals(ProblemCode.PROJECT_NOT_FOUND, problem.code());
        assertEquals("There is no such folder", problem.why());
    }

    @Test
    void refusesSettingsThatNameAMissingFolder() throws IOException {
        files.folder("here").file("tidemark.toml", "migrations = [\"here\", \"gone\"]");
        Problem problem = files.failure();
        assertEquals(ProblemCode.PROJECT_NOT_FOUND, problem.code());
        assertEquals("There is no folder `gone`", problem.why());
        assertEquals(new SourcePosition("tidemark.toml", 1, 23), problem.where());
    }

    @Test
    void asksWhichOfSeveralFoldersIsMeant() throws IOException {
        files.file("db/migrations/001_a.sql", "").file("backend/migrations/001_a.sql", "");
        Problem problem = files.failure();
        assertEquals(
                "Several folders hold migrations: db/migrations, backend/migrations",
                problem.why());
    }

    @Test
    void showsFilesThatFitNoConventionWhenThereIsNothingElse() throws IOException {
        files.file("create_users.sql", "");
        Problem problem = files.problem(ProblemCode.NAMING_UNKNOWN_FILE);
        assertEquals("Its name fits no naming convention", problem.why());
    }

    @Test
    void reportsAFileThatCannotBeRead() throws IOException {
        files.file("migrations/001_a.sql", "select 1;");
        Files.createSymbolicLink(files.path("migrations/002_b.sql"), Path.of("gone"));
        Project project = files.load();
        assertEquals(
                List.of(ProblemCode.FILE_UNREADABLE),
                project.problems().stream().map(Problem::code).toList());
    }

    @Test
    void loadsThousandsOfFilesInOrder() throws IOException {
        for (int i = 1; i <= 300; i++) {
            files.file("migrations/%d_m.sql".formatted(i), "select %d;".formatted(i));
        }
        Project project = files.load();
        assertEquals(300, project.migrations().size());
        assertEquals("10", project.migrations().get(9).version().text());
    }
}
