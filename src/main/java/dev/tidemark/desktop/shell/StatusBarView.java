package dev.tidemark.desktop.shell;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// The line at the bottom: connection, lock, pending, findings, and what runs.
final class StatusBarView extends HBox {
    private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");

    /// @param showTasks opens the list of what runs
    StatusBarView(StatusViewModel model, Runnable showTasks) {
        setId("status-bar");
        getStyleClass().add("status");
        var connection =
                part(
                        "status-connection",
                        BootstrapIcons.CIRCLE_FILL,
                        model.connectionProperty(),
                        model.connectionHelpProperty());
        model.lostProperty().subscribe(lost -> connection.pseudoClassStateChanged(LOST, lost));
        var lock =
                part(
                        "status-lock",
                        BootstrapIcons.LOCK,
                        model.lockProperty(),
                        model.lockHelpProperty());
        var pending = part("status-pending", BootstrapIcons.CIRCLE, model.pendingProperty(), null);
        var findings =
                part(
                        "status-findings",
                        BootstrapIcons.EXCLAMATION_TRIANGLE,
                        model.findingsProperty(),
                        null);
        var room = new Region();
        setHgrow(room, Priority.ALWAYS);
        getChildren().addAll(connection, lock, pending, findings, room, tasks(model, showTasks));
    }

    private static Label part(
            String id,
            Ikon icon,
            ReadOnlyStringProperty text,
            @Nullable ReadOnlyStringProperty help) {
        var label = new Label();
        label.setId(id);
        label.setGraphic(new FontIcon(icon));
        label.textProperty().bind(text);
        label.visibleProperty().bind(text.isNotEmpty());
        label.managedProperty().bind(text.isNotEmpty());
        label.setMinWidth(Region.USE_PREF_SIZE);
        if (help != null) {
            help.subscribe(words -> {
                label.setTooltip(words.isEmpty() ? null : new Tooltip(words));
                label.setAccessibleHelp(words);
            });
        }
        return label;
    }

    private static Button tasks(StatusViewModel model, Runnable showTasks) {
        var bar = new ProgressBar();
        // A control keeps clicks for itself, inside a button too.
        bar.setMouseTransparent(true);
        bar.progressProperty().bind(model.progressProperty());
        var button = new Button();
        button.setId("status-tasks");
        button.getStyleClass().addAll("flat", "status-tasks");
        button.setGraphic(bar);
        button.textProperty().bind(model.runningProperty());
        button.visibleProperty().bind(model.runningProperty().isNotEmpty());
        button.managedProperty().bind(model.runningProperty().isNotEmpty());
        button.setTooltip(new Tooltip("What runs now, with Stop"));
        button.setOnAction(_ -> showTasks.run());
        return button;
    }
}
