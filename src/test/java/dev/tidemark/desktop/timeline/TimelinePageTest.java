package dev.tidemark.desktop.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.engine.tracking.Direction;
import dev.tidemark.engine.tracking.Journal;
import dev.tidemark.engine.tracking.JournalEnd;
import dev.tidemark.engine.tracking.JournalOutcome;
import dev.tidemark.engine.tracking.JournalStatement;
import dev.tidemark.engine.tracking.JournalSubject;
import dev.tidemark.engine.tracking.JournalText;
import dev.tidemark.engine.tracking.Scenario;
import dev.tidemark.engine.tracking.WorkerSession;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.UiTest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class TimelinePageTest extends UiTest {
    private static final String USERS =
            """
            -- Migration: users
            -- Author: Ana
            CREATE TABLE users (
                id bigint PRIMARY KEY,
                name text NOT NULL,
                email text
            );
            CREATE INDEX users_name ON users (name);
            """;

    @TempDir private Path folder;
    private Scenario scenario;
    private Window window;
    private TimelinePage page;

    @BeforeEach
    void prepare(TestDatabase database) {
        scenario =
                new Scenario(folder, database)
                        .file("001_users.sql", USERS)
                        .file("002_orders.sql", "-- Author: Bo\nselect 2;\n")
                        .file("003_prices.sql", "-- Author: Ana\n-- Dependencies: 001\nselect 3;\n")
                        .file(
                                "004_invoices.sql",
                                "-- Author: Cem\n-- Dependencies: 002\nselect 4;\n-- ROLLBACK:\n-- select 1;\n")
                        .file(
                                "005_reports.sql",
                                "-- Dependencies: 003, 004\n-- Rollback: Irreversible (sent to customers)\nselect 5;\n");
    }

    @AfterEach
    void close() {
        if (page != null) {
            onFx(page::onDetached);
            onFx(window.target()::close);
        }
    }

    @Test
    void leadsFromTheKeyboardAloneToTheRequestsOfTheWizards() {
        scenario.record("001");
        scenario.record("002");
        open();
        press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        write("invoices");
        waitUntil("one row is left", () -> entries().size() == 1);
        type(KeyCode.ENTER);
        waitUntil("it is selected", () -> list().getSelectionModel().getSelectedItem() != null);
        onFx(() -> action("timeline.apply-up-to").fire());
        onFx(() -> action("timeline.open").fire());
        assertEquals(
                List.of("apply UpTo[version=004]", "editor 004_invoices.sql:1:1"),
                window.navigator().asked());
        assertTrue(onFx(() -> !action("timeline.resume").enabled().get()));
    }

    @Test
    void goesFromFindingToFinding() {
        scenario.record("001");
        scenario.record("003");
        scenario.record("004");
        scenario.file("001_users.sql", "select 'changed';\n");
        open();
        onFx(() -> action("timeline.next-finding").fire());
        waitUntil("the one out of order is selected", () -> selected().equals("002"));
        onFx(() -> action("timeline.next-finding").fire());
        waitUntil("the changed one is selected", () -> selected().equals("001"));
        onFx(() -> action("timeline.next-finding").fire());
        waitUntil("it came round", () -> selected().equals("002"));
        onFx(() -> action("timeline.previous-finding").fire());
        waitUntil("it went back", () -> selected().equals("001"));
    }

    private String selected() {
        return list().getSelectionModel().getSelectedItem() instanceof TimelineItem.Entry entry
                ? entry.row().version()
                : "";
    }

    @Test
    void saysWhatCanNotBeDoneAndWhyInTheMenus() {
        scenario.record("001");
        open();
        onFx(() -> list().getSelectionModel().select(5));
        clickOn("#timeline-roll-back-menu");
        waitUntil(
                "the menu shows",
                () ->
                        lookup("Roll back the selected…  001 has no rollback.")
                                .tryQuery()
                                .isPresent());
        pictures("timeline-menu");
        type(KeyCode.ESCAPE);
    }

    @Test
    void showsWhatChangedInAFileSinceItWasApplied() {
        changeTheFirst();
        open();
        pictures("timeline-changed");
        clickOn("Show the difference");
        waitUntil(
                "the difference shows",
                () -> lookup("#inspector-difference").tryQuery().isPresent());
        waitUntil("it was read", () -> lines("#inspector-difference") > 4);
        picturesAt("timeline-difference", 1280, 800);
        clickOn("Accept…");
        assertEquals(List.of("Accept[version=001]"), repairs());
    }

    @Test
    void showsRunsWithTheirStepsAndGoesToDependencies() {
        changeTheFirst();
        scenario.record("002");
        open();
        onFx(() -> page.show("003"));
        waitUntil("the texts were read", () -> lookup("Needs").tryQuery().isPresent());
        onFx(() -> page.show("001"));
        waitUntil("the runs were read", () -> lookup(".inspector-step").tryQuery().isPresent());
        clickOn("Details");
        picturesAt("timeline-runs", 1280, 800);
    }

    @Test
    void groupsAndZoomsWithoutAMouse() {
        scenario.record("001");
        scenario.record("002");
        open();
        for (var grouping : Grouping.values()) {
            onFx(() -> grouping(grouping));
            waitUntil("groups show", () -> headings() > 0 || grouping == Grouping.FLAT);
            pictures("timeline-grouped-" + grouping.name().toLowerCase(Locale.ROOT));
        }
        onFx(() -> lookup("#timeline-strip").query().requestFocus());
        type(KeyCode.RIGHT).type(KeyCode.ENTER);
        waitUntil("only applied ones are left", () -> entries().size() == 2);
        type(KeyCode.ESCAPE);
        waitUntil("all are back", () -> entries().size() == 5);
    }

    @Test
    void showsAFileAsSoonAsItIsThere() {
        open();
        waitUntil("it was read twice", () -> !window.target().readingProperty().get());
        long began = System.nanoTime();
        scenario.file("006_late.sql", "select 6;\n");
        waitUntil("the file shows", () -> entries().contains("006"));
        var took = Duration.ofNanos(System.nanoTime() - began);
        assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, took.toString());
    }

    @Test
    void keepsItsColumnsStraightWhenALongerVersionComes() {
        open();
        double before = onFx(this::descriptions).getFirst();
        // At the bottom, so that the lines above stay what they are.
        scenario.file("0000_first.sql", "select 0;\n");
        waitUntil("the file shows", () -> entries().size() == 6);
        waitUntil(
                "all lines make room for it",
                () -> descriptions().stream().allMatch(left -> left > before));
        assertEquals(1, onFx(this::descriptions).stream().distinct().count());
    }

    /// Where the descriptions of all rows begin.
    private List<Double> descriptions() {
        return lookup(".row-description").queryAll().stream().map(Node::getLayoutX).toList();
    }

    @Test
    void explainsAWrongFilterAndOffersToClearIt() {
        open();
        onFx(() -> lookup("#timeline-filter").query().requestFocus());
        write("colour:red state:pen");
        waitUntil(
                "it is explained",
                () ->
                        lookup("#timeline-wrong-filter")
                                .<Label>query()
                                .getText()
                                .startsWith("There is no filter `colour:`"));
        waitUntil("hints show", () -> lookup("state:pending").tryQuery().isPresent());
        pictures("timeline-wrong-filter");
        type(KeyCode.ESCAPE);
        type(KeyCode.ESCAPE);
        write("nowhere");
        waitUntil("nothing is found", () -> lookup("Clear the filter").tryQuery().isPresent());
        pictures("timeline-nothing-found");
        clickOn("Clear the filter");
        waitUntil("all are back", () -> entries().size() == 5);
    }

    @Test
    void offersTheFirstMigrationOfAnEmptyProject(TestDatabase database) {
        for (String name :
                List.of(
                        "001_users.sql",
                        "002_orders.sql",
                        "003_prices.sql",
                        "004_invoices.sql",
                        "005_reports.sql")) {
            scenario.without(name);
        }
        start(database);
        waitUntil("it says so", () -> lookup("There are no migrations yet").tryQuery().isPresent());
        pictures("timeline-empty");
        Node offered =
                lookup((Node node) -> "timeline.new-migration-offered".equals(node.getId()))
                        .query();
        clickOn(offered);
        assertEquals(List.of("new migration"), window.navigator().asked());
    }

    @Test
    void everythingThatTakesTheKeyboardHasWords() {
        open();
        onFx(() -> list().getSelectionModel().select(0));
        waitUntil("the texts were read", () -> lookup("SQL").tryQuery().isPresent());
        var silent =
                onFx(() ->
                        lookup((Node node) -> node.isFocusTraversable() && node.isVisible())
                                .queryAll()
                                .stream()
                                .filter(node -> node.getAccessibleText() == null)
                                .filter(node ->
                                        !(node instanceof Labeled it)
                                                || it.getText() == null
                                                || it.getText().isBlank())
                                .filter(node ->
                                        !(node instanceof ScrollPane) && !(node instanceof TabPane))
                                .map(Node::toString)
                                .toList());
        assertEquals(List.of(), silent);
    }

    /// Applies the first file as a run does, then changes it.
    private void changeTheFirst() {
        scenario.record("001");
        var file = scenario.migration("001");
        var journal = new Journal(scenario.state().name(), Scenario.RUN, scenario.actor());
        var end = JournalEnd.of(JournalOutcome.APPLIED, 2, 48);
        scenario.database()
                .execute(
                        String.join(
                                ";",
                                journal.runStarted(
                                        Direction.APPLY, new WorkerSession(1, Instant.EPOCH), 2),
                                journal.migrationFinished(
                                        JournalSubject.applying(file),
                                        end,
                                        List.of(
                                                new JournalStatement(
                                                        1, 3, "CREATE TABLE users (", 0, 31),
                                                new JournalStatement(
                                                        2,
                                                        8,
                                                        "CREATE INDEX users_name ON users (name)",
                                                        0,
                                                        17)),
                                        Optional.of(JournalText.of(USERS))),
                                journal.runFinished(Direction.APPLY, end)));
        scenario.file(
                "001_users.sql",
                USERS.replace("email text", "email text NOT NULL UNIQUE")
                        .replace("users_name", "users_by_name"));
    }

    private void open() {
        start(scenario.database());
        waitUntil("rows show", () -> lookup(".row").tryQuery().isPresent());
    }

    private void start(TestDatabase database) {
        window = onFx(() -> Window.on(database, folder, work()));
        page = onFx(() -> new TimelinePage(window.context()));
        show(() -> {
            var pane = new BorderPane(page.content());
            pane.setRight(page.inspector().orElseThrow());
            return pane;
        });
        onFx(page::onAttached);
    }

    private Action action(String id) {
        return page.actions().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
    }

    private void grouping(Grouping grouping) {
        lookup("#timeline-grouping").<ChoiceBox<Grouping>>query().setValue(grouping);
    }

    private ListView<TimelineItem> list() {
        return lookup("#timeline-list").query();
    }

    private int lines(String id) {
        return lookup(id).<ListView<?>>query().getItems().size();
    }

    private long headings() {
        return list().getItems().stream().filter(TimelineItem.Heading.class::isInstance).count();
    }

    private List<String> entries() {
        return list().getItems().stream()
                .filter(TimelineItem.Entry.class::isInstance)
                .map(item -> ((TimelineItem.Entry) item).row().version())
                .toList();
    }

    private List<String> repairs() {
        return window.navigator().asked().stream()
                .filter(asked -> asked.startsWith("repair "))
                .map(asked -> asked.substring("repair ".length()))
                .toList();
    }
}
