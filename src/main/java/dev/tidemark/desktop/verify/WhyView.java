package dev.tidemark.desktop.verify;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.catalog.ObjectChange;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// What would be accepted, and the reason for it.
final class WhyView extends VBox {
    private final AcceptViewModel model;
    private final Paragraph what = new Paragraph();
    private final ObservableList<ObjectChange> changes = FXCollections.observableArrayList();
    private final ListView<ObjectChange> list = new ListView<>(changes);
    private final TextField reason = new TextField();

    WhyView(AcceptViewModel model) {
        this.model = model;
        getStyleClass().add("accept-why");
        what.setId("accept-what");
        list.setId("accept-changes");
        list.getStyleClass().add("drift-changes");
        list.setAccessibleText("Changed objects");
        list.setCellFactory(_ -> new ChangeCell());
        setVgrow(list, Priority.ALWAYS);
        reason.setId("accept-reason");
        reason.setPromptText("For those who read the journal later");
        reason.textProperty().bindBidirectional(model.reasonProperty());
        var label = new Label("Why is it right as it is?");
        label.setLabelFor(reason);
        var strip = new ProblemStrip();
        var again =
                Action.of(
                        "accept-read",
                        "Compare again",
                        "",
                        BootstrapIcons.ARROW_CLOCKWISE,
                        model::read);
        model.problemProperty()
                .subscribe(problem ->
                        strip.show(problem, problem == null ? List.of() : List.of(again)));
        getChildren().addAll(strip, what, list, label, reason);
        model.driftProperty().subscribe(this::show);
    }

    TextField reason() {
        return reason;
    }

    private void show(DriftState state) {
        changes.setAll(
                state instanceof DriftState.Known(var drift)
                        ? drift.difference().changes()
                        : List.of());
        list.setVisible(!changes.isEmpty());
        list.setManaged(!changes.isEmpty());
        what.setText(
                switch (state) {
                    case DriftState.Unknown _ -> "Comparing the schema with what was recorded…";
                    case DriftState.Missing _ -> model.what() + ".";
                    case DriftState.NotComparable(var why) -> "%s: %s".formatted(model.what(), why);
                    case DriftState.Known(var drift) ->
                            drift.none()
                                    ? "There is nothing to accept: the schema is as it was recorded."
                                    : model.what() + ".";
                });
        reason.setPromptText(
                model.wantsReason()
                        ? "For those who read the journal later"
                        : "For those who read the journal later; may stay empty");
    }
}
