package dev.tidemark.engine.tenant.adapt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.tidemark.engine.sql.ScriptOptions;
import dev.tidemark.engine.sql.SqlSource;
import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.sql.StatementReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptationTest {
    private static final SourceSchema PUBLIC =
            new SourceSchema("public", Set.of("citext", "uuid_generate_v4"));

    private static Statement.Text adapted(String sql, String tenant) {
        var options = ScriptOptions.PLAIN.rewriting(new Adaptation(PUBLIC).to(tenant));
        try (var reader = StatementReader.open(SqlSource.text("a.sql", sql), options)) {
            return reader.next().text();
        }
    }

    private static String toJohn(String sql) {
        return adapted(sql, "john").value();
    }

    private static List<Doubt.Kind> doubts(String sql) {
        return new NameSearch(PUBLIC).in(sql).doubts().stream().map(Doubt::kind).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CREATE TABLE \"public\".\"t\" (id int) | CREATE TABLE \"john\".\"t\" (id int)",
                "create table Public.t (id int) | create table \"john\".t (id int)",
                "CREATE TABLE PUBLIC . t (id int) | CREATE TABLE \"john\" . t (id int)",
                "CREATE TABLE public /* . */ .t (i int) | CREATE TABLE \"john\" /* . */ .t (i int)",
                "ALTER TABLE t ADD FOREIGN KEY (v) REFERENCES public.v(id) | ALTER TABLE t ADD FOREIGN KEY (v) REFERENCES \"john\".v(id)",
                "SELECT public.f(1), x::public.mood FROM public.a, public.b | SELECT \"john\".f(1), x::\"john\".mood FROM \"john\".a, \"john\".b",
                "UPDATE public.t SET a = public.t.b | UPDATE \"john\".t SET a = \"john\".t.b",
                "CREATE SCHEMA IF NOT EXISTS public | CREATE SCHEMA IF NOT EXISTS \"john\"",
                "GRANT USAGE ON SCHEMA other, public TO public | GRANT USAGE ON SCHEMA other, \"john\" TO public",
                "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC | REVOKE ALL ON ALL TABLES IN SCHEMA \"john\" FROM PUBLIC",
                "SET search_path = public, pg_catalog | SET search_path = \"john\", pg_catalog",
                "SET LOCAL search_path TO 'public' | SET LOCAL search_path TO 'john'",
                "ALTER FUNCTION f() SET search_path = other, \"public\" | ALTER FUNCTION f() SET search_path = other, \"john\"",
                "ALTER TABLE x.t SET SCHEMA public | ALTER TABLE x.t SET SCHEMA \"john\"",
                "CREATE INDEX i ON public.t (a) | CREATE INDEX i ON \"john\".t (a)",
                "DO $$ BEGIN UPDATE public.t SET a = 1; END $$ | DO $$ BEGIN UPDATE \"john\".t SET a = 1; END $$",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $x$ SELECT 1 FROM Public.t $x$ | CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $x$ SELECT 1 FROM \"john\".t $x$",
                "CREATE FUNCTION public.f() RETURNS int BEGIN ATOMIC SELECT 1 FROM public.t; END | CREATE FUNCTION \"john\".f() RETURNS int BEGIN ATOMIC SELECT 1 FROM \"john\".t; END",
                "SELECT U&\"p\\0075blic\".f() | SELECT \"john\".f()",
            })
    void namesTheTenantWhereTheSourceSchemaIsMeant(String sql, String expected) {
        assertEquals(expected, toJohn(sql));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT public FROM t",
                "SELECT 1 AS public, a.public FROM a",
                "SELECT 'public.t' -- public.t\n, 1",
                "SELECT /* public.t */ $q$public.t$q$",
                "CREATE TABLE t (public text, \"PUBLIC\" int)",
                "SELECT \"Public\".f()",
                "SELECT public.* FROM orders public",
                "SELECT public.id FROM orders AS public",
                "GRANT SELECT ON t TO PUBLIC",
                "CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public",
                "ALTER TABLE t ADD c public.citext DEFAULT public.uuid_generate_v4()",
                "COMMENT ON TABLE t IS 'for the public'",
                "SELECT schema, public FROM t",
                "INSERT INTO public VALUES (1)",
                "SELECT republic.x FROM republic",
            })
    void leavesEverythingElseAlone(String sql) {
        assertEquals(sql, toJohn(sql));
    }

    @Test
    void quotesEveryNameWhateverItIs() {
        assertEquals(
                "DROP TABLE \"pg\"\"; drop schema x; --\".t",
                adapted("DROP TABLE public.t", "pg\"; drop schema x; --").value());
        assertEquals(
                "SET search_path = 'o''neill'",
                adapted("SET search_path = 'public'", "o'neill").value());
    }

    @Test
    void sendsAStatementThatNamesNoSchemaAsItIs() {
        var text = new Adaptation(PUBLIC).to("john");
        var written = adapted("SELECT 1", "john");
        assertSame(written, text.rewritten(written));
    }

    @Test
    void countsTheBytesThatAreSent() {
        var text = adapted("SELECT 'ä' FROM public.t", "bücher");
        assertEquals(text.value().getBytes(StandardCharsets.UTF_8).length, text.size());
    }

    @Test
    void findsWhatCanNotBeAdapted() {
        assertEquals(List.of(Doubt.Kind.STRING_HOLDS_NAME), doubts("SELECT 'public.t'::regclass"));
        assertEquals(
                List.of(Doubt.Kind.DYNAMIC_SQL, Doubt.Kind.STRING_HOLDS_NAME),
                doubts("DO $$ BEGIN EXECUTE 'DROP TABLE public.t'; END $$"));
        assertEquals(
                List.of(Doubt.Kind.DYNAMIC_SQL),
                doubts("DO $$ BEGIN EXECUTE format('DROP TABLE %I', x); END $$"));
        assertEquals(List.of(Doubt.Kind.ALIAS), doubts("SELECT public.id FROM orders AS public"));
        assertEquals(
                List.of(Doubt.Kind.OTHER_LANGUAGE),
                doubts(
                        "CREATE FUNCTION f() RETURNS int LANGUAGE plpython3u AS $$ q('public.t') $$"));
        assertEquals(List.of(Doubt.Kind.DATABASE_QUALIFIED), doubts("SELECT 1 FROM shop.public.t"));
        assertEquals(
                List.of(),
                doubts("CREATE TRIGGER g AFTER INSERT ON public.t EXECUTE FUNCTION public.f()"));
        assertEquals(List.of(), doubts("SET search_path = 'public'"));
    }

    @Test
    void takesAnAliasForAnAliasOnlyWhereAColumnMayFollow() {
        assertEquals(
                "SELECT public.id FROM \"john\".orders AS public JOIN \"john\".items i ON i.id = public.id",
                toJohn(
                        "SELECT public.id FROM public.orders AS public JOIN public.items i ON i.id = public.id"));
    }
}
