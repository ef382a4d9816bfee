package dev.tidemark.desktop.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.scene.image.Image;

/// Walks from stop to stop and writes a picture of each, light and dark. Called outside of the
/// JavaFX thread.
public final class Tour {
    /// Layout, icons and styles settle within a few frames.
    private static final int FRAMES = 4;

    private final Guide guide = new Guide();
    private final Consumer<ColorScheme> theme;
    private final Path folder;

    /// @param theme shows all windows so; called on the JavaFX thread
    /// @param folder where the pictures go
    public Tour(Consumer<ColorScheme> theme, Path folder) {
        this.theme = theme;
        this.folder = folder;
    }

    /// Walks.
    ///
    /// @param arrived is told each stop's name
    /// @throws IOException when a picture can't be written
    public void walk(List<Stop> stops, Consumer<String> arrived) throws IOException {
        for (var stop : stops) {
            go(stop);
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                String name = "%s-%s.png".formatted(stop.name(), word(scheme));
                Picture.write(picture(scheme), folder.resolve(name));
            }
            arrived.accept(stop.name());
        }
    }

    /// Where the way is barred, a picture shows by what.
    private void go(Stop stop) throws IOException {
        try {
            stop.way().accept(guide);
        } catch (IllegalStateException e) {
            Picture.write(picture(ColorScheme.LIGHT), folder.resolve("barred.png"));
            throw e;
        }
    }

    private Image picture(ColorScheme scheme) {
        guide.onFx(() -> {
            theme.accept(scheme);
            return true;
        });
        for (int i = 0; i < FRAMES; i++) {
            Guide.pause();
            guide.onFx(() -> true);
        }
        return guide.onFx(() -> guide.scene().snapshot(null));
    }

    private static String word(ColorScheme scheme) {
        return scheme == ColorScheme.DARK ? "dark" : "light";
    }
}
