package dev.tidemark.desktop.home;

import dev.tidemark.desktop.home.RecentProjects.Recent;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The projects that were opened last, each a click away. Takes no room while there are none.
final class RecentPane extends VBox {
    private final HomeViewModel model;
    private final FlowPane buttons = new FlowPane();

    RecentPane(HomeViewModel model) {
        this.model = model;
        var title = new Label("Recent projects");
        title.getStyleClass().add("title-2");
        getStyleClass().add("home-section");
        buttons.getStyleClass().add("home-recents");
        getChildren().addAll(title, buttons);
        HomeView.shownWhile(this, Bindings.isNotEmpty(model.recents()));
        model.recents().subscribe(() -> show(model.recents()));
        show(model.recents());
    }

    private void show(List<Recent> recents) {
        buttons.getChildren().setAll(recents.stream().map(this::button).toList());
    }

    private Button button(Recent recent) {
        String project = String.valueOf(recent.folder().getFileName());
        var name = new Label(project);
        name.getStyleClass().add("home-project-name");
        var profile = new Label("on " + recent.profile());
        profile.getStyleClass().add("text-muted");
        var button = new Button();
        var texts = new VBox(name, profile);
        button.setGraphic(texts);
        button.setId("recent-%s-%s".formatted(recent.profile(), project));
        button.setAccessibleText("Open %s on %s".formatted(project, recent.profile()));
        button.setTooltip(new Tooltip(recent.folder().toString()));
        button.getStyleClass().add("home-recent");
        button.disableProperty().bind(model.openingProperty());
        button.setOnAction(_ -> model.open(recent));
        return button;
    }
}
