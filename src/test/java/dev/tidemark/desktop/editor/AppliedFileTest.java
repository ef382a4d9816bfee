package dev.tidemark.desktop.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.UiTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class AppliedFileTest extends UiTest {
    @TempDir private Path home;

    @Test
    void warnsBeforeAnAppliedMigrationIsChanged(TestDatabase database) throws IOException {
        Path file = Files.writeString(home.resolve("001_users.sql"), "create table users ();\n");
        database.execute(
                "create table schema_migrations (id serial primary key, filename text unique,"
                        + " applied_at timestamp default now(), description text);"
                        + " insert into schema_migrations (filename) values ('001_users.sql')");
        var desk =
                onFx(() -> new EditorDesk(work(), home.resolve("home"), home, database.settings()));
        var page = onFx(() -> new EditorPage(desk.context, file));
        show(() -> new BorderPane(page.content()));
        onFx(() -> {
            page.onAttached();
            desk.target.refresh();
        });
        waitUntil("it is told", () -> lookup("#notice-applied").tryQuery().isPresent());
        waitUntil("it is read", () -> page.content().lookup("#sql") != null);
        pictures("editor-applied");
        clickOn("New migration");
        assertEquals(List.of("new migration"), desk.navigator.asked());
        onFx(() -> {
            page.onDetached();
            desk.close();
        });
    }
}
