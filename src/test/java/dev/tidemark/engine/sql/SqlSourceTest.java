package dev.tidemark.engine.sql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.SourcePosition;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlSourceTest {
    @TempDir private Path folder;

    @Test
    void readsPartsOfAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a.sql"), "0123456789");
        var source = SqlSource.file(file, "a.sql");
        assertEquals(10, source.size());
        assertArrayEquals("345".getBytes(StandardCharsets.UTF_8), source.read(3, 3));
        assertThrows(EOFException.class, () -> source.read(8, 3));
    }

    @Test
    void namesAFileThatCantBeRead() {
        var problem =
                Scripts.problem(
                        SqlSource.file(folder.resolve("missing.sql"), "missing.sql"),
                        ScriptOptions.PLAIN);
        assertEquals(ProblemCode.FILE_UNREADABLE, problem.code());
    }

    @Test
    void leadsFromASliceBackToTheFile() {
        String text = "-- migrate:up\nselect 'ä';\n-- migrate:down\n  select 2;\nselect 'open";
        long down =
                text.substring(0, text.indexOf("  select 2"))
                        .getBytes(StandardCharsets.UTF_8)
                        .length;
        var whole = SqlSource.text("m.sql", text);
        var slice = SqlSource.slice(whole, down, 12);
        var statement = Scripts.statements(slice, ScriptOptions.PLAIN).getFirst();
        assertEquals(new SourcePosition("m.sql", 4, 3), statement.position());
        assertEquals(2, statement.offset());
        assertEquals(down + 2, slice.offsetInFile(statement.offset()));
        var rest =
                SqlSource.slice(whole, down, text.getBytes(StandardCharsets.UTF_8).length - down);
        assertEquals(
                new SourcePosition("m.sql", 5, 8),
                Scripts.problem(rest, ScriptOptions.PLAIN).where());
    }

    @Test
    void shiftsTheFirstLineOfASlice() {
        var slice = SqlSource.slice(SqlSource.text("m.sql", "äbc select 1;\nselect 2;"), 5, 19);
        var statements = Scripts.statements(slice, ScriptOptions.PLAIN);
        assertEquals(new SourcePosition("m.sql", 1, 5), statements.getFirst().position());
        assertEquals(new SourcePosition("m.sql", 2, 1), statements.getLast().position());
    }

    @Test
    void endsAPrefixWhereItEnds() {
        var prefix = SqlSource.prefix(SqlSource.text("m.sql", "select 1; select 2;"), 9);
        assertEquals(1, Scripts.statements(prefix, ScriptOptions.PLAIN).size());
    }

    @Test
    void leadsFromASectionBackToTheFile() {
        var section =
                SqlSource.section(
                        "m.sql", "drop table a;\n  drop table b;\n'open", 41, new int[] {3, 2, 4});
        var options = ScriptOptions.PLAIN;
        assertEquals(new SourcePosition("m.sql", 43, 5), Scripts.problem(section, options).where());
        var whole =
                SqlSource.section("m.sql", "drop table a;\n  drop table b;", 41, new int[] {3, 2});
        var statements = Scripts.statements(whole, options);
        assertEquals(new SourcePosition("m.sql", 41, 4), statements.getFirst().position());
        assertEquals(new SourcePosition("m.sql", 42, 5), statements.getLast().position());
    }
}
