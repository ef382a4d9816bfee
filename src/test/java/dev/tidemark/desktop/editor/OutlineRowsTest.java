package dev.tidemark.desktop.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tidemark.engine.migration.MigrationOutline;
import dev.tidemark.engine.migration.MigrationPart;
import dev.tidemark.engine.sql.ScriptOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutlineRowsTest {
    private static final String TEXT =
            """
            -- Migration: 004
            alter table items
                add column price numeric;
            create index concurrently items_price on items (price);
            update items set price = 0;

            -- ROLLBACK:
            -- drop index items_price;
            -- alter table items drop column price;
            """;

    private static final MigrationOutline OUTLINE =
            MigrationOutline.of(
                    Path.of("004_price.sql"),
                    "004_price.sql",
                    TEXT,
                    new ScriptOptions(Path.of("."), null));

    @Test
    void listsStatementsUnderTheirPartsWithTheirFirstWords() {
        assertEquals(
                List.of(
                        "UP 3",
                        "2 ALTER TABLE items add column price numeric",
                        "4 CREATE INDEX CONCURRENTLY items_price on items (price)",
                        "5 UPDATE items set price = 0",
                        "ROLLBACK 2",
                        "8 DROP INDEX items_price",
                        "9 ALTER TABLE items drop column price"),
                shown(OutlineRows.of(OUTLINE, "")));
    }

    @Test
    void findsStatementsByTheirWordsInAnyOrder() {
        var rows = OutlineRows.of(OUTLINE, " column ALTER ");
        assertEquals(
                List.of(
                        "UP 1",
                        "2 ALTER TABLE items add column price numeric",
                        "ROLLBACK 1",
                        "9 ALTER TABLE items drop column price"),
                shown(rows));
        assertEquals(2, rows.count());
        assertEquals(5, rows.all());
        assertEquals(List.of(), shown(OutlineRows.of(OUTLINE, "nothing")));
    }

    @Test
    void knowsTheStatementThatAPlaceIsIn() {
        var rows = OutlineRows.of(OUTLINE, "");
        assertEquals(1, rows.at(MigrationPart.Kind.UP, new Caret(3, 5, 0)));
        assertEquals(2, rows.at(MigrationPart.Kind.UP, new Caret(4, 1, 0)));
        assertEquals(3, rows.at(MigrationPart.Kind.UP, new Caret(6, 1, 0)));
        assertEquals(5, rows.at(MigrationPart.Kind.ROLLBACK, new Caret(8, 9, 0)));
        assertEquals(-1, rows.at(MigrationPart.Kind.ROLLBACK, new Caret(7, 1, 0)));
        assertEquals(-1, rows.at(MigrationPart.Kind.HEADER, new Caret(1, 1, 0)));
    }

    private static List<String> shown(OutlineRows rows) {
        return rows.rows().stream()
                .map(row ->
                        switch (row) {
                            case OutlineRow.Heading heading ->
                                    "%s %d".formatted(heading.part(), heading.count());
                            case OutlineRow.Entry entry ->
                                    "%d %s %s"
                                            .formatted(
                                                    entry.statement().line(),
                                                    entry.command(),
                                                    entry.rest());
                        })
                .toList();
    }
}
