package dev.tidemark.desktop.app;

import dev.tidemark.engine.postgres.Environment;
import java.util.Optional;

/// Whether windows can be shown here, and if not, why: in a clause.
final class Display {
    private Display() {}

    /// Why no window can be shown, as far as that is known before the toolkit is asked.
    static Optional<String> missing(Environment environment) {
        boolean headless = "Headless".equals(System.getProperty("glass.platform"));
        if (environment.platform() != Environment.Platform.LINUX
                || headless
                || environment.variable("DISPLAY").isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                environment.variable("WAYLAND_DISPLAY").isPresent()
                        ? "windows need Xwayland, which this session lacks (DISPLAY is not set)"
                        : "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)");
    }

    /// Why the toolkit did not start.
    static String unusable(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("DISPLAY")
                ? "the display can't be opened"
                : "no window can be shown, GTK 3 may be missing (apt-get install libgtk-3-0): %s"
                        .formatted(message);
    }
}
