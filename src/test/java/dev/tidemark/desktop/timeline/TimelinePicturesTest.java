package dev.tidemark.desktop.timeline;

import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.UiTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DatabaseExtension.class)
class TimelinePicturesTest extends UiTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1-that-smart-site",
                "2-trossapp",
                "3-clicarity",
                "4-lancio-studio",
                "5-tenants-business"
            })
    void showsEachSample(String sample, TestDatabase database) throws IOException {
        Path folder = Path.of("migrations-sample", sample).toAbsolutePath();
        database.execute(Files.readString(folder.resolve("before").resolve("old-database.sql")));
        var window = onFx(() -> Window.on(database, folder, work()));
        var page = onFx(() -> new TimelinePage(window.context()));
        show(() -> {
            var pane = new BorderPane(page.content());
            page.inspector().ifPresent(pane::setRight);
            return pane;
        });
        onFx(page::onAttached);
        waitUntil("rows show", () -> lookup(".row").tryQuery().isPresent());
        pictures("timeline-" + sample);
        onFx(() -> {
            var root = stage.getScene().getRoot();
            stage.getScene().setRoot(new Region());
            var scene = new Scene(root, 1920, 1080);
            theme.dress(scene);
            stage.setScene(scene);
        });
        waitUntil("it is laid out", () -> !stage.getScene().getRoot().isNeedsLayout());
        pictures("timeline-" + sample + "-large");
        onFx(page::onDetached);
        onFx(window.target()::close);
    }
}
