package dev.tidemark.desktop.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Scene;

/// Light or dark, for all windows at once. Used on the JavaFX thread.
public final class Theme {
    private final List<Scene> scenes = new ArrayList<>();
    private ColorScheme scheme = ColorScheme.LIGHT;

    /// Dresses a scene now and at every change.
    public void dress(Scene scene) {
        scenes.add(scene);
        scene.getStylesheets().add(sheet(Theme.class, "tokens.css"));
        if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
            // Such as X11 without a compositor, which remote desktops often are.
            scene.getStylesheets().add(sheet(Theme.class, "opaque-popups.css"));
        }
        mark(scene);
    }

    /// Forgets a scene whose window was closed.
    public void undress(Scene scene) {
        scenes.remove(scene);
    }

    /// Shows everything so from now on.
    public void show(ColorScheme wanted) {
        scheme = wanted;
        var theme = wanted == ColorScheme.DARK ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
        scenes.forEach(this::mark);
    }

    /// What is shown.
    public ColorScheme scheme() {
        return scheme;
    }

    /// The address of a style sheet that lies beside a class, for `getStylesheets().add`.
    public static String sheet(Class<?> beside, String name) {
        var url = beside.getResource(name);
        if (url == null) {
            throw new IllegalArgumentException("no style sheet " + name);
        }
        return url.toExternalForm();
    }

    private void mark(Scene scene) {
        scene.getPreferences().setColorScheme(scheme);
        var classes = scene.getRoot().getStyleClass();
        classes.removeAll("light", "dark");
        classes.add(scheme == ColorScheme.DARK ? "dark" : "light");
    }
}
