package dev.tidemark.desktop.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.UiTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DatabaseExtension.class)
class TimelinePicturesTest extends UiTest {
    private Window window;
    private TimelinePage page;

    @AfterEach
    void close() {
        onFx(page::onDetached);
        onFx(window.target()::close);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1-that-smart-site", "2-trossapp", "4-lancio-studio", "5-tenants-business"})
    void showsASample(String sample, TestDatabase database) {
        open(sample, database);
        waitUntil("rows show", () -> lookup(".row").tryQuery().isPresent());
        pictures("timeline-" + sample);
        onFx(() -> lookup("#timeline-list").<ListView<?>>query().getSelectionModel().select(0));
        waitUntil("the texts were read", () -> lookup("Runs").tryQuery().isPresent());
        picturesAt("timeline-" + sample + "-large", 1920, 1080);
    }

    @Test
    void saysWhichTrackingTablesCouldBeMeantAndShowsNoRows(TestDatabase database) {
        open("3-clicarity", database);
        waitUntil("it says so", () -> lookup("Retry").tryQuery().isPresent());
        var problem = onFx(() -> window.target().problemProperty().get());
        assertEquals(ProblemCode.TRACKING_AMBIGUOUS, problem.code());
        pictures("timeline-failing");
    }

    private void open(String sample, TestDatabase database) {
        Path folder = Path.of("migrations-sample", sample).toAbsolutePath();
        try {
            database.execute(
                    Files.readString(folder.resolve("before").resolve("old-database.sql")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        window = onFx(() -> Window.on(database, folder, work()));
        page = onFx(() -> new TimelinePage(window.context()));
        show(() -> {
            var pane = new BorderPane(page.content());
            page.inspector().ifPresent(pane::setRight);
            return pane;
        });
        onFx(page::onAttached);
    }
}
