package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// What stands in the middle while there are no rows, with the way on.
final class Placeholder extends VBox {
    private final TimelineViewModel model;
    private final TimelineActions actions;

    Placeholder(TimelineViewModel model, TimelineActions actions) {
        this.model = model;
        this.actions = actions;
        getStyleClass().add("timeline-placeholder");
        setAlignment(Pos.CENTER);
        model.screenProperty().subscribe(this::show);
    }

    private void show(Screen screen) {
        switch (screen) {
            case LOADING ->
                    fill(
                            new ProgressIndicator(),
                            "Reading files and database…",
                            "The migrations show as soon as both were read.");
            case FAILING ->
                    fill(
                            icon(BootstrapIcons.CLOUD_SLASH),
                            "Nothing is known of this database yet",
                            "The problem above says why, and what helps.");
            case EMPTY -> {
                fill(
                        icon(BootstrapIcons.JOURNAL_PLUS),
                        "There are no migrations yet",
                        "The first one decides the naming convention of the project.");
                getChildren().add(accent(actions.newMigration()));
            }
            case NOTHING_FOUND -> {
                fill(
                        icon(BootstrapIcons.SEARCH),
                        "No migration fits the filter",
                        "Take a word away, or show everything again.");
                getChildren()
                        .add(
                                accent(
                                        Action.of(
                                                "timeline.clear-filter",
                                                "Clear the filter",
                                                "Shows all migrations",
                                                BootstrapIcons.X,
                                                () -> model.filterProperty().set(""))));
            }
            case CHOOSING, FILLED -> getChildren().clear();
        }
    }

    private void fill(Node picture, String title, String text) {
        var head = new Label(title);
        head.getStyleClass().add("placeholder-title");
        var words = new Label(text);
        words.setWrapText(true);
        words.getStyleClass().add("placeholder-text");
        getChildren().setAll(picture, head, words);
    }

    private static Node icon(Ikon ikon) {
        var icon = new FontIcon(ikon);
        icon.getStyleClass().add("placeholder-icon");
        return icon;
    }

    private static Node accent(Action action) {
        var button = Buttons.of(action);
        // The tool bar has a button of the same action.
        button.setId(action.id() + "-offered");
        button.getStyleClass().add("accent");
        return button;
    }
}
