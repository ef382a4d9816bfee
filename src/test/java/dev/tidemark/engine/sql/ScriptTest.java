package dev.tidemark.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.SourcePosition;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {
    @Test
    void runsAnOrdinaryScriptAsOneTransaction() {
        var summary = Scripts.summary("create table t ();\ninsert into t default values;");
        assertEquals(ScriptMode.TRANSACTION, summary.mode());
        assertEquals("no statement refuses a transaction", summary.modeReason());
        assertEquals(2, summary.statements());
        assertEquals(1, summary.steps());
        assertEquals(2, summary.asStatements("the header says so").steps());
    }

    @Test
    void absorbsOneOuterTransaction() {
        var summary =
                Scripts.summary(
                        "set lock_timeout = '5s';\nSELECT pg_catalog.set_config('search_path', '',"
                                + " false);\nbegin;\ncreate table t ();\n\\echo done\nend;\nreset all;");
        assertEquals(ScriptMode.TRANSACTION, summary.mode());
        assertEquals("one outer BEGIN…COMMIT, absorbed", summary.modeReason());
        assertEquals(List.of(), summary.notes());
    }

    @Test
    void runsSeveralTransactionsAsBlocks() {
        var summary = Scripts.summary("begin;\nselect 1;\ncommit;\nbegin;\nselect 2;\ncommit;");
        assertEquals(ScriptMode.BLOCKS, summary.mode());
        assertEquals("line 4: a second transaction begins", summary.modeReason());
        assertEquals(2, summary.steps());
    }

    @Test
    void runsAsBlocksWhenAStatementStandsOutside() {
        var summary = Scripts.summary("begin;\nselect 1;\ncommit;\ninsert into t values (1);");
        assertEquals(ScriptMode.BLOCKS, summary.mode());
        assertEquals("line 4: INSERT stands outside BEGIN…COMMIT", summary.modeReason());
        assertEquals(2, summary.steps());
    }

    @Test
    void runsStatementByStatementWhenOneRefusesATransaction() {
        var summary =
                Scripts.summary(
                        "create table t (a int);\n\ncreate index concurrently i on t (a);\nvacuum t;");
        assertEquals(ScriptMode.STATEMENTS, summary.mode());
        assertEquals(
                "line 3: CREATE INDEX CONCURRENTLY can't run inside a transaction",
                summary.modeReason());
        assertEquals(
                List.of("line 3: CREATE INDEX CONCURRENTLY", "line 4: VACUUM"), summary.refusing());
        assertEquals(3, summary.steps());
    }

    @Test
    void refusesAStatementInsideATransactionThatItRefuses() {
        var problem = Scripts.summaryProblem("begin;\n  vacuum t;\ncommit;");
        assertEquals(ProblemCode.SQL_TRANSACTION_REFUSED, problem.code());
        assertEquals(new SourcePosition("test.sql", 2, 3), problem.where());
    }

    @Test
    void refusesATransactionThatIsNeverEnded() {
        var problem = Scripts.summaryProblem("select 1;\nbegin;\nselect 1;\nsavepoint a;");
        assertEquals(ProblemCode.SQL_TRANSACTION_UNCLOSED, problem.code());
        assertEquals(new SourcePosition("test.sql", 2, 1), problem.where());
        assertEquals(
                new SourcePosition("test.sql", 3, 1),
                Scripts.summaryProblem("begin;\nselect 1;\ncommit and chain;").where());
    }

    @Test
    void notesTransactionControlThatHasNoEffect() {
        var summary =
                Scripts.summary("commit;\nbegin;\nselect 1;\nbegin;\ncommit;\nrollback work;");
        assertEquals(ScriptMode.TRANSACTION, summary.mode());
        assertEquals(
                List.of(
                        "line 1: COMMIT without BEGIN has no effect and is left out",
                        "line 4: BEGIN inside a transaction has no effect and is left out",
                        "line 6: ROLLBACK without BEGIN has no effect and is left out"),
                summary.notes());
    }

    @Test
    void notesATransactionThatChangesNothing() {
        var summary = Scripts.summary("begin;\nselect 1;\nrollback;");
        assertEquals(ScriptMode.BLOCKS, summary.mode());
        assertEquals(
                List.of("line 3: ROLLBACK drops what its transaction did: it changes nothing"),
                summary.notes());
    }

    @Test
    void letsChainOpenTheNextTransaction() {
        var summary = Scripts.summary("begin;\nselect 1;\ncommit and chain;\nselect 2;\ncommit;");
        assertEquals(ScriptMode.BLOCKS, summary.mode());
        assertEquals("line 3: AND CHAIN begins a second transaction", summary.modeReason());
        assertEquals(2, summary.steps());
    }

    @Test
    void absorbsATransactionWithOptionsButNotOneThatIsPrepared() {
        assertEquals(
                ScriptMode.TRANSACTION,
                Scripts.summary("begin isolation level serializable;\nselect 1;\ncommit;").mode());
        assertEquals(
                ScriptMode.BLOCKS,
                Scripts.summary("begin;\nselect 1;\nprepare transaction 'x';").mode());
    }

    @Test
    void doesNotMindSavepoints() {
        var summary =
                Scripts.summary(
                        "begin; savepoint a; rollback to a; rollback work to savepoint a;"
                                + " release a; commit;");
        assertEquals(ScriptMode.TRANSACTION, summary.mode());
        assertEquals(List.of(), summary.notes());
    }
}
