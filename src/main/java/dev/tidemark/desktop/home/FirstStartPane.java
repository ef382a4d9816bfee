package dev.tidemark.desktop.home;

import dev.tidemark.desktop.home.SamplesViewModel.Step;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a first start offers: the samples in three steps, which can be left out.
final class FirstStartPane extends VBox {
    private final SamplesViewModel model;

    FirstStartPane(SamplesViewModel model) {
        this.model = model;
        setId("first-start");
        getStyleClass().add("first-start");
        var title = new Label("Look around first");
        title.getStyleClass().add("title-3");
        var text =
                new Label(
                        "Tidemark brings a PostgreSQL server and sample projects along. They are set up"
                                + " on this computer, in your own folders, and touch nothing else.");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.getStyleClass().add("text-muted");
        var steps = new HBox();
        steps.getStyleClass().add("first-steps");
        for (var step : Step.values()) {
            steps.getChildren().add(step(step));
        }
        var samples = new SamplesPane(model);
        HomeView.shownWhile(samples, model.stepProperty().map(step -> step == Step.OPEN));
        getChildren().addAll(title, text, steps, buttons(), samples);
    }

    private Label step(Step step) {
        var label = new Label();
        label.getStyleClass().add("first-step");
        var done = model.stepProperty().map(now -> now.compareTo(step) > 0);
        label.textProperty()
                .bind(
                        done.map(over ->
                                "%s  %s"
                                        .formatted(
                                                over ? "✓" : String.valueOf(number(step)),
                                                step.text())));
        model.stepProperty()
                .subscribe(now -> {
                    label.getStyleClass().removeAll("first-step-now", "first-step-done");
                    if (now == step) {
                        label.getStyleClass().add("first-step-now");
                    } else if (now.compareTo(step) > 0) {
                        label.getStyleClass().add("first-step-done");
                    }
                });
        return label;
    }

    private HBox buttons() {
        var begin = new Button();
        begin.textProperty()
                .bind(
                        Bindings.size(model.samples())
                                .map(count -> "Set up %d samples".formatted(count.intValue())));
        begin.setGraphic(new FontIcon(BootstrapIcons.PLAY));
        begin.setId("first-start-begin");
        begin.getStyleClass().add("accent");
        begin.disableProperty().bind(model.busyProperty());
        begin.setOnAction(_ -> model.prepare());
        HomeView.shownWhile(begin, model.stepProperty().map(step -> step != Step.OPEN));
        var stop = new Button("Stop", new FontIcon(BootstrapIcons.STOP_CIRCLE));
        stop.setId("first-start-stop");
        stop.setOnAction(_ -> model.stop());
        HomeView.shownWhile(stop, model.busyProperty());
        var skip = new Button("Skip this");
        skip.setId("first-start-skip");
        skip.getStyleClass().add("flat");
        skip.setOnAction(_ -> model.skip());
        skip.disableProperty().bind(model.busyProperty());
        var row = new HBox(begin, skip, stop, SamplesPane.waiting(model));
        row.getStyleClass().add("home-line");
        return row;
    }

    private static int number(Step step) {
        return List.of(Step.values()).indexOf(step) + 1;
    }
}
