package dev.tidemark.engine.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.project.Authoring;
import dev.tidemark.engine.project.MigrationDraft;
import dev.tidemark.engine.project.NewMigration;
import dev.tidemark.engine.project.PlannedMigration;
import dev.tidemark.engine.project.WayBack;
import dev.tidemark.engine.run.RunFixture;
import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.engine.run.Selection;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every template, applied, taken back and applied again on a real server.
@ExtendWith(DatabaseExtension.class)
class TemplatesTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T14:30:15Z"), ZoneOffset.UTC);

    /// All that the templates could leave behind; the place of a column in its table does not
    /// count.
    private static final String CATALOGUE =
            """
            select line from (
              select format('relation %s %s %s %s', c.oid::regclass, relkind, relrowsecurity,
                    (select string_agg(a::text, ',' order by a::text)
                       from unnest(coalesce(relacl, acldefault('r', relowner))) a)) line
                from pg_class c where relnamespace = 'app'::regnamespace and relkind <> 'S'
              union all
              select format('column %s.%s %s %s %s %s', attrelid::regclass, attname,
                    format_type(atttypid, atttypmod), attnotnull, attidentity,
                    pg_get_expr(adbin, adrelid))
                from pg_attribute join pg_class c on c.oid = attrelid
                left join pg_attrdef on adrelid = attrelid and adnum = attnum
               where relnamespace = 'app'::regnamespace and relkind in ('r', 'v', 'm')
                 and attnum > 0 and not attisdropped
              union all
              select format('constraint %s %s %s %s', conrelid::regclass, conname, convalidated,
                    pg_get_constraintdef(oid))
                from pg_constraint where connamespace = 'app'::regnamespace
              union all
              select format('index %s %s %s', pg_get_indexdef(indexrelid), indisvalid, indisunique)
                from pg_index join pg_class c on c.oid = indexrelid
               where relnamespace = 'app'::regnamespace
              union all
              select 'view ' || pg_get_viewdef(oid) from pg_class
               where relnamespace = 'app'::regnamespace and relkind in ('v', 'm')
              union all
              select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
              union all
              select 'function ' || pg_get_functiondef(oid) from pg_proc
               where pronamespace = 'app'::regnamespace
                 and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
              union all
              select format('policy %s', p) from pg_policies p
              union all
              select format('enum %s %s', enumtypid::regtype, enumlabel) from pg_enum
              union all
              select 'extension ' || extname from pg_extension) all_lines
            order by line
            """;

    private static TestDatabase database;
    private static PgSession looking;
    private static String role;

    @TempDir Path folder;

    @BeforeAll
    static void prepare(TestDatabase its) {
        database = its;
        database.execute(Samples.SCHEMA);
        role = database.role("reporting").name();
        looking = database.open();
    }

    @AfterAll
    static void close() throws SQLException {
        looking.close();
    }

    static Stream<String> names() {
        return TemplateLibrary.ownNames().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void goesThereAndBackAndThereAgain(String name) throws Exception {
        var template = TemplateLibrary.find(folder, name);
        var given = new HashMap<>(Samples.of(template));
        given.computeIfPresent("role", (_, _) -> role);
        var filling = Filling.of(template, given);
        List<MigrationDraft> drafts = filling.drafts(filling.description());
        Files.createDirectory(folder.resolve("migrations"));
        var fixture = new RunFixture(folder);
        List<String> before = new ArrayList<>();
        for (MigrationDraft draft : drafts) {
            if (draft.back() instanceof WayBack.Irreversible) {
                break;
            }
            before.add(catalogue());
            apply(fixture, draft);
        }
        for (int i = before.size() - 1; i >= 0; i--) {
            completed(fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
            var draft = drafts.get(i);
            if (draft.back() instanceof WayBack.Script) {
                assertEquals(before.get(i), catalogue(), draft.description());
                assertFalse(verified(draft), draft::verification);
            }
        }
        completed(fixture.apply(database.connector()));
        for (MigrationDraft draft : drafts.subList(before.size(), drafts.size())) {
            apply(fixture, draft);
        }
        if (before.size() == drafts.size()) {
            var all = new Selection.Back.Last(drafts.size());
            completed(fixture.rollBack(database.connector(), all));
        }
    }

    @AfterEach
    void forget() throws SQLException {
        looking.send("drop table if exists schema_migrations, schema_migrations_journal");
    }

    private static void apply(RunFixture fixture, MigrationDraft draft) throws Exception {
        var planned = PlannedMigration.of(fixture.project(), List.of(draft), Authoring.at(CLOCK));
        NewMigration.write(planned);
        assertEquals(List.of(), fixture.project().problems(), draft::up);
        completed(fixture.apply(database.connector()));
        assertTrue(verified(draft), draft::verification);
    }

    private static void completed(RunOutcome outcome) {
        assertInstanceOf(RunOutcome.Completed.class, outcome, outcome::toString);
    }

    /// Whether each of its queries returns true.
    private static boolean verified(MigrationDraft draft) throws SQLException {
        assertFalse(draft.verification().isEmpty(), draft::up);
        try {
            for (String query : draft.verification().split(";\\s*", -1)) {
                if (!query.isBlank()
                        && !List.of("t").equals(looking.query(query, row -> row.getString(1)))) {
                    return false;
                }
            }
            return true;
        } catch (SQLException e) {
            if (e.getSQLState().startsWith("42")) {
                // What it asks for is not there yet.
                return false;
            }
            throw e;
        }
    }

    private static String catalogue() throws SQLException {
        return String.join("\n", looking.query(CATALOGUE, row -> row.getString(1)));
    }
}
