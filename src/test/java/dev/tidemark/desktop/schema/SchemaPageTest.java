package dev.tidemark.desktop.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.timeline.Window;
import dev.tidemark.engine.catalog.SampleSchema;
import dev.tidemark.engine.tracking.Scenario;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.UiTest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class SchemaPageTest extends UiTest {
    @TempDir private Path folder;
    private Window window;
    private SchemaPage page;

    @AfterEach
    void close() {
        onFx(page::onDetached);
        onFx(window.target()::close);
    }

    @Test
    void leadsFromASearchByTheKeyboardToTheMigrationThatTouchedTheTable(TestDatabase database)
            throws SQLException {
        try (var session = database.open()) {
            SampleSchema.create(session);
        }
        database.execute("create table app.teams (id int primary key, title text)");
        new Scenario(folder, database)
                .file("001_teams.sql", "-- Teams\ncreate table app.teams (id int);\n")
                .record("001");
        open(database);
        waitUntil("it is read", () -> text("schema-state").contains("objects"));
        clickOn("#schema-find").write("title");
        waitUntil("it is found", () -> text("schema-hits").startsWith("1 of"));
        type(KeyCode.ENTER);
        waitUntil("it is shown", () -> text("schema-title").equals("app.teams"));
        waitUntil("the migrations are known", () -> last().startsWith("001_teams.sql"));
        picturesAt("schema-found", 1280, 800);
        onFx(() -> details().requestFocus());
        type(KeyCode.END);
        waitUntil("the migration is selected", () -> selected().startsWith("001_teams.sql"));
        type(KeyCode.ENTER);
        onFx(() -> fire("schema.edit"));
        assertEquals(
                List.of("timeline 001", "editor 001_teams.sql:2:1"), window.navigator().asked());
        onFx(() -> fire("schema.diagram"));
        waitUntil("it is drawn", () -> text("diagram-note").equals("5 tables"));
        picturesAt("schema-diagram", 1280, 800);
        clickOn("#diagram-columns").clickOn("#diagram-reach-1");
        waitUntil("it alone is drawn", () -> text("diagram-note").equals("1 table"));
        clickOn("#diagram-reach-0");
        waitUntil("all are drawn", () -> text("diagram-note").equals("5 tables"));
        onFx(() -> lookup("#schema-diagram").query().requestFocus());
        type(KeyCode.LEFT);
        waitUntil("another is selected", () -> !text("schema-title").equals("app.teams"));
        String zoom = onFx(() -> text("diagram-zoom"));
        type(KeyCode.MINUS);
        waitUntil("it is smaller", () -> !text("diagram-zoom").equals(zoom));
        type(KeyCode.ENTER);
        waitUntil("the details are there", () -> lookup("#schema-details").tryQuery().isPresent());
        onFx(() -> fire("schema.back"));
        waitUntil("it is the one before", () -> text("schema-title").equals("app.teams"));
        clickOn("#schema-find").type(KeyCode.ESCAPE);
        waitUntil("all is shown again", () -> text("schema-hits").isEmpty());
        assertEquals("app.teams", onFx(() -> text("schema-title")));
    }

    @Test
    void saysThatNothingIsThere(TestDatabase database) {
        new Scenario(folder, database).file("001_teams.sql", "select 1;\n");
        database.execute("drop extension plpgsql");
        open(database);
        waitUntil("it says so", () -> lookup("#schema-empty").tryQuery().isPresent());
        assertTrue(onFx(() -> text("schema-empty").contains("billing-test holds nothing yet")));
    }

    private void open(TestDatabase database) {
        window = onFx(() -> Window.on(database, folder, work()));
        page = onFx(() -> new SchemaPage(window.context()));
        show(() -> new BorderPane(page.content()));
        onFx(page::onAttached);
        onFx(window.target()::refresh);
    }

    private void fire(String action) {
        page.actions().stream().filter(it -> it.id().equals(action)).forEach(it -> it.fire());
    }

    private String text(String id) {
        return lookup("#" + id).tryQueryAs(Label.class).map(Label::getText).orElse("");
    }

    private ListView<DetailRow> details() {
        return lookup("#schema-details").query();
    }

    private String last() {
        return details().getItems().isEmpty() ? "" : details().getItems().getLast().spoken();
    }

    private String selected() {
        var row = details().getSelectionModel().getSelectedItem();
        return row == null ? "" : row.spoken();
    }
}
