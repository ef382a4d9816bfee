package dev.tidemark.desktop.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.completion.Proposal.Kind;
import dev.tidemark.engine.sql.ScriptOptions;
import dev.tidemark.engine.sql.SqlSource;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompleterTest {
    private static final String SCHEMA =
            """
            create schema billing;
            create table users (id bigint primary key, name text not null, "Real name" text);
            create table billing.order_items (
                id bigint generated always as identity primary key,
                order_id bigint not null references orders (id),
                price numeric(12, 2) default 0,
                constraint positive check (price > 0)
            );
            create table billing.orders (id bigint, user_id bigint, note character varying(20));
            alter table billing.orders add column placed_at timestamptz not null, add total numeric;
            create or replace view active_users as select * from users;
            create type mood as enum ('sad', 'happy');
            create function billing.total_of(order_id bigint, currency text) returns numeric
                language sql as $$ select 1 $$;
            create index concurrently users_name on users (name);
            create sequence invoice_numbers;
            """;

    private static final Completer COMPLETER =
            new Completer(List.of(CompletionIndex.of(names(SCHEMA))), Snippet.all());

    private static SchemaNames names(String script) {
        var created = new CreatedNames();
        created.read(
                SqlSource.text("001.sql", script),
                new ScriptOptions(Path.of("."), null),
                "001.sql");
        return created.names();
    }

    /// What is proposed at the bar in a text.
    private static List<Proposal> at(String text) {
        int caret = text.indexOf('|');
        return COMPLETER
                .at(text.substring(0, caret) + text.substring(caret + 1), caret)
                .proposals();
    }

    private static List<String> labels(String text) {
        return at(text).stream().map(Proposal::label).toList();
    }

    private static List<String> firsts(String text, int count) {
        return labels(text).stream().limit(count).toList();
    }

    @Test
    void proposesTablesAndViewsWhereATableStands() {
        assertEquals(
                List.of("users", "orders", "order_items", "active_users"),
                firsts("select * from |", 4));
        assertEquals("users", labels("select * from us|").getFirst());
        assertEquals("orders", labels("update ord|").getFirst());
        assertEquals("users", labels("create index on us| (name)").getFirst());
        assertEquals("orders", labels("select * from users u, ord|").getFirst());
        assertEquals("users", labels("drop table if exists us|").getFirst());
    }

    @Test
    void findsNamesByTheirBeginningsAndByAnythingInThem() {
        assertEquals("order_items", labels("select * from oi|").getFirst());
        assertEquals(List.of("order_items"), firsts("select * from tems|", 1));
        assertEquals("order_items", labels("select * from ite|").getFirst());
    }

    @Test
    void proposesTheColumnsOfAnAliasOrATable() {
        assertEquals(
                List.of("id", "note", "total", "user_id", "placed_at"),
                labels("select o.| from billing.orders o"));
        assertEquals(List.of("name", "Real name"), firsts("select users.n| from users", 2));
        assertEquals("price", labels("select order_items.pr|").getFirst());
        assertEquals("note", labels("select billing.orders.no|").getFirst());
        assertEquals("\"Real name\"", at("select u.rea| from users as u").getFirst().insert());
        assertEquals("character varying(20) · orders", at("select orders.no|").getFirst().detail());
    }

    @Test
    void proposesWhatIsInASchema() {
        assertEquals(
                List.of("orders", "order_items", "total_of"), labels("select * from billing.|"));
        var total = labels("select billing.tot|");
        assertEquals("total_of", total.getFirst());
    }

    @Test
    void proposesColumnsOfTheStatementFirstWhereAValueStands() {
        assertEquals("user_id", labels("select us| from billing.orders").getFirst());
        assertEquals("placed_at", labels("update billing.orders set pla|").getFirst());
        assertEquals("price", labels("insert into billing.order_items (pri|").getFirst());
        assertEquals("total", labels("alter table billing.orders drop column tot|").getFirst());
        assertEquals(Kind.FUNCTION, at("select coun|").getFirst().kind());
    }

    @Test
    void proposesTypesWhereATypeStands() {
        assertEquals("mood", labels("alter table users add column feels mo|").getFirst());
        assertEquals("numeric", labels("create table t (price num|").getFirst());
        assertEquals("timestamptz", labels("select now()::timestampt|").getFirst());
        assertEquals("bigint", labels("create table t (a text, b big|").getFirst());
    }

    @Test
    void proposesStatementsAndSnippetsAtTheBeginning() {
        assertEquals("select", labels("select 1; sel|").getFirst());
        var create = at("crea|");
        assertTrue(create.stream().anyMatch(it -> it.kind() == Kind.SNIPPET), create.toString());
        assertEquals("CREATE", labels("CREA|").getFirst());
    }

    @Test
    void writesKeywordsAsTheStatementBegins() {
        assertEquals("where", labels("select * from users wh|").getFirst());
        assertTrue(labels("SELECT * FROM users |").contains("WHERE"));
    }

    @Test
    void staysQuietInStringsAndCommentsAndSpeaksInFunctions() {
        assertEquals(List.of(), labels("select 'us|'"));
        assertEquals(List.of(), labels("select 1 -- us|"));
        assertEquals(List.of(), labels("select 12|"));
        assertEquals(
                "users",
                labels("create function f() returns void as $$ begin select * from us| end $$")
                        .getFirst());
    }

    @Test
    void findsIndexesAndSequencesByTheirKind() {
        assertEquals("users_name", labels("drop index us|").getFirst());
        assertEquals("invoice_numbers", labels("alter sequence in|").getFirst());
        assertEquals("billing", labels("drop schema bi|").getFirst());
    }

    @Test
    void tellsWhatIsReplaced() {
        var result = COMPLETER.at("select * from use", 17);
        assertEquals(14, result.from());
        assertEquals("use", result.typed());
        assertEquals(
                "orders", COMPLETER.at("select * from \"ord", 18).proposals().getFirst().label());
    }

    @Test
    void answersWithinABlinkWithTenThousandTables() {
        var relations =
                IntStream.range(0, 10_000)
                        .mapToObj(i ->
                                new SchemaNames.Relation(
                                        SchemaNames.RelationKind.TABLE,
                                        "public",
                                        "some_table_%05d".formatted(i),
                                        IntStream.range(0, 12)
                                                .mapToObj(c ->
                                                        new SchemaNames.Column(
                                                                "column_" + c, "text"))
                                                .toList(),
                                        ""))
                        .toList();
        var many =
                new Completer(
                        List.of(
                                CompletionIndex.of(
                                        new SchemaNames(
                                                List.of("public"),
                                                relations,
                                                List.of(),
                                                List.of()))),
                        List.of());
        String text = "select * from table_09";
        assertEquals(
                "some_table_09000", many.at(text, text.length()).proposals().getFirst().label());
        long began = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            many.at(text, text.length());
        }
        long each = (System.nanoTime() - began) / 20_000_000;
        // A tenth of it is usual; a machine that does other things takes longer.
        assertTrue(each < 50, each + " ms");
        assertFalse(many.at("select * from ", 14).proposals().isEmpty());
    }
}
