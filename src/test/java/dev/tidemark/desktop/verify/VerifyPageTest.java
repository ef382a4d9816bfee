package dev.tidemark.desktop.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tidemark.desktop.timeline.Window;
import dev.tidemark.engine.drift.Ground;
import dev.tidemark.engine.project.DriftConfig;
import dev.tidemark.engine.tracking.Scenario;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.WizardUiTest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class VerifyPageTest extends WizardUiTest {
    @TempDir private Path folder;
    private Window window;
    private VerifyPage page;

    @AfterEach
    void close() {
        onFx(page::onDetached);
        onFx(window.target()::close);
    }

    @Test
    void showsWhatChangedAndTakesItAsItIsForAReason(TestDatabase database) throws SQLException {
        var scenario =
                new Scenario(folder, database)
                        .file("001_users.sql", "create table users (id int primary key);\n");
        scenario.record("001");
        database.execute(
                "create table users (id int primary key, email text not null); create view names as select 1 as one");
        try (var session = database.open()) {
            new Ground(scenario.state().name(), DriftConfig.DEFAULT, Optional.empty())
                    .record(session, UUID.randomUUID());
        }
        database.execute(
                "alter table users add name text default 'nobody', alter email drop not null; create index on users (name); drop view names");
        open(database);
        waitForText("#drift-since", "1 added, 1 removed, 1 changed");
        waitUntil("the lines show", () -> there("#difference-rows"));
        waitForText("#check-hint", "Below is what changed");
        assertEquals(3, lookup("#drift-changes").<ListView<?>>query().getItems().size());
        picturesAt("verify-drift", 1280, 800);
        onFx(() -> lookup(VerifyPageTest::isAccept).<Button>query().fire());
        assertEquals(List.of("accept drift"), window.navigator().asked());
        var show = onFx(() -> AcceptWizard.pages(window.context(), "0.1.0"));
        onFx(show::run);
        var wizard = window.workspace().find("accept-drift").orElseThrow();
        show(() -> new BorderPane((Region) wizard.content()));
        onFx(wizard::onAttached);
        waitForText("#accept-what", "1 added");
        type("#accept-reason", "made by hand on Sunday, agreed with Ana");
        next("Commit");
        picturesAt("accept-commit", 1280, 800);
        fire("#commit");
        waitForText("#wizard-title", "Report");
        waitForText("#report-headline", "is recorded");
        waitUntil(
                "the page knows",
                () ->
                        page.content().lookup("#drift-text") instanceof Labeled text
                                && text.getText().startsWith("✓ None"));
    }

    @Test
    void saysThatNothingWasRecordedYet(TestDatabase database) {
        new Scenario(folder, database).file("001_a.sql", "create table a (id int);\n");
        open(database);
        waitForText("#drift-since", "nothing is recorded yet");
    }

    private static boolean isAccept(Node node) {
        return "verify.accept".equals(node.getId());
    }

    private void open(TestDatabase database) {
        window = onFx(() -> Window.on(database, folder, work()));
        page = onFx(() -> new VerifyPage(window.context()));
        show(() -> new BorderPane(page.content()));
        onFx(page::onAttached);
        onFx(() -> window.workspace().show(VerifyPage.ID, () -> page));
        onFx(window.target()::refresh);
    }
}
