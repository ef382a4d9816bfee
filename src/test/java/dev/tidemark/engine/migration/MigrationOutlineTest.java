package dev.tidemark.engine.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.sql.ScriptOptions;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationOutlineTest {
    @TempDir private Path folder;

    @Test
    void findsHeaderUpAndRollback() {
        var outline =
                outline(
                        "004_add_price.sql",
                        """
                        -- Migration: 004
                        -- Description: Add price

                        -- Not the header.
                        alter table items add column price numeric;

                        -- ROLLBACK:
                        -- alter table items drop column price;
                        """);
        assertEquals("HEADER 1-2, UP 3-6, ROLLBACK 7-9", parts(outline));
        assertEquals("UP 5:1 ALTER TABLE, ROLLBACK 8:4 ALTER TABLE", statements(outline));
        assertEquals(1, outline.count(MigrationPart.Kind.ROLLBACK));
    }

    @Test
    void findsARollbackInABlockComment() {
        var outline = outline("004_a.sql", "select 1;\n/*\nROLLBACK:\ndrop table a;\n*/\n");
        assertEquals("UP 1-1, ROLLBACK 2-6", parts(outline));
        assertEquals("UP 1:1 SELECT, ROLLBACK 4:1 DROP TABLE", statements(outline));
    }

    @Test
    void takesARollbackFileForARollback() {
        var outline = outline("000012_add.down.sql", "drop table a;\n");
        assertEquals("ROLLBACK 1-2", parts(outline));
        assertEquals("ROLLBACK 1:1 DROP TABLE", statements(outline));
    }

    @Test
    void findsThePartsOfDbmate() {
        var outline =
                outline(
                        "20240102030405_a.sql",
                        "-- migrate:up\nselect 1;\n\n-- migrate:down\nselect 2;\n");
        assertEquals("UP 1-3, ROLLBACK 4-6", parts(outline));
        assertEquals("UP 2:1 SELECT, ROLLBACK 5:1 SELECT", statements(outline));
    }

    @Test
    void outlinesAnEmptyText() {
        assertEquals("UP 1-1", parts(outline("004_a.sql", "")));
    }

    @Test
    void tellsTheStatementAtAPlace() {
        var outline = outline("004_a.sql", "select 1; vacuum;\n\n-- ROLLBACK:\n-- select 2;\n");
        assertTrue(outline.statementAt(1, 1).isPresent());
        assertEquals("VACUUM", outline.statementAt(1, 11).orElseThrow().command());
        assertEquals("VACUUM", outline.statementAt(2, 1).orElseThrow().command());
        assertTrue(outline.statementAt(3, 1).isEmpty(), "the rollback begins below");
        assertEquals(MigrationPart.Kind.ROLLBACK, outline.statementAt(4, 9).orElseThrow().part());
    }

    @Test
    void keepsTheStatementsAboveATextThatHasNoEnd() {
        var outline = outline("004_a.sql", "select 1;\nselect 'a");
        assertEquals("UP 1:1 SELECT", statements(outline));
        assertEquals(
                ProblemCode.SQL_UNTERMINATED_STRING, outline.file().problems().getFirst().code());
    }

    private MigrationOutline outline(String name, String text) {
        return MigrationOutline.of(folder.resolve(name), name, text, ScriptOptions.PLAIN);
    }

    private static String parts(MigrationOutline outline) {
        return outline.parts().stream()
                .map(it -> "%s %d-%d".formatted(it.kind(), it.firstLine(), it.lastLine()))
                .collect(Collectors.joining(", "));
    }

    private static String statements(MigrationOutline outline) {
        return outline.statements().stream()
                .map(it -> "%s %d:%d %s".formatted(it.part(), it.line(), it.column(), it.command()))
                .collect(Collectors.joining(", "));
    }
}
