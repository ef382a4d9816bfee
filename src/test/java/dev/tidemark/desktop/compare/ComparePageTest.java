package dev.tidemark.desktop.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.Navigator.CompareRequest;
import dev.tidemark.desktop.timeline.Window;
import dev.tidemark.engine.tracking.Direction;
import dev.tidemark.engine.tracking.Journal;
import dev.tidemark.engine.tracking.JournalEnd;
import dev.tidemark.engine.tracking.JournalOutcome;
import dev.tidemark.engine.tracking.JournalSubject;
import dev.tidemark.engine.tracking.JournalText;
import dev.tidemark.engine.tracking.Scenario;
import dev.tidemark.engine.tracking.WorkerSession;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.UiTest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class ComparePageTest extends UiTest {
    private static final String USERS =
            "CREATE TABLE users (\n    id bigint PRIMARY KEY,\n    name text NOT NULL\n);\n";

    @TempDir private Path folder;
    private Scenario scenario;
    private Window window;
    private ComparePage page;

    @AfterEach
    void close() {
        onFx(() -> {
            page.onDetached();
            window.target().close();
        });
    }

    @Test
    void comparesWhatWasAppliedWithTheFileThenOtherFiles(TestDatabase database) {
        scenario =
                new Scenario(folder, database)
                        .file("001_users.sql", USERS)
                        .file("002_orders.sql", USERS.replace("users", "orders"));
        apply("001");
        scenario.record("002");
        scenario.file("001_users.sql", USERS.replace("name text", "email text"));
        open(database, new CompareRequest.Applied("001"));
        waitUntil("they are compared", () -> count().equals("Change 1 of 1 · +1 −1 lines"));
        picturesAt("compare-applied", 1280, 800);

        clickOn("#compare-after");
        waitUntil("all texts are offered", () -> choices() == 4);
        picturesAt("compare-choose", 1280, 800);
        write("002 ord");
        waitUntil("a file and what was applied fit", () -> choices() == 2);
        push(KeyCode.ENTER);
        waitUntil(
                "the file is compared",
                () -> page.title().getValue().equals("Compare 002_orders.sql"));
        onFx(() ->
                page.actions().stream()
                        .filter(it -> it.id().equals("compare.edit"))
                        .forEach(Action::fire));
        assertEquals(List.of("editor 002_orders.sql:1:1"), window.navigator().asked());

        clickOn("#compare-before");
        write("002 applied");
        push(KeyCode.ENTER);
        waitUntil("it says why not", () -> lookup(".problem-why").tryQuery().isPresent());
        picturesAt("compare-failing", 1280, 800);
        clickOn("Choose another text");
        write("nothing like this");
        waitUntil("nothing fits", () -> choices() == 0);
        push(KeyCode.ESCAPE);
    }

    private void apply(String version) {
        scenario.record(version);
        var journal = new Journal(scenario.state().name(), Scenario.RUN, scenario.actor());
        var end = JournalEnd.of(JournalOutcome.APPLIED, 1, 48);
        scenario.database()
                .execute(
                        String.join(
                                ";",
                                journal.runStarted(
                                        Direction.APPLY, new WorkerSession(1, Instant.EPOCH), 1),
                                journal.migrationFinished(
                                        JournalSubject.applying(scenario.migration(version)),
                                        end,
                                        List.of(),
                                        Optional.of(JournalText.of(USERS))),
                                journal.runFinished(Direction.APPLY, end)));
    }

    private void open(TestDatabase database, CompareRequest request) {
        window = onFx(() -> Window.on(database, folder, work()));
        page = onFx(() -> new ComparePage(window.context(), request));
        show(() -> new BorderPane(page.content()));
        onFx(page::onAttached);
        onFx(window.target()::refresh);
        onFx(page::onShown);
    }

    private String count() {
        return lookup("#difference-count").tryQueryAs(Label.class).map(Label::getText).orElse("");
    }

    private int choices() {
        return lookup("#compare-choices").queryListView().getItems().size();
    }
}
