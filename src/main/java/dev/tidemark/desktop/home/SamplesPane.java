package dev.tidemark.desktop.home;

import dev.tidemark.engine.sample.Sample;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// A card for each sample.
final class SamplesPane extends VBox {
    private final SamplesViewModel model;

    SamplesPane(SamplesViewModel model) {
        this.model = model;
        getStyleClass().add("home-section");
        var title = new Label("Sample projects");
        title.getStyleClass().add("title-4");
        var head = new HBox(title, waiting(model));
        head.getStyleClass().add("home-line");
        var cards = cards();
        getChildren().addAll(head, cards);
    }

    /// What happens right now, with a wheel; nothing while nothing does.
    static HBox waiting(SamplesViewModel model) {
        var busy = new ProgressIndicator();
        busy.getStyleClass().add("home-busy");
        var text = new Label();
        text.textProperty().bind(model.messageProperty());
        var wait = new HBox(busy, text);
        wait.getStyleClass().add("home-wait");
        HomeView.shownWhile(wait, model.busyProperty());
        return wait;
    }

    private FlowPane cards() {
        var cards = new FlowPane();
        cards.getStyleClass().add("home-cards");
        InvalidationListener fill =
                _ -> cards.getChildren().setAll(model.samples().stream().map(this::card).toList());
        model.samples().addListener(fill);
        fill.invalidated(model.samples());
        return cards;
    }

    private VBox card(Sample sample) {
        var title = new Label(sample.title());
        title.getStyleClass().add("home-card-title");
        var story = new Label(sample.story());
        story.setWrapText(true);
        story.getStyleClass().add("text-muted");
        var room = new Region();
        VBox.setVgrow(room, Priority.ALWAYS);
        var open = new Button("Open", new FontIcon(BootstrapIcons.ARROW_RIGHT));
        open.setId("open-" + sample.database());
        open.setAccessibleText("Open " + sample.title());
        open.disableProperty().bind(model.busyProperty());
        open.setOnAction(_ -> model.open(sample));
        var card = new VBox(title, story, room, open);
        card.getStyleClass().addAll("home-card", "home-sample");
        return card;
    }
}
