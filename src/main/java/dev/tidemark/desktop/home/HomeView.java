package dev.tidemark.desktop.home;

import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.engine.sample.Sample;
import java.nio.file.Path;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// The first screen: a card for each sample, and a line to open a project of one's own.
final class HomeView extends ScrollPane {
    private final HomeViewModel model;

    HomeView(HomeViewModel model) {
        this.model = model;
        setId("home");
        getStyleClass().addAll("home", "edge-to-edge");
        getStylesheets().add(Theme.sheet(HomeView.class, "home.css"));
        setFitToWidth(true);
        var problem = new ProblemStrip();
        model.problemProperty().subscribe(shown -> problem.show(shown, List.of()));
        var content = new VBox(heading(), problem, samples(), ownProject());
        content.getStyleClass().add("home-content");
        setContent(content);
    }

    private static VBox heading() {
        var title = new Label("Change management for PostgreSQL");
        title.getStyleClass().add("title-2");
        var text =
                new Label(
                        "Open a sample to look around: each has a database of its own on a"
                                + " PostgreSQL server that Tidemark brings along.");
        text.setWrapText(true);
        text.getStyleClass().add("text-muted");
        var box = new VBox(title, text);
        box.getStyleClass().add("home-heading");
        return box;
    }

    private VBox samples() {
        var cards = new FlowPane();
        cards.getStyleClass().add("home-cards");
        ListChangeListener<Sample> fill =
                _ -> cards.getChildren().setAll(model.samples().stream().map(this::card).toList());
        model.samples().addListener(fill);
        var title = new Label("Sample projects");
        title.getStyleClass().add("title-4");
        var busy = new ProgressIndicator();
        busy.getStyleClass().add("home-busy");
        var wait = new HBox(busy, new Label("Preparing the database …"));
        wait.getStyleClass().add("home-wait");
        wait.visibleProperty().bind(model.openingProperty());
        var head = new HBox(title, wait);
        head.getStyleClass().add("home-line");
        var box = new VBox(head, cards);
        box.getStyleClass().add("home-section");
        box.visibleProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(model.samples()));
        box.managedProperty().bind(box.visibleProperty());
        return box;
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
        open.disableProperty().bind(model.openingProperty());
        open.setOnAction(_ -> model.open(sample));
        var card = new VBox(title, story, room, open);
        card.getStyleClass().add("home-card");
        return card;
    }

    private VBox ownProject() {
        var title = new Label("A project of yours");
        title.getStyleClass().add("title-4");
        var profile = new ChoiceBox<>(model.profiles());
        profile.setId("own-profile");
        profile.setAccessibleText("Profile");
        model.profiles()
                .addListener(
                        (ListChangeListener<String>)
                                _ -> {
                                    if (profile.getValue() == null) {
                                        profile.getSelectionModel().selectFirst();
                                    }
                                });
        var folder = new TextField();
        folder.setId("own-folder");
        folder.setPromptText("Folder of the project or of its migrations");
        folder.setAccessibleText("Folder of the project");
        HBox.setHgrow(folder, Priority.ALWAYS);
        var choose = new Button("Choose …");
        choose.setId("own-choose");
        choose.setOnAction(_ -> {
            var chosen = new DirectoryChooser().showDialog(getScene().getWindow());
            if (chosen != null) {
                folder.setText(chosen.getPath());
            }
        });
        var open = new Button("Open");
        open.setId("own-open");
        open.disableProperty()
                .bind(
                        model.openingProperty()
                                .or(folder.textProperty().isEmpty())
                                .or(profile.valueProperty().isNull()));
        open.setOnAction(_ -> model.open(profile.getValue(), Path.of(folder.getText().strip())));
        folder.setOnAction(_ -> open.fire());
        var line = new HBox(new Label("Profile"), profile, folder, choose, open);
        line.getStyleClass().add("home-line");
        var box = new VBox(title, line);
        box.getStyleClass().add("home-section");
        return box;
    }
}
