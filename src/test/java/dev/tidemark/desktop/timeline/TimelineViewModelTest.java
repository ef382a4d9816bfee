package dev.tidemark.desktop.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.engine.rollout.journal.ProcedureFolder;
import dev.tidemark.engine.rollout.journal.ProcedureKind;
import dev.tidemark.engine.tracking.Journal;
import dev.tidemark.engine.tracking.JournalSubject;
import dev.tidemark.engine.tracking.Scenario;
import dev.tidemark.engine.tracking.WorkerSession;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.RecordingNavigator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class TimelineViewModelTest {
    private final BackgroundWork work =
            new BackgroundWork(
                    Runnable::run,
                    Runnable::run,
                    bug -> {
                        throw new AssertionError(bug);
                    });
    private final RecordingNavigator navigator = new RecordingNavigator();

    @TempDir private Path folder;
    private Scenario scenario;
    private PinnedTarget target;
    private TimelineViewModel model;

    @BeforeEach
    void prepare(TestDatabase database) {
        scenario =
                new Scenario(folder, database)
                        .file("001_users.sql", "-- Author: Ana\nselect 1;\n")
                        .file(
                                "002_orders.sql",
                                "-- Author: Bo\nselect 2;\n-- ROLLBACK:\n-- select 1;\n")
                        .file("003_prices.sql", "-- Author: Ana\nselect 3;\n");
        var profile =
                new Profile("p", database.settings(), Optional.empty(), Profile.Protection.NONE);
        target = new PinnedTarget(work, profile, folder);
        model =
                new TimelineViewModel(
                        target,
                        work,
                        navigator,
                        _ -> {},
                        leftBehind(),
                        Clock.fixed(Instant.now(), ZoneOffset.UTC));
    }

    private LeftBehind leftBehind() {
        return new LeftBehind(procedures(), work, Clock.systemUTC());
    }

    private ProcedureFolder procedures() {
        return new ProcedureFolder(folder.resolve("procedures"));
    }

    @AfterEach
    void close() {
        model.detach();
        target.close();
    }

    @Test
    void tellsOfARolloutThatDidNotEndUntilItIsSettled() {
        scenario.record("001");
        model.attach();
        var identity = target.snapshotProperty().get().identity();
        try (var journal =
                procedures()
                        .begin(
                                ProcedureKind.ROLLOUT,
                                ProcedureFolder.key(identity),
                                "p",
                                "bo@desk",
                                Map.of(),
                                Clock.systemUTC())) {
            journal.begins("run", "applying 002");
        }
        model.refresh();
        var callout = model.contentProperty().get().callouts().getFirst();
        assertEquals("A rollout did not end", callout.title());
        assertTrue(callout.text().contains("bo@desk"), callout.text());
        assertTrue(callout.text().contains("`run` was begun, and its end"), callout.text());
        model.follow(callout.waysOut().get(0).step());
        assertTrue(
                navigator.asked().contains("go back Last[count=1]"), navigator.asked()::toString);
        model.follow(callout.waysOut().get(1).step());
        assertTrue(
                model.contentProperty().get().callouts().stream()
                        .noneMatch(one -> one.title().contains("did not end")));
    }

    @Test
    void putsTheNewestOnTopAndTheLineBelowWhatIsPending() {
        scenario.record("001");
        model.attach();
        assertEquals(List.of("003", "002", "-- you are here", "001"), lines());
        assertEquals(Screen.FILLED, model.screenProperty().get());
    }

    @Test
    void showsOnlyWhatTheFilterFits() {
        scenario.record("001");
        model.attach();
        model.filterProperty().set("state:pending author:ana");
        assertEquals(List.of("003"), versions());
        model.filterProperty().set("since:-1d");
        assertEquals(List.of("001"), versions());
        model.filterProperty().set("reversible:yes");
        assertEquals(List.of("002"), versions());
        model.filterProperty().set("PRICES");
        assertEquals(List.of("003"), versions());
        model.filterProperty().set("nothing-like-that");
        assertEquals(Screen.NOTHING_FOUND, model.screenProperty().get());
    }

    @Test
    void explainsWhatItDoesNotUnderstandAndGoesOnWithTheRest() {
        model.attach();
        model.filterProperty().set("colour:red users");
        assertTrue(model.wrongFilterProperty().get().contains("`colour:`"));
        assertEquals(List.of("001"), versions());
        model.filterProperty().set("state:applid");
        assertTrue(model.wrongFilterProperty().get().contains("applied"));
        model.filterProperty().set("since:yesterday");
        assertTrue(model.wrongFilterProperty().get().contains("-30d"));
        model.filterProperty().set("state:pending");
        assertEquals("", model.wrongFilterProperty().get());
    }

    @Test
    void offersHowAFilterMayGoOn() {
        model.attach();
        model.filterProperty().set("users au");
        var hint = model.hints(8).getFirst();
        assertEquals("users author:", hint.text());
        model.filterProperty().set("author:a");
        assertEquals(
                List.of("author:Ana"),
                model.hints(8).stream().map(FilterHints.Hint::shown).toList());
    }

    @Test
    void groupsByAuthor() {
        model.attach();
        model.groupingProperty().set(Grouping.AUTHOR);
        assertEquals(List.of("# Ana", "003", "001", "# Bo", "002"), lines());
    }

    @Test
    void asksOnlyForWhatIsPossible() {
        scenario.record("001");
        scenario.record("002");
        model.attach();
        select("003");
        model.perform(Act.APPLY_UP_TO);
        model.perform(Act.ROLL_BACK_SELECTED);
        select("002");
        model.perform(Act.APPLY_ONLY);
        model.perform(Act.ROLL_BACK_SELECTED);
        model.perform(Act.FORGET);
        assertEquals(
                List.of(
                        "apply UpTo[version=003]",
                        "roll back Only[version=002]",
                        "repair Forget[version=002]"),
                navigator.asked());
        assertEquals(
                Optional.of("002 is not pending."),
                model.possibilitiesProperty().get().whyNot(Act.APPLY_ONLY));
        select("001");
        assertEquals(
                Optional.of("001 has no rollback."),
                model.possibilitiesProperty().get().whyNot(Act.ROLL_BACK_SELECTED));
    }

    @Test
    void tellsOfAnInterruptedMigrationAndResumesIt(TestDatabase database) {
        scenario.record("001");
        var journal = new Journal(scenario.state().name(), Scenario.RUN, scenario.actor());
        database.execute(
                journal.migrationStarted(
                        JournalSubject.applying(scenario.migration("002")),
                        new WorkerSession(1, Instant.EPOCH),
                        2,
                        Optional.empty()));
        model.attach();
        var callout = callouts().getFirst();
        assertEquals("002 was interrupted", callout.title());
        model.follow(callout.waysOut().getFirst().step());
        assertEquals(List.of("apply Resume[version=002]"), navigator.asked());
        select("002");
        assertTrue(model.possibilitiesProperty().get().whyNot(Act.RESUME).isEmpty());
    }

    @Test
    void offersBothWaysIntoADatabaseWithoutRecords() {
        model.attach();
        var callout = callouts().getFirst();
        assertEquals("This database has no tracking table", callout.title());
        callout.waysOut().forEach(way -> model.follow(way.step()));
        assertEquals(
                List.of("apply Everything[]", "repair Baseline[version=003]"), navigator.asked());
    }

    @Test
    void offersToAdoptTheTableOfAnotherTool(TestDatabase database) {
        database.execute(
                "create table schema_migrations (version varchar(128) primary key);"
                        + "insert into schema_migrations values ('001')");
        model.attach();
        assertTrue(
                callouts().stream()
                        .flatMap(callout -> callout.waysOut().stream())
                        .anyMatch(way -> way.id().equals("callout-adopt")));
    }

    @Test
    void saysThatTheServerIsNotThereAndKeepsTheRows(TestDatabase database) {
        model.attach();
        assertEquals(3, versions().size());
        var nowhere =
                new PinnedTarget(
                        work,
                        new Profile(
                                "p",
                                database.settings().withDatabase("nowhere"),
                                Optional.empty(),
                                Profile.Protection.NONE),
                        folder);
        var lost =
                new TimelineViewModel(
                        nowhere, work, navigator, _ -> {}, leftBehind(), Clock.systemUTC());
        lost.attach();
        assertEquals(Screen.FAILING, lost.screenProperty().get());
        assertNotNull(lost.problemProperty().get());
        lost.detach();
        nowhere.close();
    }

    @Test
    void zoomsByWritingTheFilter() {
        scenario.record("001");
        model.attach();
        var content = model.contentProperty().get();
        assertNotNull(content);
        var bar = content.bars().bars().getFirst();
        model.filterProperty().set("users");
        model.zoom(bar, bar);
        assertEquals(
                "users since:%s until:%s".formatted(bar.first(), bar.last()),
                model.filterProperty().get());
        assertEquals(List.of("001"), versions());
        model.zoomOut();
        assertEquals("users", model.filterProperty().get());
    }

    @Test
    void clearsAFilterThatHidesWhatIsWanted() {
        model.attach();
        model.filterProperty().set("prices");
        model.want("001");
        assertEquals(3, versions().size());
        assertEquals("001", model.wantedProperty().get());
        assertFalse(versions().isEmpty());
    }

    private List<Callout> callouts() {
        var content = model.contentProperty().get();
        assertNotNull(content);
        return content.callouts();
    }

    private void select(String version) {
        model.select(
                model.arrangementProperty().get().items().stream()
                        .filter(TimelineItem.Entry.class::isInstance)
                        .map(item -> ((TimelineItem.Entry) item).row())
                        .filter(row -> row.version().equals(version))
                        .toList());
    }

    private List<String> versions() {
        return lines().stream().filter(line -> Character.isDigit(line.charAt(0))).toList();
    }

    private List<String> lines() {
        return model.arrangementProperty().get().items().stream()
                .map(item ->
                        switch (item) {
                            case TimelineItem.Entry entry -> entry.row().version();
                            case TimelineItem.Heading heading -> "# " + heading.title();
                            case TimelineItem.Here here -> "-- " + here.text();
                        })
                .toList();
    }
}
