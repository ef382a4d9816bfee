package dev.tidemark.engine.catalog.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.catalog.CatalogScope;
import dev.tidemark.engine.catalog.CatalogTransaction;
import dev.tidemark.engine.catalog.SampleSchema;
import dev.tidemark.engine.catalog.document.DatabaseDocument;
import dev.tidemark.engine.postgres.TransactionStatus;
import dev.tidemark.engine.sql.SqlName;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class CatalogReaderTest {
    private static Database database;
    private static Database measured;

    @BeforeAll
    static void read(TestDatabase server) throws SQLException {
        try (var session = server.open()) {
            SampleSchema.create(session);
            session.send("comment on database %s is 'for tests'".formatted(server.name()));
            session.send(
                    "create table public.notes (id int primary key, text text default 'a|b' check (text <> '`')); create table app.done (id int)");
            database = read(session, CatalogScope.whole(), Sizes.LEFT_OUT);
            measured =
                    read(
                            session,
                            CatalogScope.schemas(List.of("app"))
                                    .without(Set.of(new SqlName("app", "done"))),
                            Sizes.MEASURED);
            assertEquals(TransactionStatus.IDLE, session.transactionStatus());
        }
    }

    private static Database read(
            dev.tidemark.engine.postgres.PgSession session, CatalogScope scope, Sizes sizes)
            throws SQLException {
        return CatalogReader.read(session, scope, sizes, CatalogTransaction.LOCK_TIMEOUT);
    }

    private static Table table(String name) {
        return database.table(new SqlName("app", name)).orElseThrow();
    }

    @Test
    void describesTablesWithTheirParts() {
        assertEquals("for tests", database.comment());
        assertEquals(
                List.of("app", "public"), database.schemas().stream().map(Schema::name).toList());
        assertEquals(
                List.of("pgcrypto", "plpgsql"),
                database.extensions().stream().map(Extension::name).toList());
        var users = table("users");
        assertEquals("people; it's", users.comment());
        assertEquals(
                List.of("id", "name", "mail", "m", "full_name", "n"),
                users.columns().stream().map(Column::name).toList());
        assertEquals(
                new Column("name", "text", false, "'x'::text", "their name", 2),
                users.column("name").orElseThrow());
        assertEquals(
                "generated always as ((name || 'a'::text)) stored",
                users.column("full_name").orElseThrow().value());
        assertEquals("app.mood", users.column("m").orElseThrow().type());
        assertEquals(List.of("id"), users.primaryKey().orElseThrow().columns());
        assertEquals(List.of("t1"), users.triggers().stream().map(Trigger::name).toList());
        assertEquals(
                "BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION app.touch()",
                users.triggers().getFirst().fires());
        assertEquals(
                List.of(new Policy("pol", "select", true, List.of("public"), "(id > 1)", "")),
                users.policies());
        var reference = table("orders").foreignKeys().getFirst();
        assertEquals(List.of("user_id"), reference.columns());
        assertEquals(
                Optional.of(new Constraint.Reference(new SqlName("app", "users"), List.of("id"))),
                reference.references());
        var index =
                table("orders").indexes().stream()
                        .filter(it -> it.name().equals("orders_at"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("(at DESC) WHERE user_id > 5", index.key());
        assertEquals(List.of("at"), index.columns());
        assertFalse(index.ofConstraint());
        assertEquals("RANGE (d)", table("parts").partitioning());
        assertEquals(Optional.of(new SqlName("app", "parts")), table("parts_1").parent());
        assertEquals(Optional.empty(), users.bytes());
    }

    @Test
    void describesEverythingElse() {
        var app = database.schemas().getFirst();
        assertEquals(List.of("mv", "v"), app.views().stream().map(it -> it.name().name()).toList());
        assertTrue(app.views().getLast().query().contains("FROM app.users u"));
        assertEquals(
                List.of("agg", "et", "f", "p", "touch"),
                app.routines().stream().map(it -> it.name().name()).toList());
        var f = app.routines().get(2);
        assertEquals("a integer, b text DEFAULT 'x'::text", f.arguments());
        assertEquals("integer", f.returns());
        assertTrue(f.definition().startsWith("CREATE OR REPLACE FUNCTION app.f("));
        assertEquals(
                List.of("email", "fr", "mood", "pair"),
                app.types().stream().map(it -> it.name().name()).toList());
        assertEquals(List.of("sad", "ok", "happy"), app.types().get(2).labels());
        assertEquals(
                "text not null default 'a@b'::text CHECK (VALUE ~ '@'::text)",
                app.types().getFirst().definition());
        assertEquals(
                List.of("a", "b"),
                app.types().getLast().columns().stream().map(Column::name).toList());
        assertEquals(
                List.of("app.orders.id", "", "app.users.id"),
                app.sequences().stream().map(Sequence::ownedBy).toList());
    }

    @Test
    void readsSomeSchemasWithoutSomeTablesAndMeasures() {
        assertEquals(List.of("app"), measured.schemas().stream().map(Schema::name).toList());
        assertEquals(List.of(), measured.extensions());
        assertEquals(Optional.empty(), measured.table(new SqlName("app", "done")));
        var users = measured.table(new SqlName("app", "users")).orElseThrow();
        assertTrue(users.bytes().orElseThrow() > 0);
    }

    @Test
    void writesADocumentThatStaysTheSame() {
        String text = DatabaseDocument.text(database, "Shop", Optional.of("004"));
        assertEquals(text, DatabaseDocument.text(database, "Shop", Optional.of("004")));
        for (String part :
                List.of(
                        "# Shop\n\nfor tests\n",
                        "on PostgreSQL 18 after the migration `004`",
                        "- [Schema app](#schema-app): 6 tables, 2 views, 5 functions, 4 types\n  - [done](#app.done)\n",
                        "  - [users](#app.users): people; it's\n",
                        "\"users\" |o--o{ \"orders\" : \"user_id\"",
                        "        bigint id PK\n",
                        "<a id=\"app.users\"></a>\n\n### users\n\npeople; it's\n",
                        "| Column | Type | Null | Default | Comment |\n",
                        "| `name` | text |  | `'x'` | their name |\n",
                        "- Foreign key: `user_id` → [users](#app.users) (`id`), on delete cascade\n",
                        "Referenced by [orders](#app.orders) (`user_id`)\n",
                        "| `orders_at` | `(at DESC) WHERE user_id > 5` |\n",
                        "Partitioned by `RANGE (d)`\n",
                        "| `parts_1` | `FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')` |\n",
                        "| `mood` | enum | `'sad'`",
                        "| `text` | text | yes | `'a\\|b'` |\n",
                        "- Check `notes_text_check`: `` (text <> '`'::text) ``\n")) {
            assertTrue(text.contains(part.replace("`'sad'`", "`sad`")), () -> part + "\n" + text);
        }
        assertFalse(text.contains(" MB"));
        String sized = DatabaseDocument.text(measured, "Shop", Optional.empty());
        assertTrue(sized.contains("KB"), sized);
    }
}
