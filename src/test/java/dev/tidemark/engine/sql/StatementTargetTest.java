package dev.tidemark.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatementTargetTest {
    private static Object target(String sql) {
        return StatementTarget.of(Scripts.only(sql)).orElse(null);
    }

    private static SqlName name(String schema, String name) {
        return new SqlName(schema, name);
    }

    @Test
    void readsTheIndexAndItsTable() {
        assertEquals(
                new StatementTarget.CreateIndex(name("app", "Idx"), name("app", "orders"), true),
                target(
                        "create unique index concurrently /* c */ if not exists \"Idx\""
                                + " on only App.Orders using btree (a)"));
        assertEquals(
                new StatementTarget.CreateIndex(null, name(null, "orders"), true),
                target("create index concurrently on orders (a)"));
        assertEquals(
                new StatementTarget.CreateIndex(name(null, "i"), name(null, "t"), false),
                target("create index i on t (a)"));
    }

    @Test
    void readsTheIndexesDropped() {
        assertEquals(
                new StatementTarget.DropIndex(List.of(name("s", "i")), true),
                target("drop index concurrently if exists s.i restrict"));
        assertEquals(
                new StatementTarget.DropIndex(List.of(name(null, "a"), name(null, "B")), false),
                target("drop index a, \"B\""));
    }

    @Test
    void readsWhatIsReindexed() {
        assertEquals(
                new StatementTarget.Reindex("TABLE", name("s", "t"), true),
                target("reindex table concurrently s.t"));
        assertEquals(
                new StatementTarget.Reindex("INDEX", name(null, "i"), true),
                target("reindex (verbose, concurrently) index i"));
        assertEquals(
                new StatementTarget.Reindex("INDEX", name(null, "i"), false),
                target("reindex (concurrently off) index i"));
        assertEquals(new StatementTarget.Reindex("SYSTEM", null, false), target("reindex system"));
    }

    @Test
    void readsThePartitionDetached() {
        assertEquals(
                new StatementTarget.DetachPartition(name("s", "p"), name("s", "p1"), true),
                target("alter table if exists only s.p detach partition s.p1 concurrently"));
        assertEquals(
                new StatementTarget.DetachPartition(name(null, "p"), name(null, "p1"), false),
                target("alter table p * detach partition p1 finalize"));
        assertEquals(null, target("alter table p add column a int"));
    }

    @Test
    void readsTheTableCreated() {
        assertEquals(
                new StatementTarget.CreateTable(name("s", "t")),
                target("create table if not exists s.T (a int)"));
        assertEquals(
                new StatementTarget.CreateTable(name(null, "t")),
                target("create global temporary table t as select 1"));
        assertEquals(null, target("create foreign table t (a int) server s"));
    }

    @Test
    void isEmptyForEverythingElse() {
        assertEquals(
                Optional.empty(), StatementTarget.of(Scripts.only("create view v as select 1")));
        assertEquals(Optional.empty(), StatementTarget.of(Scripts.only("select 1")));
        assertEquals(null, target("create index"));
        assertEquals(null, target("drop index"));
    }

    @Test
    void writesNamesForPeopleAndForSql() {
        assertEquals("app.\"Idx\"", name("app", "Idx").toString());
        assertEquals("\"app\".\"Idx\"", name("app", "Idx").sql());
    }
}
