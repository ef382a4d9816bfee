package dev.tidemark.desktop.app;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.image.Image;

/// The program's picture for title bars and task lists, drawn from `packaging/icon.svg`.
final class AppIcon {
    private AppIcon() {}

    /// The sizes that window managers ask for; the toolkit takes the one that fits.
    static List<Image> sizes() {
        return Stream.of(16, 32, 48, 128)
                .map("icon-%d.png"::formatted)
                .map(AppIcon::image)
                .toList();
    }

    private static Image image(String name) {
        var url = AppIcon.class.getResource(name);
        if (url == null) {
            throw new IllegalStateException("no picture " + name);
        }
        return new Image(url.toExternalForm());
    }
}
