package dev.tidemark.desktop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tidemark.desktop.tour.Guide;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.testing.ui.UiTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// Walks the tour and looks at every control of every screen.
class AccessibleScreensTest extends UiTest {
    private static final int LOOKS = 20;
    private static final double TARGET = 24;

    private final AtomicBoolean ended = new AtomicBoolean();
    @TempDir private Path home;

    @Test
    void nameEveryControlAndMakeItLargeEnough() {
        unwatchedFromNow();
        var environment =
                new Environment(
                        Map.of(
                                "XDG_CACHE_HOME",
                                String.valueOf(Environment.ofProcess().cacheFolder().getParent())),
                        home,
                        "ana",
                        Environment.Platform.LINUX);
        var wiring =
                unwatched(() -> {
                    var made =
                            new Wiring(
                                    environment,
                                    new SimpleObjectProperty<>(ColorScheme.LIGHT),
                                    Optional.of(Path.of("").toAbsolutePath()),
                                    () -> ended.set(true));
                    var window = made.windows().openFirst(new Stage());
                    stage = (Stage) window.view().getScene().getWindow();
                    return made;
                });
        var found = new ArrayList<String>();
        try {
            var guide = new Guide();
            for (var stop : TourStops.all(environment)) {
                stop.way().accept(guide);
                found.addAll(lasting(stop.name()));
            }
        } finally {
            onFx(() -> wiring.windows().abandon());
            waitUntil("it has ended", ended::get);
        }
        assertEquals("", String.join("\n", found.stream().distinct().toList()));
    }

    /// What is still at fault when everything had its time to be laid out.
    private static List<String> lasting(String screen) {
        var faults = onFx(() -> faults(screen, front()));
        for (int look = 0; look < LOOKS && !faults.isEmpty(); look++) {
            WaitForAsyncUtils.waitForFxEvents();
            faults = onFx(() -> faults(screen, front()));
        }
        return faults;
    }

    /// The contents of the window that was opened last.
    private static Parent front() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage && window.isShowing())
                .reduce((_, later) -> later)
                .orElseThrow()
                .getScene()
                .getRoot();
    }

    private static List<String> faults(String screen, Node node) {
        var faults = new ArrayList<String>();
        if (!node.isVisible()) {
            return faults;
        }
        if (node instanceof Control control && control.isFocusTraversable()) {
            String what =
                    "%s: %s %s"
                            .formatted(screen, control.getClass().getSimpleName(), control.getId());
            if (name(control).isBlank()) {
                faults.add(what + " has no name");
            }
            var bounds = control.getLayoutBounds();
            if (bounds.getWidth() < TARGET || bounds.getHeight() < TARGET) {
                faults.add(
                        "%s “%s” is %.0f × %.0f"
                                .formatted(
                                        what,
                                        name(control),
                                        bounds.getWidth(),
                                        bounds.getHeight()));
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> faults.addAll(faults(screen, child)));
        }
        return faults;
    }

    private static String name(Control control) {
        var accessible = control.getAccessibleText();
        if (accessible != null && !accessible.isBlank()) {
            return accessible;
        }
        return control instanceof Labeled labeled && labeled.getText() != null
                ? labeled.getText()
                : "";
    }
}
