package dev.tidemark.desktop.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.timeline.Window;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.catalog.SampleSchema;
import dev.tidemark.engine.sql.SqlName;
import dev.tidemark.engine.tracking.Scenario;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// One database for all; each test looks at it with a model of its own.
@ExtendWith(DatabaseExtension.class)
class SchemaViewModelTest {
    @TempDir private static Path folder;
    private static Window window;
    private SchemaViewModel model;

    @BeforeAll
    static void prepare(TestDatabase made) throws SQLException {
        try (var session = made.open()) {
            SampleSchema.create(session);
        }
        made.execute(
                """
                create table app.teams (id int primary key, title text);
                create table app.members (team int references app.teams, "user" bigint
                );
                alter table app.members add constraint members_team_check check (team > 0) not valid;
                create type app.tempo as enum ('calm', 'busy');
                alter table app.members add mood app.tempo
                """);
        new Scenario(folder, made)
                .file(
                        "001_teams.sql",
                        "-- Teams\ncreate table app.teams (id int);\ncreate index on app.teams (id);\nalter table app.teams add title text;\nalter table app.teams add x int;\n")
                .file("002_tempo.sql", "alter type app.tempo add value 'x';\n")
                .record("001");
        window = Window.on(made, folder, direct());
        window.target().refresh();
    }

    private static BackgroundWork direct() {
        return new BackgroundWork(
                Runnable::run,
                Runnable::run,
                bug -> {
                    throw new AssertionError(bug);
                });
    }

    @AfterAll
    static void close() {
        window.target().close();
    }

    @BeforeEach
    void read() {
        model = new SchemaViewModel(window.context(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        model.look(window.target().snapshotProperty().get());
    }

    private static ObjectId table(String name) {
        return ObjectId.table(new SqlName("app", name));
    }

    private List<String> rows() {
        return model.detailsProperty().get().rows().stream()
                .map(DetailRow::spoken)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Test
    void leavesOutTheBooksThatTidemarkKeeps() {
        var catalog = model.shownProperty().get().catalog();
        assertTrue(
                catalog.tables().stream().noneMatch(it -> it.name().name().contains("migrations")));
        assertEquals(Instant.EPOCH, model.shownProperty().get().readAt());
        assertNotNull(model.detailsProperty().get(), "something is looked at from the start");
    }

    @Test
    void findsByTheNameOfAnObjectOrOfAColumn() {
        model.searchProperty().set("teams");
        var found = model.foundProperty().get().orElseThrow();
        var entries = found.branches().getFirst().groups().getFirst().entries();
        assertEquals(List.of(table("teams")), entries.stream().map(Entry::id).toList());
        assertEquals("", found.column(entries.getFirst()));
        model.searchProperty().set("APP TITL");
        var byColumn = model.foundProperty().get().orElseThrow();
        var teams = byColumn.branches().getFirst().groups().getFirst().entries().getFirst();
        assertEquals(table("teams"), teams.id());
        assertEquals("title", byColumn.column(teams));
        model.searchProperty().set("no such thing");
        assertEquals(0, model.foundProperty().get().orElseThrow().count());
        model.searchProperty().set("");
        assertTrue(model.foundProperty().get().isEmpty());
    }

    @Test
    void tellsWhatATableConsistsOfAndWhoTouchedIt() {
        model.select(table("members"));
        assertEquals(
                List.of(
                        "Columns 3",
                        "FK, team, integer",
                        "user, bigint",
                        "mood, app.tempo",
                        "Keys and constraints 2",
                        "foreign key, (team) REFERENCES app.teams(id), members_team_fkey",
                        "check, (team > 0), ! not validated · members_team_check",
                        "Migrations",
                        "None of the project's migrations names it."),
                rows());
        model.select(table("teams"));
        assertEquals(
                List.of(
                        "Columns 2",
                        "PK, id, integer, not null",
                        "title, text",
                        "Keys and constraints 1",
                        "primary key, (id), teams_pkey",
                        "Referenced by 1",
                        "members, (team), members_team_fkey",
                        "Indexes 1",
                        "teams_pkey, (id), unique, of a constraint, 8.0 KB",
                        "Migrations 1",
                        "001_teams.sql, Applied: CREATE TABLE, CREATE INDEX, 2 × ALTER TABLE, line 2"),
                rows());
    }

    @Test
    void followsReferencesAndComesBack() {
        model.select(table("members"));
        var key =
                model.detailsProperty().get().rows().stream()
                        .filter(it -> it.spoken().startsWith("foreign"))
                        .findFirst();
        model.follow(key.orElseThrow().goal().orElseThrow());
        assertEquals(table("teams"), model.selectedProperty().get().orElseThrow());
        assertTrue(model.canGoBackProperty().get());
        model.back();
        assertEquals("app.members", model.detailsProperty().get().title());
    }

    @Test
    void leadsFromATypeToItsColumnsAndToAPendingMigration() {
        model.select(new ObjectId(ObjectKind.TYPE, new SqlName("app", "tempo")));
        assertEquals(
                List.of(
                        "Values 2",
                        "calm",
                        "busy",
                        "Columns of this type 1",
                        "app.members, mood",
                        "Migrations 1",
                        "002_tempo.sql, Pending: ALTER TYPE, line 1"),
                rows());
        var migration = model.detailsProperty().get().rows().getLast().goal().orElseThrow();
        model.follow(migration);
        model.edit((Goal.ToMigration) migration);
        var asked = window.navigator().asked();
        assertEquals(
                List.of("timeline 002", "editor 002_tempo.sql:1:1"),
                asked.subList(asked.size() - 2, asked.size()));
    }

    @Test
    void tellsOfEveryObject() {
        var catalog = model.shownProperty().get().catalog();
        int told = 0;
        for (var branch : catalog.branches()) {
            for (var group : branch.groups()) {
                for (var entry : group.entries()) {
                    model.select(entry.id());
                    var details = model.detailsProperty().get();
                    assertEquals(entry.id(), details.id());
                    assertFalse(details.facts().isEmpty());
                    assertTrue(
                            details.rows().stream().noneMatch(it -> it.spoken().contains("null)")));
                    told++;
                }
            }
        }
        assertTrue(told > 20, "objects: " + told);
    }

    @Test
    void writesTheDocumentIntoTheProject() throws Exception {
        model.write();
        var written = model.writtenProperty().get();
        assertEquals(folder.resolve("DATABASE.md").toRealPath(), written.file().toRealPath());
        assertTrue(Files.readString(written.file()).contains("### teams"));
        Files.delete(written.file());
        assertFalse(model.writingProperty().get());
    }
}
