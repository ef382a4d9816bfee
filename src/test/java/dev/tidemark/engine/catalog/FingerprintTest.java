package dev.tidemark.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.TransactionStatus;
import dev.tidemark.engine.sql.SqlName;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class FingerprintTest {
    @Test
    void seesEveryChangeOfASchemaAndNothingElse(TestDatabase database) throws SQLException {
        try (var session = database.open()) {
            SampleSchema.create(session);
            session.send(
                    "insert into app.users (name, n) select 'n' || i, i from generate_series(1, 50) i");
            var before = SampleSchema.fingerprint(session, CatalogScope.whole());
            for (String harmless :
                    List.of(
                            "insert into app.orders (user_id) values (1)",
                            "select setval('app.s1', 500)",
                            "refresh materialized view app.mv",
                            "analyze",
                            "vacuum app.users",
                            "reindex table app.users",
                            "truncate app.orders",
                            "select lo_create(0)")) {
                session.send(harmless);
                assertEquals(
                        Set.of(),
                        before.differing(SampleSchema.fingerprint(session, CatalogScope.whole())),
                        harmless);
            }
            var unseen = new ArrayList<String>();
            for (String change : SampleSchema.changes()) {
                send(session, change);
                var after = SampleSchema.fingerprint(session, CatalogScope.whole());
                if (before.sameAs(after) || before.digest().equals(after.digest())) {
                    unseen.add(change);
                }
                before = after;
            }
            assertEquals(List.of(), unseen);
        }
    }

    private static void send(PgSession session, String change) {
        try {
            session.send(change);
        } catch (SQLException e) {
            throw new AssertionError(change, e);
        }
    }

    @Test
    void tellsTheLinesThatChanged(TestDatabase database) throws SQLException {
        database.execute(
                "create table t (id int primary key, name text); create view v as select id from t; create table x (a int, b int)");
        try (var session = database.open()) {
            var before = stored(session);
            assertEquals(before.fingerprint().objects().keySet(), before.kept().keySet());
            database.execute(
                    """
                    alter table t alter name set not null; drop view v; create index i on t (name);
                    alter table x drop a; alter table x add a int\
                    """);
            try (var after = CatalogSnapshot.open(session, CatalogScope.whole())) {
                var difference = SchemaDifference.between(before, after);
                assertEquals("1 added, 1 removed, 1 changed, 1 reordered", difference.summary());
                var table = difference.changes().getFirst();
                assertEquals(new ObjectKey("table", "public.t", ""), table.key());
                assertEquals(
                        """
                        --- before
                        +++ after
                        @@ -1,4 +1,4 @@
                         table
                           id integer not null
                        -  name text
                        +  name text not null
                         owner tidemark
                        """
                                .replace("owner tidemark", "owner " + database.settings().user()),
                        table.difference().unifiedText("before", "after"));
                assertEquals(
                        List.of(
                                "table public.t",
                                "index public.i",
                                "view public.v",
                                "table public.x"),
                        difference.changes().stream().map(it -> it.key().toString()).toList());
            }
        }
    }

    private record Stored(Fingerprint fingerprint, Map<ObjectKey, String> kept)
            implements SchemaDifference.Schema {
        @Override
        public Map<ObjectKey, String> definitions(Collection<ObjectKey> keys) {
            return kept;
        }
    }

    private static Stored stored(PgSession session) throws SQLException {
        try (var snapshot = CatalogSnapshot.open(session, CatalogScope.whole())) {
            return new Stored(snapshot.fingerprint(), snapshot.definitions());
        }
    }

    @Test
    void comparesTenantsWhateverTheirSchemasAreCalled(TestDatabase database) throws SQLException {
        for (String tenant : List.of("acme", "\"Ünï 1\"", "orders")) {
            database.execute(
                    """
                    create schema %1$s;
                    create type %1$s.state as enum ('new', 'done');
                    create table %1$s.orders (id serial primary key, state %1$s.state default 'new', parent int references %1$s.orders);
                    create table %1$s.schema_migrations (id serial primary key, version text);
                    create index on %1$s.orders (state) where state = 'new'::%1$s.state;
                    create view %1$s.open as select orders.id from %1$s.orders where orders.state = 'new';
                    create statistics %1$s.st on id, state from %1$s.orders;
                    create function %1$s.touch() returns trigger language plpgsql set search_path = %1$s, public as
                      $$ begin update %1$s.orders set state = 'done' where id = 1; return new; end $$;
                    create trigger touch before update on %1$s.orders for each row execute function %1$s.touch();
                    """
                            .formatted(tenant));
        }
        database.execute("alter table acme.schema_migrations add checksum text");
        try (var session = database.open()) {
            var acme = relative(session, "acme");
            assertTrue(acme.objects().size() > 8);
            assertEquals(Set.of(), acme.differing(relative(session, "Ünï 1")));
            assertEquals(Set.of(), acme.differing(relative(session, "orders")));
            assertEquals(acme.digest(), relative(session, "orders").digest());
            database.execute("alter table \"Ünï 1\".orders alter state drop default");
            assertEquals("[table orders]", acme.differing(relative(session, "Ünï 1")).toString());
        }
    }

    private static Fingerprint relative(PgSession session, String schema) throws SQLException {
        return SampleSchema.fingerprint(
                session,
                CatalogScope.relativeTo(schema)
                        .without(Set.of(new SqlName(schema, "schema_migrations"))));
    }

    @Test
    void leavesOutWhatIsNotTheDatabasesOwn(TestDatabase database) throws SQLException {
        database.execute(
                """
                create schema tidemark_archive; create table tidemark_archive.catalogue (id int);
                create schema a; create table a.t (id int); create table a.done (id serial primary key, x int unique);
                create schema b; create table b.t (id int); create index on a.done (x); create temp table tmp (id int);
                create extension pgcrypto schema a; create extension hstore schema a\
                """);
        try (var session = database.open()) {
            var scope =
                    CatalogScope.schemas(List.of("a")).without(Set.of(new SqlName("a", "done")));
            assertEquals(List.of("schema a", "table a.t"), names(session, scope));
            var whole = names(session, CatalogScope.whole());
            assertTrue(whole.contains("extension hstore"));
            assertTrue(whole.contains("sequence a.done_id_seq"));
            assertTrue(whole.contains("table b.t"));
            assertFalse(
                    whole.stream().anyMatch(it -> it.contains("tidemark") || it.contains("tmp")));
            assertFalse(whole.stream().anyMatch(it -> it.startsWith("function")));
        }
    }

    private static List<String> names(PgSession session, CatalogScope scope) throws SQLException {
        return SampleSchema.fingerprint(session, scope).objects().keySet().stream()
                .map(ObjectKey::toString)
                .collect(Collectors.toList());
    }

    @Test
    void readsAsARoleWithoutRightsAndComparesWithoutRoles(TestDatabase database)
            throws SQLException {
        var role = database.role("reader");
        try (var owner = database.open();
                var reader = role.connector().open("test")) {
            SampleSchema.create(owner);
            var scope = CatalogScope.whole();
            var byOwner = SampleSchema.fingerprint(owner, scope);
            assertEquals(
                    Set.of("server sv"),
                    byOwner.differing(SampleSchema.fingerprint(reader, scope)).stream()
                            .map(ObjectKey::toString)
                            .collect(Collectors.toSet()),
                    "only user mappings are nobody else's");
            var plain = SampleSchema.fingerprint(owner, scope.withoutRoles());
            database.execute(
                    "alter table app.users owner to pg_monitor; grant all on app.orders to public");
            assertTrue(plain.sameAs(SampleSchema.fingerprint(reader, scope.withoutRoles())));
            assertFalse(byOwner.sameAs(SampleSchema.fingerprint(owner, scope)));
        }
    }

    @Test
    void hidesWhatLooksSecret(TestDatabase database) throws SQLException {
        try (var session = database.open()) {
            SampleSchema.create(session);
            try (var snapshot = CatalogSnapshot.open(session, CatalogScope.whole())) {
                String all = String.join("\n", snapshot.definitions().values());
                assertTrue(all.contains("options host 'h', password (hidden)"));
                assertFalse(all.contains("geheim"));
            }
        }
    }

    @Test
    void givesUpOnALockInsteadOfWaitingForIt(TestDatabase database) throws SQLException {
        database.execute("create table t (id int); create view v as select id from t");
        try (var session = database.open();
                var other = database.open()) {
            other.send("begin; lock table t in access exclusive mode");
            try (var snapshot =
                    CatalogSnapshot.open(session, CatalogScope.whole(), Duration.ofMillis(100))) {
                var failure = assertThrows(SQLException.class, snapshot::fingerprint);
                assertEquals("55P03", failure.getSQLState());
            }
            assertEquals(TransactionStatus.IDLE, session.transactionStatus());
        }
    }
}
