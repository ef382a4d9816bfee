package dev.tidemark.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncludeTest {
    @TempDir private Path folder;
    private Path project;
    private ScriptOptions options;

    @BeforeEach
    void makeProject() throws IOException {
        project =
                Files.createDirectories(folder.resolve("project/migrations/parts"))
                        .getParent()
                        .getParent();
        options = new ScriptOptions(project, null);
    }

    private SqlSource write(String name, String sql) throws IOException {
        return SqlSource.file(Files.writeString(project.resolve(name), sql), name);
    }

    private Problem problem(String line) throws IOException {
        return Scripts.problem(write("migrations/1.sql", "select 1;\n" + line + "\n"), options);
    }

    @Test
    void readsAFileRelativeToTheOneItStandsIn() throws IOException {
        write("migrations/parts/a.sql", "select 'a';\n\\ir b.sql\n");
        write("migrations/parts/b.sql", "\nselect 'b'");
        var script = write("migrations/1.sql", "select 1;\n\\ir parts/a.sql\nselect 2;");
        var statements = Scripts.statements(script, options);
        assertEquals(
                List.of("select 1", "select 'a'", "select 'b'", "select 2"),
                Scripts.texts(statements));
        assertEquals(
                List.of(
                        new SourcePosition("migrations/1.sql", 1, 1),
                        new SourcePosition("migrations/parts/a.sql", 1, 1),
                        new SourcePosition("migrations/parts/b.sql", 2, 1),
                        new SourcePosition("migrations/1.sql", 3, 1)),
                statements.stream().map(Statement::position).toList());
        assertEquals(List.of(1, 2, 3, 4), statements.stream().map(Statement::index).toList());
        assertEquals(
                List.of("migrations/parts/a.sql", "migrations/parts/b.sql"),
                Script.summarize(script, options).includes().stream()
                        .map(SqlSource::name)
                        .toList());
    }

    @Test
    void sharesVariablesWithTheIncludedFile() throws IOException {
        write("migrations/a.sql", "select :x;\n\\set y 2\n");
        var script = write("migrations/1.sql", "\\set x 1\n\\ir 'a.sql';\nselect :y;");
        assertEquals(
                List.of("select 1", "select 2"),
                Scripts.texts(Scripts.statements(script, options)));
    }

    @Test
    void readsAFileTwiceWhenItIsNamedTwice() throws IOException {
        write("migrations/a.sql", "select 'a'");
        var script = write("migrations/1.sql", "\\ir a.sql\n\\ir a.sql\n");
        assertEquals(2, Scripts.statements(script, options).size());
    }

    @Test
    void refusesAFileOutsideTheProject() throws IOException {
        Files.writeString(folder.resolve("secret.sql"), "select 1;");
        var problem = problem("\\ir ../../secret.sql");
        assertEquals(ProblemCode.SQL_INCLUDE, problem.code());
        assertEquals(new SourcePosition("migrations/1.sql", 2, 1), problem.where());
    }

    @Test
    void refusesALinkThatLeavesTheProject() throws IOException {
        Path outside = Files.writeString(folder.resolve("secret.sql"), "select 1;");
        Files.createSymbolicLink(project.resolve("migrations/link.sql"), outside);
        assertEquals(ProblemCode.SQL_INCLUDE, problem("\\ir link.sql").code());
    }

    @Test
    void refusesACircle() throws IOException {
        write("migrations/a.sql", "select 'a';\n\\ir 1.sql\n");
        var problem = problem("\\ir a.sql");
        assertEquals(ProblemCode.SQL_INCLUDE, problem.code());
        assertEquals(new SourcePosition("migrations/a.sql", 2, 1), problem.where());
        assertTrue(problem.why().contains("includes itself"), problem.why());
    }

    @Test
    void refusesAFileThatIsNotThere() throws IOException {
        assertEquals(ProblemCode.SQL_INCLUDE, problem("\\ir missing.sql").code());
        assertEquals(ProblemCode.SQL_INCLUDE, problem("\\ir parts").code());
        assertEquals(ProblemCode.SQL_INCLUDE, problem("\\ir").code());
    }

    @Test
    void refusesEveryIncludeWithoutAProject() {
        assertEquals(ProblemCode.SQL_INCLUDE, Scripts.problem("\\ir a.sql\n").code());
    }
}
