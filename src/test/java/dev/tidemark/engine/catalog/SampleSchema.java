package dev.tidemark.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/// A schema with an object of nearly every kind.
public final class SampleSchema {
    private SampleSchema() {}

    /// Makes it.
    public static void create(PgSession session) throws SQLException {
        session.send(text("rich.sql"));
    }

    /// Statements of which each changes the schema, in their order.
    static List<String> changes() {
        return text("changes.sql").lines().toList();
    }

    /// Reads the fingerprint of a database.
    static Fingerprint fingerprint(PgSession session, CatalogScope scope) throws SQLException {
        try (var snapshot = CatalogSnapshot.open(session, scope)) {
            return snapshot.fingerprint();
        }
    }

    /// What every served version has to be able to: read all kinds, and see a change.
    public static void readsAllKinds(Connector connector) throws SQLException {
        try (var session = connector.open("test")) {
            create(session);
            var before = fingerprint(session, CatalogScope.whole());
            var kinds = before.objects().keySet().stream().map(ObjectKey::kind).distinct();
            assertTrue(kinds.count() > 20);
            session.send("alter table app.users alter name set default 'other'");
            var after = fingerprint(session, CatalogScope.whole());
            assertEquals("[table app.users]", before.differing(after).toString());
        }
    }

    private static String text(String name) {
        try (var stream = SampleSchema.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
