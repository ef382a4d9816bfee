package dev.tidemark.desktop.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.page.Navigator.RestoreRequest;
import dev.tidemark.engine.backup.BackupListener;
import dev.tidemark.engine.backup.BackupPlanner;
import dev.tidemark.engine.backup.BackupRequest;
import dev.tidemark.engine.backup.BackupRun;
import dev.tidemark.engine.backup.program.ProgramSearch;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.profile.Profile.Protection;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.testing.DumpServer;
import dev.tidemark.testing.ui.UiTest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Tables brought back beside, from an archive of pg_dump.
@ExtendWith(DumpServer.Extension.class)
@Timeout(60)
class RestoreTablesWizardTest extends UiTest {
    private static final String DATABASE = "tables_back_by_window";

    @TempDir private Path folder;

    @Test
    void bringsChosenTablesBackIntoASchemaBeside(DumpServer server) throws Exception {
        server.create(
                DATABASE,
                "create schema old; create table users (id int); create table old.users (id int); create table orders (id int); insert into users select generate_series(1, 30)");
        var window = new BackupWindow(work(), server.server().settings(DATABASE), folder, true);
        var database = server.database(DATABASE);
        var plan =
                new BackupPlanner(
                                database,
                                new ProgramSearch(Environment.ofProcess(), Optional.empty()))
                        .plan(BackupRequest.whole(window.folder().path()));
        new BackupRun(database, Clock.systemUTC())
                .run(plan, new StopSignal(), BackupListener.SILENT)
                .orElseThrow();
        try (var session = database.connector().open("test")) {
            session.send("truncate users");
        }
        var context = onFx(() -> window.context(Protection.NONE));
        var pages = onFx(() -> RestoreWizard.pages(context));
        show(() -> {
            pages.show(new RestoreRequest(Optional.empty()));
            var page = window.workspace().find("restore:latest").orElseThrow();
            page.onAttached();
            return new StackPane((Region) page.content());
        });
        next();
        onFx(() -> lookup("#restore-tables").queryAs(RadioButton.class).fire());
        assertTrue(lookup("#wizard-next").query().isDisabled());
        pictures("restore-tables-none");
        tick("public.users");
        tick("old.users");
        assertTrue(text("#restore-tables-missing").contains("called users"));
        assertTrue(lookup("#wizard-next").query().isDisabled());
        tick("old.users");
        onFx(() -> lookup("#restore-schema").queryAs(TextField.class).setText("looked_at"));
        pictures("restore-tables");
        next();
        waitUntil("it is planned", () -> text("#restore-summary").contains("Nothing is lost"));
        pictures("restore-tables-lost");
        next();
        waitUntil("it may be", () -> !lookup("#commit").query().isDisabled());
        pictures("restore-tables-commit");
        onFx(() -> lookup("#commit").queryButton().fire());
        waitUntil(
                "it is reported",
                () -> text("#report-headline").contains("1 table into the schema looked_at"));
        pictures("restore-tables-report");
        assertEquals("30", server.value(DATABASE, "select count(*) from looked_at.users"));
        assertEquals("0", server.value(DATABASE, "select count(*) from users"));
    }

    private void tick(String table) {
        onFx(() -> {
            ListView<Part> list = lookup("#restore-table-list").queryListView();
            var part =
                    list.getItems().stream()
                            .filter(one -> one.name().toString().equals(table))
                            .findFirst()
                            .orElseThrow();
            part.chosen().set(!part.chosen().get());
        });
    }

    private void next() {
        waitUntil("it leads on", () -> !lookup("#wizard-next").query().isDisabled());
        onFx(() -> lookup("#wizard-next").queryButton().fire());
    }

    private String text(String id) {
        return lookup(id).tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
    }
}
