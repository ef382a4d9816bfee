package dev.tidemark.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepReaderTest {
    private static List<String> items(String sql, ScriptMode mode) {
        var items = new ArrayList<String>();
        var source = SqlSource.text("test.sql", sql);
        try (var reader = StepReader.open(source, ScriptOptions.PLAIN, mode)) {
            for (var item = reader.next(); item != null; item = reader.next()) {
                items.add(
                        "%d %s %s%s"
                                .formatted(
                                        item.step(),
                                        item.role(),
                                        item.statement().command(),
                                        item.chained() ? " chained" : ""));
            }
        }
        return items;
    }

    @Test
    void absorbsTheScriptsOwnTransaction() {
        assertEquals(
                List.of("1 BODY SET", "1 IGNORED BEGIN", "1 BODY SELECT", "1 IGNORED COMMIT"),
                items("set x = 1; begin; select 1; commit;", ScriptMode.TRANSACTION));
    }

    @Test
    void dealsOutTransactionsAndSingleStatements() {
        assertEquals(
                List.of(
                        "1 SINGLE SET",
                        "2 BEGIN BEGIN",
                        "2 BODY INSERT",
                        "2 IGNORED BEGIN",
                        "2 BODY SAVEPOINT",
                        "2 COMMIT END",
                        "2 IGNORED COMMIT",
                        "2 IGNORED \\echo",
                        "3 SINGLE VACUUM",
                        "4 BEGIN START TRANSACTION",
                        "4 ROLLBACK ABORT"),
                items(
                        "set x = 1; begin; insert into t values (1); begin; savepoint s; end;"
                                + " commit;\n\\echo x\nvacuum; start transaction; abort;",
                        ScriptMode.STATEMENTS));
    }

    @Test
    void beginsTheNextStepAfterAChain() {
        assertEquals(
                List.of(
                        "1 BEGIN BEGIN",
                        "1 COMMIT COMMIT AND CHAIN chained",
                        "2 BODY SELECT",
                        "2 ROLLBACK ROLLBACK AND CHAIN chained",
                        "3 COMMIT COMMIT"),
                items(
                        "begin; commit and chain; select 1; rollback transaction and chain;"
                                + " commit and no chain;",
                        ScriptMode.BLOCKS));
    }
}
