package dev.tidemark.desktop.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.engine.report.ReportFormat;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.Rollout;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.RecordingNavigator;
import dev.tidemark.testing.ui.RecordingWorkspace;
import dev.tidemark.testing.ui.UiTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class HistoryPageTest extends UiTest {
    @TempDir private Path folder;
    private final RecordingNavigator navigator = new RecordingNavigator();
    private final RecordingWorkspace workspace = new RecordingWorkspace();

    @Test
    void listsRunsAndOpensOneByKeyboard(TestDatabase database) throws Exception {
        var context = context(database);
        var page = onFx(() -> new HistoryPage(context));
        show(() -> new StackPane((Parent) page.content()));
        onFx(page::onShown);
        waitUntil("it is read", () -> text("#history-count").equals("0"));
        pictures("history-empty");
        apply(database, "create table a (id int);\n");
        apply(database, "create table b (id int);\ncreate table a (id int);\n");
        onFx(page::onShown);
        waitUntil("both runs are listed", () -> list("#history-list").getItems().size() == 2);
        pictures("history");
        onFx(() -> {
            list("#history-list").getSelectionModel().select(0);
            list("#history-list").requestFocus();
        });
        press(KeyCode.ENTER).release(KeyCode.ENTER);
        assertEquals(List.of("run " + lastRun(database)), navigator.asked());
    }

    @Test
    void showsARunWithWhatFailedAndTheTextThatRan(TestDatabase database) throws Exception {
        apply(database, "create table a (id int);\n");
        apply(database, "create table b (id int);\ncreate table a (id int);\n");
        var context = context(database);
        var page = onFx(() -> new RunPage(context, lastRun(database)));
        show(() -> new StackPane((Parent) page.content()));
        onFx(page::onShown);
        waitUntil("it is read", () -> text("#run-title").contains("Failed"));
        waitUntil("its lines are shown", () -> !list("#run-lines").getItems().isEmpty());
        assertTrue(onFx(() -> text("#run-facts").contains("nothing of it stayed")));
        assertTrue(lookup("42P07").tryQuery().isPresent());
        pictures("history-run-failed");
    }

    @Test
    void saysOfARunThatFailedThatAPartOfItStayed(TestDatabase database) throws Exception {
        apply(database, "create table a (id int);\n");
        apply(database, "create table b (id int);\nvacuum b;\nselect 1 / 0;\n");
        var context = context(database);
        var page = onFx(() -> new RunPage(context, lastRun(database)));
        show(() -> new StackPane((Parent) page.content()));
        onFx(page::onShown);
        waitUntil("it is read", () -> text("#run-facts").contains("a part of it stayed"));
    }

    @Test
    void exportsARunToAFile(TestDatabase database) throws Exception {
        apply(database, "create table a (id int);\n");
        var context = context(database);
        var model = onFx(() -> new RunViewModel(context, lastRun(database)));
        onFx(model::refresh);
        waitUntil("it is read", () -> model.reportProperty().get() != null);
        Path file = folder.resolve(model.fileName(ReportFormat.MARKDOWN));
        onFx(() -> model.export(file, ReportFormat.MARKDOWN));
        waitUntil("it is written", () -> workspace.toasts().size() == 1);
        assertTrue(Files.readString(file).contains("create table a"));
        assertEquals(List.of("001"), onFx(model::applied));
    }

    @Test
    void opensTheReportOfTheRolloutThatARunWasAPartOf(TestDatabase database) throws Exception {
        apply(database, "create table a (id int);\n");
        var run = lastRun(database);
        Path reports =
                Files.createDirectories(folder.resolve("home/.local/share/tidemark/reports"));
        String name =
                "rollout-billing-20251121-101500-%s".formatted(run.toString().substring(0, 8));
        Files.writeString(reports.resolve(name + ".html"), "<p>passed");
        Files.writeString(reports.resolve(name + ".md"), "passed");
        Files.writeString(reports.resolve(name + ".json"), "{\"run\": \"%s\"}".formatted(run));
        Path programs = Files.createDirectory(folder.resolve("bin"));
        Path opened = folder.resolve("opened.txt");
        Path opener =
                Files.writeString(
                        programs.resolve("xdg-open"),
                        "#!/bin/sh\necho \"$1\" > '%s'\n".formatted(opened));
        assertTrue(opener.toFile().setExecutable(true));
        var context =
                context(
                        database,
                        new Environment(
                                Map.of("PATH", programs.toString()),
                                folder.resolve("home"),
                                "ana",
                                Environment.Platform.LINUX));
        var page = onFx(() -> new RunPage(context, run));
        show(() -> new StackPane((Parent) page.content()));
        onFx(page::onShown);
        waitUntil("it is found", () -> lookup("#run-rollout-json").tryQuery().isPresent());
        waitUntil("it is read", () -> !text("#run-title").startsWith("Reading"));
        pictures("history-run-report");
        onFx(() -> lookup("#run-rollout-html").queryButton().fire());
        waitUntil("it is opened", () -> Files.exists(opened) && opened.toFile().length() > 0);
        assertEquals(reports.resolve(name + ".html").toString(), Files.readString(opened).strip());
        Files.delete(opener);
        onFx(() -> lookup("#run-rollout-md").queryButton().fire());
        waitUntil(
                "it says why not",
                () -> lookup("%s was not opened".formatted(name + ".md")).tryQuery().isPresent());
        pictures("history-run-report-failed");
    }

    private PageContext context(TestDatabase database) throws Exception {
        return context(database, Environment.ofProcess());
    }

    private PageContext context(TestDatabase database, Environment environment) throws Exception {
        if (!Files.exists(folder.resolve("001_one.sql"))) {
            Files.writeString(folder.resolve("001_one.sql"), "create table a (id int);\n");
        }
        var profile =
                new Profile(
                        "billing",
                        database.settings(),
                        Optional.of("test"),
                        Profile.Protection.NONE);
        return onFx(() ->
                new PageContext(
                        environment,
                        work(),
                        new RunningTasks(),
                        new PinnedTarget(work(), profile, folder),
                        navigator,
                        workspace));
    }

    /// Applies one more migration; whether it fails is up to its text.
    private void apply(TestDatabase database, String text) throws Exception {
        String name = text.contains("table b") ? "002_two.sql" : "001_one.sql";
        Files.writeString(folder.resolve(name), text);
        Rollout.of(database, folder).run();
    }

    private static UUID lastRun(TestDatabase database) {
        return UUID.fromString(
                database.value(
                        "select run_id::text from schema_migrations_journal order by id desc limit 1"));
    }

    private String text(String id) {
        return lookup(id).tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
    }

    private ListView<?> list(String id) {
        return lookup(id).queryAs(ListView.class);
    }
}
