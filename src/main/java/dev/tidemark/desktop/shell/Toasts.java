package dev.tidemark.desktop.shell;

import atlantafx.base.controls.Notification;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// Short messages at the top right that go by themselves.
final class Toasts extends VBox {
    private static final Duration SHOWN = Duration.seconds(5);
    private static final int MOST = 4;

    Toasts() {
        setId("toasts");
        getStyleClass().add("toasts");
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.TOP_RIGHT);
    }

    /// Shows a message for some seconds, below those that are there.
    void show(String text) {
        var toast = new Notification(text, new FontIcon(BootstrapIcons.INFO_CIRCLE));
        toast.setAccessibleText(text);
        toast.getStyleClass().addAll("elevated-1", "accent", "toast");
        toast.setOnClose(_ -> getChildren().remove(toast));
        if (getChildren().size() == MOST) {
            getChildren().removeFirst();
        }
        getChildren().add(toast);
        var pause = new PauseTransition(SHOWN);
        pause.setOnFinished(_ -> getChildren().remove(toast));
        pause.play();
    }
}
